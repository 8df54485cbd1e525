import { cue } from './cues.ts';
import type { Topics } from './topics.ts';

export const topicsFr: Topics = {
  greeting: [
    cue(
      4,
      'bonjour, bonsoir, salut, coucou, hello, hey, yo, wesh, re, rebonjour, hola, hi, salutations, bjr, slt, he bonsoir, bien le_bonjour, kikou',
    ),
  ],
  ask_hours: [
    cue(
      3,
      'horaire*, ouvert, ouverts, ouverte, ouvre, ouvrez, ouvrent, ouvrir, ferme, fermez, ferment, fermer, fermeture, ouverture, fermes, fermee, jusqu_a quelle|quand, jusqu_a quelle_heure, jusqu a quelle_heure|quand, a partir_de quelle_heure, des quelle heure, 24 h',
    ),
    cue(
      2,
      'quelle heure, quelle_heure, heures, a quelle_heure, heure, feries, ferie, noel, paques, toussaint, 14_juillet, ascension, pentecote, aout, y a_t_il? quelqu_un, il y_a? du_monde, je peux|on_peut|puis_je|peut_on ..? venir|entrer|rester|arriver|passer, je me_pointe, si je|j viens|arrive|passe|debarque, tard, tot',
    ),
    cue(1, '§day, §time, matin, soir, midi, samedi, dimanche, week_end, salle, club, gym, reception, accueil, vous'),
    cue(2, 'pointe ..? quelqu_un, y a_quelqu_un'),
    cue(-3, '§class, cours, seance, coach, casse*, panne, fuite, robinet, fenetre, reserv*, abonnement, parking'),
  ],
  ask_classes: [
    cue(
      2,
      '§class, cours, seance, seances, atelier, circuit, circuit_training, cross_training, danse, abdos_fessiers, gym_douce, marche_nordique, cardio_boxe, cours_co, collectif, collectifs',
    ),
    cue(
      2,
      'quel|quels|quelle|quelles cours|seance|seances|creneau|creneaux|activites|prof, planning, c est quoi, ca dure, dure, duree, combien de_temps|de_places|de_monde, reste ..? place|places, il|en reste, complet, complete, plein, qui donne|anime|fait|assure|remplace, c est qui, prof, professeur, anime, convient, adapte*, debutant*, niveau, difficile, dur, physique, ressemble, consiste, faut_il, proposez, avez ..? cours|§class, y a ..? cours|§class, il y_a, a_t_il, y_a_t_il, prochain, commence, quand, quelle heure, quelle_heure, salle, fatigant, maintenu, a lieu',
    ),
    cue(1, '§day, §time, est_ce, places, aujourd, demain, ce_soir'),
    cue(
      -3,
      'annul*, reserv*, inscri*, mes, ma, mon, j_ai, genial, nul, nulle, super, adore, trop, retire*, abonnement',
    ),
  ],
  book_class: [
    cue(
      3,
      'reserv*, inscri*, inscris, inscrire, booke*, note_moi, mets_moi, cale_moi, ajoute_moi, prends_moi, garde_moi, bloque_moi, place|places pour_moi, me ..? caler|noter|mettre|inscrire|ajouter|prendre|garder|trouver|bloquer|booker|positionner, tu|vous me notes|mets|cales|inscris|prends|ajoutes|gardes|notez|inscrivez|mettez, une|1|2|3|deux place|places, liste_d_attente, liste d attente, compte_moi, compte sur_moi, je prends|participe|veux_bien',
    ),
    cue(
      2,
      'je|j veux|voudrais|viendrais|aimerais|souhaite|souhaiterais|veut|voudrai|vouloir, jveux, jvoudrais, moyen de|d, est_ce possible, possible de, tu peux|pourrais, peux_tu, pouvez_vous, moi vouloir|veux|venir, s il_te_plait|il_vous_plait, stp, svp, faire|essayer|tester|rejoindre|participer|assister|venir|aller',
    ),
    cue(2, '§class, cours, seance, place, places, creneau'),
    cue(1, '§day, §time, ce_soir, demain, matin, midi'),
    cue(
      -4,
      'annul*, retir*, enlev*, desinscri*, deplac*, decal*, change*, combien, j_ai deja? reserve, ai_je, suis_je, abonnement, inscription, combientieme, mes, coach, ami, amie, copain, copine, table, je suis inscrit, suis inscrite, mon invite, parler, rembours*, essayer avant',
    ),
  ],
  cancel_booking: [
    cue(
      3,
      'annul*, desinscri*, desinscris, desist*, decommand*, libere|liberer|rends|rendre|laisse|donne|donner ma place, retire|retirer|retirez|enleve|enlever|enlevez|vire|sors|supprim*|efface moi|me|ma|mon, retire*, enleve*, decal*, deplac*, reporte*, reporter, change|changer|bascule*|bouge*|passe|passer mon|ma|le, peux|pourrai|pourrais|viens|viendrai|serai|vais plus|pas venir|la|etre|assister|y_aller|aller|au|a, finalement non|pas|je_peux, empechement, ma place a|pour',
    ),
    cue(2, '§class, cours, seance, place, reservation, resa, creneau, liste_d_attente, liste d attente, inscription'),
    cue(1, '§day, §time, ce_soir, demain, mon, ma, malade, imprevu'),
    cue(
      -4,
      'abonnement, abo, contrat, 3_fois, fois que, pourquoi, toujours, encore annule, est annule, a ete annule, sont annules, prelevement*, salle',
    ),
  ],
  my_bookings: [
    cue(
      4,
      'mes reservations|resas|cours|creneaux|inscriptions, j ai|avais ..? reserve|reserves|inscrit|booke|un_truc|quelque_chose|prevu|un_cours, ai_je ..? reserve|reservation|cours|prevu, suis|suis_je ..? inscrit|inscrite|confirme|confirmee|liste, combientieme, quelle place|position ..? liste|attente, rappelle_moi|redis_moi mes|mon|ce|a, mon prochain cours|creneau, prochain cours ..? moi, ma|mes reservation|resa, mon planning, ma place ..? confirme*|valide*|validee, c est bien reserve|confirme|valide|enregistre, inscrit|inscrite a|au|aux quoi|quel|quels|quelle, qu est_ce que j_ai, j ai quoi',
    ),
    cue(1, '§class, §day, cours, liste, attente, ce_soir, demain, semaine'),
    cue(-3, 'annul*, retir*, deplac*, decal*, change*, abonnement, mal'),
  ],
  my_progress: [
    cue(
      4,
      'mes|ma|mon progres|progression|stats|statistiques|resultats|objectif|objectifs|poids|visites|evolution|serie|bilan|perfs|performances|score|record|records|suivi|courbe|assiduite|chiffres|mesures|seances, ai_je|suis_je ai? progresse, ai je perdu|pris|progresse|maigri, j_ai ai? progresse|maigri|pris|grossi|avance|ameliore, ou j_en|en suis, suis ..? objectif, combien de fois|seances|visites|jours|kilos|calories ..? venu|venue|je|j_ai|fait|faites|perdu|perdus|pris, pesais|pesait|pese combien|ma|la|au|a, combien je_pesais|pese|pesais, derniere pesee|mesure, suis_je venu|venue, je suis venu|venue, masse grasse|musculaire, streak, d_affilee, en forme comment, loin de mon|l, plus que_combien',
    ),
    cue(1, 'depuis, ce mois, cette semaine, cette annee, janvier, combien'),
    cue(-4, 'comment, exercice*, programme, conseil*, perdre, cle, sac, montre, faut, manger, abonnement, payer'),
  ],
  membership_info: [
    cue(
      3,
      'tarif, tarifs, prix, coute*, combien ca|coute|je|on|vaut|c_est, c est combien, peux|peut|possible ..? payer en, plusieurs fois, en 3|4|10|2|12 fois, mensualite*, prelevement, prelevements, preleve*, facture, factures, echeance*, renouvel*, expire*, reduction*, remise, promo*, etudiant*, frais, engagement, sans_engagement, offre, offres, formules, formule, moyens_de paiement, cheque*, especes, carte_bancaire, cb, rib, payer, paye, paie, paiement, date|fin ..? abonnement|contrat|abo, abonnement ..? fini*|termine*|valable|valide|jusqu_a|jusqu|quand|comprend|inclus|donne, premium, elite, standard, upgrade, passer en|au|a premium|elite|standard, ticket* restaurant, cheques_vacances, comite d_entreprise',
    ),
    cue(2, 'abonnement, abonnements, abo, contrat, adhesion, cotisation, inscription, forfait, carte_de_membre'),
    cue(
      1,
      'en 2|3|4|10|12 fois, plusieurs fois, quand, combien, y a, a_t_il, existe, infos, difference, reste, jusqu_a, mon',
    ),
    cue(
      -4,
      'resili*, annul*, arreter, stopper, pause, suspen*, geler, gel, cloturer, quitter, desabonn*, 2_fois, debite, arnaque, trop cher, douche, serviette, parking, casier, cours, ami, amie, copain, collegue, cadenas, §class, enceinte, blesse, j_hallucine, scandale*, joke, blague',
    ),
  ],
  freeze_membership: [
    cue(
      5,
      'gel, geler, gele, gelez, suspendre, suspension, suspendez, suspends, suspendu, en_pause, en pause, mettre_en_pause, faire|prendre une? pause, pause abo|abonnement|de, bloquer mon|l abonnement|compte|abo, interrompre, stand_by, arreter de_payer|les_prelevements|le_paiement ..? mois|semaines|temps, stop|arret|arreter paiement|payer|abonnement ..? mois|semaines|pendant|apres|reprendre|revenir, puis reprendre, reprendre apres|plus_tard|en, reporter mon|l abonnement',
    ),
    cue(
      1,
      'abonnement, abo, mois, semaines, enceinte, blesse, blessee, opere*, vacances, voyage, deplacement, jusqu, pendant, reprendre',
    ),
    cue(-4, 'entre les|2|chaque, musique, ecran, cours'),
  ],
  cancel_membership: [
    cue(
      5,
      'resili*, desabonn*, cloturer, cloture, cloturez, mettre_fin, mettre fin, rompre, quitter|quitte la|le|ce|cette|votre salle|club|gym, arreter|arrete|stopper|stop mon|l|cet|l_abonnement|tout abonnement|abo|contrat|la_salle?, partir de chez_vous, ne pas|plus renouveler|reconduire, renouvelle pas|plus, veux plus|pas etre|rester|continuer ..?, preavis, annul* mon|l|mes|cet abonnement|abo|contrat|adhesion|prelevements|inscription, plus membre, retractation, desinscri* de la|du salle|club, lettre de depart, vais voir ailleurs|chez_la_concurrence, je pars|vais a_la_concurrence|chez_la_concurrence|ailleurs|chez_un_concurrent, je m_en_vais de, j arrete tout|la_salle|l_abonnement',
    ),
    cue(1, 'abonnement, abo, contrat, demenage, salle, adhesion, inscription'),
    cue(-4, 'cours, reservation, resa, creneau, §class, pause, suspend*, mois puis, reprendre, geler, liste'),
  ],
  report_issue: [
    cue(
      3,
      'casse*, panne, hs, h_s, marche|marchent|fonctionne|fonctionnent|demarre|repond|s_allume|chauffe|s_ouvre|ferme|coule plus|pas|mal, deregle*, defectueu*, abime*, bloque*, grince*, fuit, fuite, deborde, bouche, bouchee, bouches, sale, sales, degueu*, degoutant*, crade*, pue, sent mauvais|la_transpi|les_egouts|la_sueur, vide, vides, dechire*, desserre*, manque, manquent, inonde*, glissant*, glisse, dangereu*, froide|glacee|tiede|brulante, eteint, eteinte, clignote, ne? s eteint|allume, plein|pleine de sueur|poils|cheveux|sang|poussiere|crasse, y|il_n_y a plus de_papier|de_savon|d_eau|de_gel|de_serviettes|de_lumiere|d_electricite|de_spray|d_essuie, plus de papier|savon|eau|gel|spray|lumiere|produit, rame, lache|a_lache|menace_de|va_casser|va_lacher, coupe tout_seul|toute_seule, s_arrete tout_seul|sans_arret|toutes, reste noir|noire|bloque, bruit bizarre|etrange|horrible|de, fait un bruit, crame, effiloche*, use, usee, uses, rouille*, moisi*, moisissure*, etouffe, trop chaud|froid, il fait 30|35|trop, on gele|creve|crame|se_gele, cafard*, souris, signaler, signale',
    ),
    cue(
      2,
      '§machine, machine, machines, appareil, tapis, velo, rameur, douche, douches, vestiaire, vestiaires, toilettes, wc, casier, casiers, lavabo, robinet, fontaine, distributeur, clim, climatisation, chauffage, lumiere, neon, ampoule, porte, tourniquet, sol, barre, banc, poids, haltere, halteres, cable, poulie, ecran, sauna, hammam, piscine, eau, papier, savon, miroir, ventilateur, sono, elliptique, presse, tapis_roulant, badgeuse, step, ballon, selle, pedale, siege, cage, prise, wifi, serrure, studio, plafond, tele, distributeurs, escalier, rack',
    ),
    cue(
      -4,
      'comment ..? marche|fonctionne|regle, mon abonnement, cours, coach, la musique, mon|ma|mes telephone|montre|sac',
    ),
  ],
  complaint: [
    cue(
      4,
      'pas content*, mecontent*, decu, decue, deception, inadmissible, inacceptable, scandale*, scandaleu*, honte, honteu*, ras_le_bol, marre, enerv*, desagreable*, impoli*, malpoli*, agressif*, agressive, mal eleve*, trop de monde|bruit, bonde*, plein_a_craquer, arnaque*, plaindre, plainte, reclamation, insupportable*, lamentable, mal accueilli*, horrible*, deteste, aucun respect, irrespect*, personne dit|fait|range|ne, j hallucine, hallucin*, debite*|preleve*|facture* 2|deux fois, 2 fois ..? debite|preleve|facture, rembours*, foutage, abuse, abusif, penible, relou*, chiant*, gonfl*, saoule*, soule*, n_importe_quoi, pas normal, c est nul, nulle, trop cher|chere, attendre ..? heure|heures|minutes|trop|plombes, j attends depuis, comme a? un|une? chien|merde|moins_que_rien, m a|ont? mal? parle|repondu mal|comme|sur, ca_fait 2|3|4|5 fois que, 3_fois que, encore annule, toujours annule*|complet|plein|occupe*|prises|pris, ridicule, debile, absurde, filme*|filment, se fiche*|fout*|moque*, mal organise*, prend pour des, jamais personne|dispo*|de_place, musique ..? fort|forte, perte de temps, ne? merite, il y_a|c_est trop, reglement, regle ..? stupide|debile|idiote',
    ),
    cue(1, 'accueil, personnel, coach, club, salle, monde, prix, regles, franchement, serieux, encore, toujours'),
    cue(-4, 'panne, hs, resili*, douche froide, j_ai mal'),
  ],
  praise: [
    cue(
      3,
      'adore, j_aime beaucoup|bien|trop|vraiment, felicit*, bravo, excellent*, extra, ravi, ravie, satisfait*, meilleur*, formidable*, fantastique*, genial*, geniaux, geniale, super, sympa*, compliment*, accueillant*, impeccable*, remercier, merci a|au|aux, au top, top, trop bien, parfait*, magnifique*, incroyable*, genial, content*, chapeau, nickel, rien a_redire|a_dire, kiffe*, merveilleu*, chouette, on se_sent bien, heureu*, plaisir, grace a, propre, agreable, de qualite',
    ),
    cue(
      2,
      'salle, cours, coach, coachs, prof, equipe, personnel, accueil, club, machines, ambiance, service, seance, §class, musique, staff, gym, ici, proprete, entrainement, menage, vestiaires, vous, t_es, tu_es, t es, tu es, renovation, jarvis, c est, c etait, etait',
    ),
    cue(-4, 'pas content*, pas top|super|terrible, comment, quel, quels, est_ce, reserv*, mais, ca serait, serait'),
  ],
  training_advice: [
    cue(
      3,
      'exercice, exercices, programme, routine, conseil, conseils, reposer ..? combien, combien ..? reposer, jambes,  muscler, muscle|muscles, nutrition, regime, proteine*, creatine, whey, echauff*, etirement*, etirer, series, repetitions, reps, maigrir, mincir, secher, perdre, prendre_du|prendre muscle|de_la_masse|du_poids, mange* quoi|avant|apres|combien, quoi manger, que manger, je mange, courbature*, squat*, developpe*, souleve*, tractions, pompes, gainage, abdos, fessiers, cardio, endurance, souplesse, progresser, comment ..? utilis*|regl*|servir|marche|fait|faire|debuter|commencer|respirer|travailler|s_en_sert, repos, se reposer, recuper*, hydrat*, boire, technique, posture, par ou|quoi commencer, s entrainer, m entrainer, je commence, quelle charge, quel poids, brule*, tonifier, raffermir, debute',
    ),
    cue(
      2,
      'comment, quel, quels, quelle, quelles, combien, quoi, que, faut, dois, conseilles, conseillez, recommandes, recommandez, mieux, c est bien|bon, est_ce, sert a_quoi, a quoi_sert, pour, avant, apres, entre, aide, peux',
    ),
    cue(
      1,
      '§machine, machine, muscu, dos, jambes, bras, ventre, genou, cuisses, epaules, poids, seance, seances, ans, sport',
    ),
    cue(
      -4,
      'reserv*, annul*, casse*, panne, hs, abonnement, cours de, prof, horaire*, pese*, mes, j_ai perdu, ai_je, perdu mon|ma|mes, rendre, ouvert, ferme, coute, payer, carte',
    ),
  ],
  ask_facility: [
    cue(
      3,
      'douche, douches, vestiaire, vestiaires, casier, casiers, cadenas, parking, garer, wifi, wi_fi, serviette, serviettes, fontaine, toilettes, wc, sauna, hammam, piscine, jacuzzi, spa, distributeur, seche_cheveux, seche, ascenseur, pmr, handicap*, fauteuil, garderie, consigne, prise, prises, chargeur, boisson*, cafe, bar, velos, poussette, creche, acces, entree, climatise*, climatisation, mot_de_passe, code, eau, issue_de_secours, sortie_de_secours, sortie de secours, defibrillateur, table_a_langer, coin, espace, salle_de, infirmerie, tapis_de_yoga, cour, terrasse, snack, trottinette',
    ),
    cue(
      2,
      'ou, y a, a_t_il, avez, avez_vous, est_ce, peut, peut_on, puis_je, comment, quel, trouver, cherche, louer, prete*, louez, emprunter, par_ou, par ou, c est ou, faut, faut_il, existe, combien, gratuit*, payant*, laisser, ranger, recharger, acheter, vous avez, dispo*, apporter, on|je peut|peux',
    ),
    cue(
      -4,
      'casse*, panne, hs, sale, sales, froide, fuit, bouche*, disparu, perdu, oublie, reste ici, retrouve*, trouve une|un, ne marche, marche pas, fonctionne pas, degueu*, boire par_jour, vide, plus de, §class, abonnement, marche plus, rame',
    ),
  ],
  ask_human: [
    cue(
      4,
      'un|une|le|la|avec|voir|appel* conseiller|conseillere|responsable|humain|humaine|manager|directeur|directrice|gerant|gerante|patron|patronne|chef|employe|employee, vrai|vraie personne|gens|humain, etre humain, quelqu_un de_l_accueil|a_l_accueil|de_l_equipe|du_staff|de_vivant|de_reel|d_humain, parl*|discuter|echanger a|avec|au|de_vive_voix quelqu_un|un|une|la|le|l|des ..? equipe|coach|accueil|personne|humain|staff|responsable|personnel?, parl* a|avec quelqu_un, besoin de|d parler|voir|quelqu_un|une_personne|un_coach|un_conseiller, il me_faut quelqu_un, me faut quelqu_un, faut que_je_parle|que_je_voie, appel* quelqu_un|l_accueil|le_coach|un_coach|l_equipe|la_direction|la_reception, quelqu_un peut|pourrait|pour m_aider|m_expliquer|m_aider|me_rappeler|me_renseigner|venir|m_expliquer, quelqu_un pour m_aider|me, me rappeler, rappelez_moi, qu_on me? rappelle, ou est|sont le|la|l|les staff|accueil|personnel|responsable|coach|equipe|monde, passe|passez moi, passe_moi quelqu_un|l_accueil|le, y a_t_il? quelqu_un a|de|pour|ici|dispo, y a quelqu_un, chef ou, pas a|avec un|une? robot|machine|ordinateur',
    ),
    cue(-4, 'reserv*, §class, ouvert, ouverture, heures, horaires, annul*, trouve, perdu, 6_heures, samedi, dimanche'),
  ],
  guest_pass: [
    cue(
      3,
      'invit*, parrain*, seance_d_essai, essai, pass_invite, pass_journee, pass a|pour|d la? journee|un|une|ami|invite, pass, amener, ramener, emmener, venir avec, accompagner, accompagnee, accompagne, essayer, tester, decouvrir, voir la_salle, visiter, avec moi, entrer avec, faire entrer',
    ),
    cue(
      2,
      'ami, amie, amis, copain, copine, pote, potes, quelqu_un, femme, mari, frere, soeur, collegue, collegues, fils, fille, cousin, cousine, voisine, voisin, mere, pere, parents, conjoint, conjointe, proche, invite, binome, enfant, ado, belle_soeur, famille, copains, personne',
    ),
    cue(1, 'gratuit*, une_fois, 1_fois, journee, peut, aimerait, voudrait, avant de, s inscrire'),
    cue(-4, 'coach, perdu, disparu, oublie, montre, fauteuil, malade, a_dit'),
  ],
  lost_property: [
    cue(
      3,
      'perdu, perdue, oublie, oubliee, oublies, egare*, vole, volee, retrouve*, trouve, trouvee, ramasse*, objets_trouves, objet_trouve, objets trouves, disparu, disparue, reste|restee|restes ici|la|au|dans|sur, laisse|laissee|laisses ..? ici|vestiaire|casier|douche|salle|hier|tapis, pas vu, auriez|avez|auriez_vous|avez_vous ..? vu|trouve|recupere|recu, a qui ..? rends|rendre|donne|donner|appartient, rapporte, plus retrouver, retrouve plus, trouve plus, cherche mon|ma|mes',
    ),
    cue(
      2,
      'sac, telephone, portable, serviette, gourde, cle, cles, clef, clefs, montre, ecouteurs, casque, veste, pull, badge, portefeuille, chaussures, baskets, bague, collier, lunettes, bouteille, affaires, objet, objets, cadenas, t_shirt, tee_shirt, short, manteau, trousse, bijou*, airpods, bracelet, gants, ceinture, doudou, bonnet, maillot, alliance, boucle*, echarpe, casquette, carte, sweat, blouson, parapluie, tong*, claquettes, trottinette, legging, brassiere, chargeur, porte_monnaie, doudoune, shaker, gilet, sous_vetements, objets_trouves',
    ),
    cue(-4, 'kilos, poids, combien, programme'),
  ],
  smalltalk: [
    cue(
      4,
      't as vu, as_tu vu, merci, ca va, comment vas|va|allez|tu|ca tu|vous|va?, blague, blagues, qui es|etes tu|vous, tu es qui|quoi, t es qui|quoi, comment t|tu appelles, quel age, quel est ton nom, tu es|t_es un|une? robot|ia|humain|vrai|vivant, es_tu, tu t_appelles|t_ennuies|dors|manges|reves|fais_quoi|aimes|preferes|connais|viens|habites|bois|fatigues, t ennuies|as_vu|ennuie, ennuies, dors, quoi de_neuf, il fait ..? beau|froid|chaud|moche|gris, raconte, tu m_entends, t es sympa|drole|marrant|bete|intelligent, je t_aime, que sais_tu, tu sais_faire, il pleut, pluie, belle journee, quel temps, temps de_chien|pourri, sale temps, meteo, crevee, creve, naze, hs ce_soir, fatigue, fatiguee, longue journee, journee ..? longue|pourrie|dure|chargee, vivement, week_end, t as vu, le match, pourquoi ..? appelles|jarvis, lundi c_est, dur dur, la flemme, flemme, motivation zero, pas motive*, tout seul, ton coin, chante, tu fais_quoi, il fait_nuit, super mario, t en_penses, amoureu*, quelle journee, enfin vendredi',
    ),
    cue(-4, 'cours, abonnement, reserv*, casier, panne, ouvert, heure, coach, salle, exercice*, machine'),
  ],
};
