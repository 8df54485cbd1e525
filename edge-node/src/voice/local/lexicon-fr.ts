import type { Lexicon } from './lexicon.ts';
import { kindsOfClass, rule, wordSet } from './lexicon.ts';
import { toPhrases } from './phrases.ts';

const course = `${kindsOfClass}, cours, cour, classe, seance, creneau`;
const person =
  'quelqu_un, il, elle, homme, femme, dame, monsieur, ami, amie, copain, copine, gars, fille, enfant, gamin, mec, personne, client, cliente, membre, mari, pere, mere, frere, soeur, coach, voisin, je, j, me, m, ils, elles, s_est, jeune, type, senior, papa, maman, fils';
const longAgo =
  'y a|avait ..? ans|mois|semaines|annees, l an|annee dernier|derniere, dernier|derniere ete|hiver|annee, quand j_etais, le mois dernier, la semaine derniere, autrefois, dans ma jeunesse, ancienne blessure';
const membership =
  'abonnement, abonnements, abo, formule, formules, contrat, adhesion, cotisation, inscription, carte_de_membre, forfait, mensualite, mensualites';
const broken =
  'casse, cassee, cassees, casses, panne, hs, marche|marchent|fonctionne|fonctionnent|demarre|repond|s_allume|chauffe|bouge|tourne pas|plus|mal, deregle*, defectueu*, abime*, bloque, bloquee, grince*, fuit, fuite, deborde, bouche, bouchee, bouches, sale, sales, degoutant*, degueulasse, crade, pue, vide, dechire*, desserre*, manque, manquent, trop chaud, trop froid, glacee, glaciale, eau|douche|douches ..? froide|froides|glacee|glacees, glissant*, inonde*, dangereu*, desinfect*, saute, ecran noir, bruit bizarre|etrange, bruit, plus_de papier|savon|eau|eau_chaude|lumiere, plus d eau|eau_chaude, pas_d eau|eau_chaude|lumiere|savon, pas_de savon|papier|lumiere|chauffage, eau froide, probleme avec|sur|dans|au';

export const lexiconFr: Lexicon = {
  emergencies: [
    rule(
      'emergency',
      [
        `venez|viens|venir|vite vite|il_est|elle_est par_terre?, venez vite, viens vite, sang, ensanglant*, perdu|perd connaissance, pris|recu ..? sur|dans le|la|les gorge|tete|cou|visage|ventre, etrangl*, coince* le|la|les|mes|ses|mon|ma|son|sa doigt|doigts|main|mains|pied|cheveux|bras|jambe, douleur au bras gauche, mal au bras gauche, besoin d|de aide|secours vite|urgent|d_urgence|immediatement|maintenant, aide vite|d_urgence, a_l_aide, malaise, malaises, malese, au_secours, ausecours, a_l_aide, ambulance, samu, pompier, pompiers, inconscient*, inanime*, evanoui*, crise_cardiaque, arret_cardiaque, infarctus, avc, attaque cerebrale|cardiaque, saigne*, saign*, hemorragie, plein|flaque de sang, au_feu, incendie, en_feu, y a|avait? le|du|un feu, prend|pris|prendre feu, flamme, flammes, sent|odeur le|de? brule|gaz|cramé|crame, fumee, agress*, se bat*, bagarre*, se tapent_dessus, tape|frappe sur|quelqu_un|un|une|moi?, couteau, pistolet, arme_a_feu, est arme, convuls*, epilep*, effondr*, ecroule*, ne? bouge|respire|repond|reagit|parle plus|pas, arrive|peux|peut|arrivent plus|pas|mal a? respirer|parler, mal_a respirer, mal|douleur|douleurs|serre|pointe|oppression a|dans|au|de la|le? poitrine|coeur|thorax|torse, poitrine me|qui? serre|brule, tourne_de_l_oeil, tourner_de_l_oeil, dans les pommes, perdu|perd|perdre connaissance, urgence medicale?, appel* ..? secours|urgences|112|18|15|police|docteur|medecin|ambulance, appel* les|la|le|un|une? secours|urgences|112|18|15|police|docteur|medecin, docteur|medecin vite, vite un medecin|docteur, besoin d_un medecin|docteur, defibrillateur, electrocut*, noie, noyade, noyer, surdose, overdose, hypoglycemie, en_danger, accident, explosion, explose`,
      ],
      {
        not: `${longAgo}, prise|analyse|don de sang, sang froid, pression du sang, sortie|issue de|d? secours|urgence, signe*, signed, sign`,
      },
    ),
    rule('emergency', ['par_terre, au_sol, sur_le_sol', person], {
      not: 'serviette, papier, eau, poids, haltere, halteres, barre, tapis, exercice, exercices, sac, tomber .. poids, machine, affaires, trouve, laisse, au_sol je|pour, sale',
    }),
    rule('emergency', ['etouff*, asphyxi*'], { not: 'on etouffe' }),
    rule(
      'emergency',
      [
        `est|suis|a|vient_de|s_est|me_suis|etre? tombe|tombee|tomber|chute, tombe|tombee par_terre|du|de|sur_la_tete|dans|et|a, blesse, blessee, blesses, blessure grave, casse|cassee|cassé|fracture|tordu|tordue|demis|luxe|dechire le|la|un|une|son|sa|mon|ma? bras|jambe|cheville|poignet|epaule|genou|dos|doigt|main|pied|nez|tendon|muscle, coince* sous|dans|le|la|sa|son|mon|ma, fracture*, reste|allonge|allongee|etendu|etendue par_terre|au_sol|sur_le_sol, ecrase*, coupe|coupee|ouvert le|la|profond*, cogne* la tete, au_sol`,
        person,
      ],
      {
        not: `${longAgo}, sur complet, tombe toujours|jamais|souvent, amoureux, amoureuse, en panne, est tombe|tombee en_panne, bien tombe, tombe|tombee sur une?_machine, tombe malade`,
      },
    ),
    rule(
      'emergency',
      [
        `sens|sent tres|vraiment|pas? mal|faible|partir|defaillir|bien|tomber, tete qui|me|lui tourne, tete tourne, vertige*, vais|va vomir|m_evanouir|s_evanouir|tomber|mourir, vomit, vomi, reaction allergique, choc anaphylactique, fait une crise, trouve|trouver|trouvee mal, me|le|la|nous|te|lui menace*, harcel*, me suit dans, va pas bien du_tout, tres mal en_point, va tres mal, coeur qui? s_emballe|lache|bat_trop_vite, tremble de partout, paralyse*, sens|sent plus mon|ma|mes|son|sa bras|jambe|jambes|cote`,
      ],
      { not: `${longAgo}, depuis ..? mois|ans, dans ma peau, sens bien, sent bon` },
    ),
  ],
  rules: [
    rule(
      'change_language',
      [
        'parl* en? anglais|espagnol|francais|english|castillan, parl* ..? anglais|espagnol|francais, change* de? langue, changer la langue, passe|passer|passez|continue|continuer|continuons|reponds|repondre|mets|switche|bascule|poursuivre|faire en anglais|espagnol|francais, en anglais|espagnol|francais s_il_te_plait|s_il_vous_plait|please|por_favor|merci, version anglaise|espagnole|francaise',
      ],
      { not: 'coach, coachs, prof, professeur, cours, arrete*, moniteur, quelqu_un' },
    ),
    rule(
      'cancel_membership',
      [
        `resili*, desabonn*, desinscri*, quitter|partir|pars|quitte la|le|ce|cette|de|du|votre salle|club|chez_vous|gym, annul*|arrete*|stopper|mettre_fin|rompre|terminer|casser`,
        `${membership}, resili*, desabonn*, salle, club, chez_vous, gym, desinscri*, prelevement, prelevements`,
      ],
      { not: 'se termine, quand finit|termine|fini, fin de, je te|vous quitte, pars|partir tot, resilie? mon cours' },
    ),
    rule(
      'freeze_membership',
      [
        'suspend*, gel, geler, gele, gelee, pause, mettre_en_pause, interrompre, bloquer, reporter, stand_by',
        `${membership}, vacances, mois, semaines, compte, blesse, enceinte`,
      ],
      { not: 'cours, musique, entre les series' },
    ),
    rule(
      'cancel_booking',
      [
        'annul*, decommand*, desinscri*, desinscris, desist*, liberer|rendre|laisse|libere|rends ma_place, supprim*, enlev*, retir*, deplac*, decal*, reporter, reporte, ne? peux|pourrai|viens|viendrai plus|pas venir|au|a',
        `${course}, reservation, reservations, place, §time, resa`,
      ],
      {
        not: 'abonnement, pourquoi ..? annule, est annule, est_il annule, deplacer les, ne peux pas reserver, inscrire',
      },
    ),
    rule('book_class', ['reserve, reserver, reservez, inscris_moi, booke, je la|le prends, j_en_veux|prends une|un'], {
      whole: true,
      not: '§machine',
    }),
    rule(
      'book_class',
      [
        'reserv*, inscri*, inscris, inscrire, place|places pour_moi, une|1|2 place|places pour|au|a|en, veux|voudrais|voudrait|aimerais|souhaite|prends|mets|prendre|garde|ajoute|peux ..? place|places, liste d_attente, veux|voudrais|aimerais|souhaite|vais|je_peux faire|venir|aller|participer|assister|prendre|essayer, booke*, prends_moi, mets_moi, ajoute_moi, note_moi, compte_moi, je viens au, je prends, je veux|voudrais le|la|du|un|une',
        `${course}, §time, place, places, liste_d_attente`,
      ],
      {
        not: 'ai_je, j_ai reserve, j_ai|suis deja? inscrit|inscrite|reserve, mes reservations, reste, combien, qu_est_ce, quels, quelles, comment, table, inscription, programme, exercice, exercices, voudrais savoir, veux savoir, je veux voir',
      },
    ),
    rule('my_bookings', [
      'j_ai|ai_je|suis|suis_je deja? reserve|inscrit|inscrite|reservation|cours, mes|ma|mon reservations|reservation|cours|creneaux|resas|resa, j ai|avais ..? reserve|reserves|inscrit, ai reserve|reserves|reservee|reservees, suis_je inscrit|inscrite, je suis bien? inscrit|inscrite, inscrit|inscrite a|au|aux quoi|quel|quels|quelle, mon prochain cours, mon planning',
    ]),
    rule(
      'report_issue',
      [
        broken,
        '§machine, machine, machines, appareil, tapis, velo, rameur, douche, douches, vestiaire, vestiaires, toilettes, wc, casier, casiers, lavabo, robinet, fontaine, distributeur, parking, musique, clim, climatisation, chauffage, lumiere, ampoule, porte, tourniquet, sol, barre, banc, poids, haltere, halteres, cable, poulie, ecran, serviette, sauna, hammam, piscine, salle, eau, papier, savon, miroir, ventilateur, ventilo, sono, musique, elliptique, presse, tapis_roulant, badgeuse, miroirs, step, elastique, ballon, stepper, chaise, siege, selle, pedale, ici, plafond, la_dedans, cage, prise',
      ],
      { not: 'dehors, me casse, comment ..? marche, comment ca marche, marche pas pour_moi' },
    ),
    rule('report_issue', [
      'signaler|declarer ..? probleme|panne|incident|machine|casse|fuite|casier|douche, signaler un? probleme|panne|incident, la machine a un probleme, c est tres? sale, il fait trop? chaud|froid, on etouffe|gele|crame, trop chaud|froid ici',
    ]),
    rule(
      'lost_property',
      [
        'perdu, oublie, egare, vole, retrouve, trouve, ramasse, objets_trouves, objet_trouve',
        'sac, telephone, portable, serviette, gourde, cle, cles, clef, clefs, montre, ecouteurs, casque, veste, pull, badge, carte, portefeuille, chaussures, baskets, bague, collier, lunettes, bouteille, affaires, objet, objets_trouves, objet_trouve, cadenas, t_shirt, short, manteau, trousse, bijou, quelque_chose, airpods, bracelet, gants, ceinture, doudou',
      ],
      { not: 'kilos' },
    ),
    rule('ask_human', [
      'efface, effacer, effacez, supprime, supprimer, supprimez, detruis',
      'conversation, conversations, discussion, echange, enregistrement, ce_que j_ai dit, tout_ce_que j_ai dit, mes donnees',
    ]),
    rule('ask_human', [
      'parl* a|avec ..? quelqu_un|humain|responsable|employe|coach|directeur|personne|conseiller|gerant|manager|equipe|staff|accueil, parl* a|avec quelqu_un|responsable|humain, voir|appel*|rencontrer|besoin|chercher|joindre|contacter ..? responsable|humain|employe|manager|directeur|gerant|accueil|personnel|conseiller|vrai_personne|vraie_personne|staff, voir|appelle|appelez|appeler un|une|le|la responsable|humain|employe|manager|directeur|gerant|accueil|personnel|conseiller|coach|staff, vrai|vraie personne|humain, un humain, quelqu_un de l_accueil|l_equipe, quelqu_un a_l_accueil, il me? faut quelqu_un, besoin d_un conseiller|coach|responsable, quelqu_un peut|pourrait_il|peut_il|pourrait m_aider|venir',
    ]),
    rule(
      'guest_pass',
      [
        'invit*, parrain*, amener, ramener, emmener, venir_avec, seance|cours|journee d_essai, essai, pass_invite, pass_journee, faire essayer|decouvrir, venir|vienne|viennent|peut essayer|tester|gratuit*|avec_moi',
        `ami, amie, amis, copain, copine, pote, invite, quelqu_un, femme, mari, frere, soeur, collegue, seance_d_essai, essai, pass_invite, parrain*, fils, fille, cousin, cousine, voisine, mere, pere, parents, pass_journee, conjoint, voisin, personne, proche, gratuit*, pass`,
      ],
      { not: 'coach' },
    ),
    rule(
      'my_progress',
      [
        'mes|ma|mon progres|progression|visites|objectif|objectifs|resultats|poids|stats|statistiques|evolution|serie|bilan|performances|perfs|assiduite|frequentation, ai progresse, progresse_je, j ai ..? perdu|pris ..? kilos, j_ai perdu combien, combien ..? perdu, combien de fois ..? venu|venue|viens, combien de fois ..? suis|je, suis venu|venue combien, combien de seances|visites|entrainements|kilos, ou j_en|en suis|suis_je, j_en_suis_ou, ou en suis_je, en suis ..? objectif, j_avance',
      ],
      { not: 'reste, gramme*, manger, dans le pack, inclu*' },
    ),
    rule(
      'membership_info',
      [
        'prix, tarif, tarifs, coute*, combien, cher, payer, paye, paiement, prelevement, facture, quand, date, fin, finit, termine, expire*, renouvel*, echeance, jusqu_a, difference, avantage*, inclus, comprend, comporte, formules, quel, quelle, quels, valable, valide, changer, passer, upgrade, infos, informations, information, renseignement*, reste, mon, etat, premium, elite',
        `${membership}, premium, elite, standard, prelevement, prelevements, la_salle`,
      ],
      {
        not: `resili*, netflix, telephone, internet, ferme*, ouvr*, ${kindsOfClass}, transport, bus, metro, douche, parking`,
      },
    ),
    rule(
      'membership_info',
      [
        'c est combien, combien ca? coute|coutent, je paie|paye combien|quand, on_paie|paye combien, prochain|prochaine prelevement|paiement|facture|echeance, vos tarifs|prix, quels|quel sont|est? les|le|vos tarifs|prix|tarif',
      ],
      { whole: true },
    ),
    rule(
      'ask_facility',
      [
        'ou, y, a_t_il, avez, est_ce, peut, puis_je, comment, combien, code, quel, acces, mot_de_passe, gratuit*, faut, est, trouver, cherche, avoir, louer, prete*, dispo*, prendre, laisser, ranger, garer',
        'douche, douches, vestiaire, vestiaires, casier, casiers, cadenas, parking, garer, wifi, wi_fi, serviette, serviettes, eau, fontaine, toilettes, wc, sauna, hammam, piscine, jacuzzi, spa, distributeur, seche_cheveux, ascenseur, acces_handicape, pmr, handicap*, garderie, consigne, prise, chargeur, boisson, boissons, proteine_shake, sortie_de_secours, issue_de_secours, bar, cafe_en_libre_service, accueil_enfants, table_a_langer, local_velo, salle_de_stretching',
      ],
      { not: 'boire par_jour, ferme, ouvre' },
    ),
    rule(
      'training_advice',
      [
        `comment|conseil*|apprend*|apprendre|montre|explique ..? §machine, comment ..? utilis*|servir|regler|marche|fonctionne|muscler|perdre|prendre_du|progresser|echauffer|etirer|ameliorer|faire_un|faire_des|soulever|gagner|travailler|brule*, comment muscler|utiliser|regler|faire|perdre|progresser|bien|se|on|m|s|je|j, quel|quels|quelle|quelles ..? exercice|exercices|programme|entrainement|machine|muscles|poids|charge|repas|proteines|etirement|etirements|routine|echauffement|cardio, exercice*, programme, routine, conseil*, combien de series|repetitions|reps|proteines|calories|temps_de_repos|repos, que manger, quoi manger, nutrition, regime, proteine*, creatine, echauffement, etirement*, perdre du|de poids|ventre|graisse, prendre_du muscle, muscler, que faire pour|contre, je fais quoi|comment, courbatures`,
        `§machine, exercice*, programme, routine, muscl*, dos, jambes, bras, abdos, fessiers, cuisses, pecs, pectoraux, epaules, biceps, triceps, ventre, poids, cardio, entrainement, entrainer, m_entrainer, manger, series, repetitions, reps, repos, proteine*, creatine, nutrition, regime, souplesse, machine, squat, squats, echauff*, etir*, kilos, courbatures, genou, seance, calories, endurance, courir, perdre, pompes, tractions, developpe_couche, souleve_de_terre, forme, rameur, tapis, velo, mollets, posture, fonte, gainage, sport, elliptique, masse`,
      ],
      { not: 'chien, chat, enfant dort, velo_electrique' },
    ),
    rule(
      'ask_hours',
      [
        'horaire, horaires, heure, heures, ouvert, ouverte, ouverts, ouvre, ouvrez, ouvrir, ferme, fermez, fermer, ferment, fermeture, ouverture, fermee, fermes',
        'ouvert, ouverte, ouverts, ouvre, ouvrez, ferme, fermez, fermeture, ouverture, fermee, fermes, ouvrir, fermer, horaire, horaires',
      ],
      { whole: true },
    ),
    rule(
      'ask_hours',
      [
        'horaire*, heure, heures, ouvert, ouverte, ouverts, ouvre, ouvrez, ferme, fermez, fermeture, ouverture, fermee, ouvrir, fermer',
        'la_salle, le_club, salle_de_sport, la_gym, le_gym, piscine, sauna, jours_feries, jour_ferie, jour_feries, ferie, noel, jour_de_l_an, paques, nouvel_an, toussaint, ascension, accueil, ouverture, fermeture, exceptionnel*',
      ],
      { not: `${kindsOfClass}, cours` },
    ),
    rule(
      'ask_classes',
      [
        course,
        'quel, quels, quelle, quelles, quand, heure, horaire, horaires, planning, a_t_il, y_a, combien, qui, prof, reste, place, places, complet, c_est_quoi, comment, prochain, prochaine, proposez, avez, est_ce, existe, debutant, debutants, §day, §time, dure, duree, ou, niveau, adapte, disponible*, programme, liste, voir, donne, anime, enseigne, commence, salle, pour',
      ],
      {
        not: 'cours du, cours de l euro|action|actions, cours d_anglais, cours particulier, cours_de_cuisine, cours_de_maths|francais|anglais|guitare|piano|musique|conduite',
      },
    ),
    rule(
      'ask_classes',
      [
        'planning, emploi_du_temps, programme de|du la? semaine|jour, qu_est_ce_qu_il_y_a, il y_a quoi, a_t_il quelque_chose',
        '§day, §time, semaine, cours, planning, emploi_du_temps',
      ],
      { whole: true },
    ),
    rule('ask_classes', ['cours'], { whole: true }),
    rule(
      'feedback',
      [
        'pas content*, mecontent*, decu, decue, deception, inadmissible, inacceptable, scandale*, honte, honteu*, ras_le_bol, marre, nul, nulle, nulles, enerv*, desagreable*, impoli*, malpoli*, trop de monde|bruit, bonde*, plein_a_craquer, trop cher|chere, arnaque*, plaindre, plainte, reclamation, insupportable*, lamentable, mal accueilli*, mauvais, mauvaise, horrible*, deteste, aucun respect, facture|preleve deux_fois|2_fois, se fiche*, foutage, abuse, penible, trop fort, trop forte, jamais personne, attendre des_heures|trop, n_aime pas',
      ],
      { not: 'mauvais pour, mauvaise posture, blague, j_ai mal', sentiment: 'negative' },
    ),
    rule(
      'feedback',
      [
        'adore, j_aime beaucoup|bien|trop|vraiment, felicit*, bravo, top, excellent*, extra, content*, ravi, ravie, satisfait*, meilleur*, formidable*, fantastique, geniale, genial, geniaux, super, sympa*, compliment*, accueillant*, impeccable, remercier, merci a|au|aux toute? l? coach|equipe|prof|personnel, parfait',
        'salle, cours, coach, coachs, prof, equipe, personnel, accueil, club, machines, ambiance, service, seance, §class, musique, staff, gym, ici, proprete, entrainement, menage, vestiaires',
      ],
      { sentiment: 'positive' },
    ),
    rule(
      'yes',
      [
        'oui, ouais, ouai, ouep, oui_oui, ok, okay, d_accord, c_est_bon, c_est_ca, exactement, vas_y, volontiers, bien_sur, parfait, confirme, je_confirme, absolument, tout_a_fait, carrement, entendu, ca_marche, ca_me_va, si, c_est_parfait, grave, avec_plaisir, avec_joie, yes, je_veux_bien, super, genial, nickel, impec, impeccable, top, ca_m_irait, ca_me_convient',
      ],
      { whole: true, not: 'non, pas' },
    ),
    rule('yes', ['pourquoi_pas'], { whole: true }),
    rule(
      'no',
      [
        'non, nan, rien, pas_du_tout, surtout_pas, laisse_tomber, laissez_tomber, annule, pas_maintenant, jamais, c_est_pas_ca, ce_n_est_pas_ca, non_merci, pas_la_peine, no, oublie, tant_pis, aucun',
      ],
      { whole: true },
    ),
    rule(
      'greeting',
      ['bonjour, salut, bonsoir, coucou, hello, hey, yo, bonjour_bonjour, re, wesh, rebonjour, hi, hola'],
      { whole: true, not: 'ca va, vas, allez_vous' },
    ),
    rule('thanks', ['merci|mrc|cimer beaucoup|bien|infiniment|mille_fois? jarvis?, jarvis merci, remercie'], {
      whole: true,
    }),
    rule('smalltalk', [
      'merci, ca va, comment vas|va|allez|tu|ca tu|vous|va?, blague, blagues, qui es|etes tu|vous, tu es qui|quoi, t es qui|quoi, comment t|tu appelles, quel est ton nom, quel age as_tu, as_tu des amis, tu es un robot|une_ia|humain, es_tu un, tu t_appelles comment, quoi de neuf, il fait beau|froid|chaud dehors, raconte ..? blague|histoire, tu m_entends, tu es drole|gentil|sympa|marrant, t es sympa|drole, tu dors, je t_aime, tu fais quoi, tu sais faire quoi, que sais_tu faire, il pleut, belle journee, quel temps',
    ]),
  ],
  outside: toPhrases(
    'bitcoin*, cours de l_or|du_petrole, combien font, bon resto, table pour, reserv* une table, bourse, crypto*, action en_bourse, restaurant*, resto, pizza, hotel, avion, vol pour, train pour|de, billet*, taxi, uber, cinema, film, films, serie netflix, netflix, capitale, president, premier_ministre, election*, guerre, match, football, ligue, psg, recette, recettes, cuisine, cuire, gateau, tarte, dentiste, coiffeur, banque, mairie, prefecture, boulangerie, pharmacie, supermarche, poste, impot*, meteo, horoscope, loto, traduis, traduire, traduction, racine carree, fois 7|8|9, poeme, chanson, ordinateur, imprimante, python, javascript, iphone, voiture*, garage, assurance, appartement, loyer, mariage, devoirs, histoire de france, tour eiffel, lune, planete, dinosaure*, tension electrique, bibliotheque, ecole, permis, chien, chat, plante*, jardin, wikipedia, google, amazon, facture d_electricite, edf, concert, musee, plage, ticket de metro, colis, courrier, passeport, visa, pneu*, essence',
  ),
  filler: wordSet(
    `je j tu t te il elle on nous vous me m moi toi se s ce c ca cela cette cet ces le la les l un une des de d du au aux a et ou mais que qu qui quoi est es suis etes sont etait sera seront ai as avez ont y en ne n pas plus bien tres trop si dans pour par sur avec sans jusqu jusque vers depuis entre avant apres quand comment combien quel quelle quels quelles pourquoi s_il plait s'il aujourd hui demain hier matin midi soir soiree nuit apres semaine week end jour jours mois annee prochain prochaine dernier tard tot heure heures h minutes tout toute tous toutes jarvis merci bonjour salut bonsoir euh hein bah ben alors donc voila bon allez ok oui non peux peut puis pouvez pourrais pourriez veux voudrais voudrait aimerais dis dites dire savoir sais donne donner faire fait svp stp encore aussi juste vraiment la votre vos mon ma mes ton ta tes son salle sport club gym est_ce t_il a_t lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis samedis dimanches janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre ferie feries noel ete hiver vacances exactement place places s'inscrire quelque chose reste y ira`,
  ),
  telling: wordSet(
    `de d l moi je tu il nous vous le la les des du est suis et une que quoi pour avec dans sur mon ma mes quel quelle heure bonjour merci voudrais veux peux demain ce cette pas oui non c j aujourd hui salut comment combien ou ça y fermez ouvert reserve cours`,
  ),
};
