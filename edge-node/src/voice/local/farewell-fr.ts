import type { FarewellWords } from './farewell.ts';
import { toPhrases } from './phrases.ts';

export const farewellFr: FarewellWords = {
  goodbyes: toPhrases(`
    au revoir, bye, bye_bye, by_by, goodbye, good_bye, tchao, chao, ciao, adieu, adios, hasta_luego, hasta_la_vista, arrivederci, see_you, kenavo, a bientot|plus_tard|la_prochaine|la_revoyure|tres_bientot, a la prochaine fois
    re voir
    a tres? bientot|plus|demain|demain_matin|demain_soir|demain_midi|toute|tantot|plus_tard|tout_a_l_heure|l_heure|ce_soir|la_revoyure|apres_demain|tout
    a la prochaine|semaine_prochaine fois|seance|semaine?
    a lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche prochain|matin|soir|midi|apres_midi?
    a un de ces jours|quatre|4
    a une prochaine|autre fois|seance?
    bonsoir a demain|plus|bientot|la_prochaine, salut a_plus|a_plus_tard, a la semaine prochaine, au mois prochain, au plaisir, a l_annee_prochaine, a tres vite, a vite, jusqu_a demain|la_prochaine
    allez|aller|bon|ok|okay|merci|voila|parfait|beaucoup salut
    salut et? merci|a_plus|a_demain|a_bientot|la_compagnie|tout_le_monde et? bonne_soiree?
    passe|passez|passes une? tres? bonne|belle|excellente|super|agreable journee|soiree|nuit|semaine|apres_midi|fin_de_journee|fin_de_semaine
    passe|passez un? tres? bon|beau|excellent|super week_end|apres_midi|dimanche|samedi|moment
    tres? bonne|belle|excellente journee|soiree|nuit|continuation|semaine|aprem|apres_midi|fin_de_journee|fin_de_soiree|fin_de_semaine|vacances|seance|route|fete|annee a? toi|vous|tous|toutes?
    bonnes vacances|fetes
    tres? bon|excellent week_end|dimanche|samedi|apres_midi|aprem|courage|vent|retour a? toi|vous|tous?
    portez_vous|porte_toi bien, prends|prenez soin de toi|vous
    on se voit|revoit|retrouve|capte|reparle|rappelle|dit a? demain|bientot|plus_tard|la_prochaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|la_semaine_prochaine|un_de_ces_quatre|ce_soir|apres|une_prochaine_fois prochain|soir|matin|fois?
    je te|vous dis bonsoir_et_a_demain|bonsoir_a_demain|bonsoir|au_revoir|a_demain|a_plus|a_bientot|a_la_prochaine|a_lundi|a_jeudi|bye|tchao
    je te|vous souhaite une? tres? bonne|belle|excellente journee|soiree|nuit|semaine|apres_midi
    je te|vous souhaite un? tres? bon|excellent week_end|dimanche|samedi
    aurvoir, orvoir, aurevoire, au_revoire, adiou, tcho, tchuss, tchou, a_toute, a_plus_dans_le_bus, a_tantot, a_tout, ciao_bella, a_l_annee prochaine, a_l_an prochain, a_dans quelques_jours|une_semaine|2_jours|un_mois, au plaisir de? vous|te? revoir|retrouver|reparler?, bonne|belle reprise|rentree|chance|suite|fin_d_apres_midi|vie|nuitee, bonnes fetes|vacances|fetes_de_fin_d_annee, joyeux noel|joyeuses_fetes, joyeuses fetes, bonne annee
    a la revoyure|une|prochaine|perpete? prochaine?, on se rappelle|recroise|refait|reverra|revoit|verra|croise|reparle|tient_au_jus bientot|vite|plus_tard|tout_a_l_heure|demain|un_de_ces_jours|ca?, on se voit|revoit|retrouve tres_vite|vite|tout_a_l_heure|tantot|bientot|ici|a_la_salle, a la semaine|salle|maison? pro|prochaine, mes hommages|respects, bien le_bonsoir|a_vous|a_toi, je te|vous salue|embrasse|dis_salut|fais_la_bise|fais_un_bisou, a vous revoir, gros bisous, salutations
    tchao_bonsoir, adessias, adishatz, adischatz, adieu_les, arvi, arvoir, ar_voir, orevoir, o_revoir, o revoir, oh revoir, bsr, bs, biz, bizz, bisous_bisous, bye_les gars|amis|potes, ciao_ciao, tchin, hasta_manana, see_ya, ciao_a_tous, a pluche|plusse|pluss|plu|pluch|pls|2m1|12c4, bonne_soiree_a vous|toi|tous, bne|bonn|bn soiree|journee|nuit|aprem, bonsoiree, bonnesoiree, bonnejournee, bonne_journee_a, a_toute_a l_heure, a toutes, a ce soir|midi, salutas, a la semaine|proch|prochaine|fois, on se recapte|capte, on s appelle, bien_a vous|toi, mes amities, sans rancune, kenavo_ar wech, fais_attention_a toi, faites attention_a vous, bonne muscu|seance|douche|chance|digestion|lessive
  `),
  closings: toPhrases(`
    c est bon pour_moi|pour_aujourd_hui|pour_ce_soir|merci
    c est|etait tout|tout_bon pour_moi|pour_aujourd_hui|pour_maintenant|pour_le_moment|pour_l_instant|pour_cette_fois|pour_ce_soir|pour_ce_matin|merci?
    ce|ca sera|serait tout|bon pour_moi|pour_aujourd_hui|pour_maintenant|pour_le_moment|pour_l_instant|pour_cette_fois|pour_ce_soir?
    ca me? ira|suffit|suffira|va_aller|fera_l_affaire comme_ca|pour_moi|pour_aujourd_hui|pour_cette_fois|pour_l_instant|pour_ce_soir?
    c est|etait tout ce que|dont je|j voulais|avais|desirais|demandais|cherchais|besoin|avais_besoin savoir|a_demander|demander|a_dire|te_demander|entendre?
    c est tout ce qu il me fallait|faut
    je voulais juste|seulement savoir? ca|cela|savoir_ca|te_dire_ca
    j ai tout
    j ai tout|toutes les_infos|les_informations|mes_reponses|compris|ce_qu_il_me_faut|ce_qu_il_me_fallait|ce_que_je_voulais|ce_que_je_voulais_savoir|ce_dont_j_avais_besoin
    j ai eu|bien_eu|trouve? ma|mes|la|les|toutes_les|toutes_mes|mon reponse|reponses|info|infos|renseignement|renseignements|informations
    j ai fini|termine, on a fini|termine, on en a fini|termine, j en ai fini|termine avec_toi?, c est fini|termine pour_moi|pour_aujourd_hui
    je n? ai plus besoin de rien|toi|d_aide, plus besoin de rien|toi
    j|je n? ai plus|pas rien|d_autres_questions|d_autre_question|de_question|de_questions|d_autres_demandes|d_autre_demande|besoin_d_autre_chose|besoin_d_aide|rien_a_demander|rien_a_dire
    rien d autre, rien de plus, plus rien, pas d autre|autres question|questions|demande|chose, plus de question|questions, rien d_autre a dire|demander|ajouter
    j ai besoin de rien d_autre|de_plus?, je n ai besoin de rien d_autre|de_plus?, je ne? veux rien d autre|de_plus, j ai plus rien a dire|demander
    on|je s|m|se arrete|arreter la|ici, on en reste la, restons en la, on va s|en arreter|rester la|ici, arretons nous la, on peut s? arreter|en_rester la|ici, je m arrete la pour_aujourd_hui?, on arrete la
    tu|vous peux|pouvez arreter|couper|fermer|raccrocher|terminer|te_rendormir|dormir|te_reposer|disposer|t_eteindre|me_deconnecter|te_mettre_en_veille la|cette|ma? conversation|session|discussion|maintenant?
    ferme|coupe|termine|arrete|quitte|fin|cloture|terminer|quitter|arreter|fermer de? la|cette|ma|notre conversation|session|discussion
    deconnecte moi, deconnexion, je me deconnecte, mets_toi en veille, je raccroche, terminus, fin_de transmission|conversation|discussion|session
    j y vais|retourne|go|cours|file de_ce_pas|maintenant|tout_de_suite|la?
    je dois|vais|faut|vais_devoir|dois_vraiment|devrais y_aller|filer|partir|te_laisser|vous_laisser|me_sauver|rentrer|foncer|decoller|te_quitter|vous_quitter|bouger|courir|m_en_aller|me_depecher|raccrocher|repartir|y_retourner chez_moi|a_la_maison|maintenant|la|tout_de_suite|vite?
    il? va? faut|falloir|faudrait|faudra y_aller|que_j_y_aille|que_je_file|que_je_parte|que_je_rentre|que_je_me_sauve|que_je_te_laisse|que_je_vous_laisse|que_je_decolle|que_j_y_retourne|que_je_fonce|que_je_bouge|que_je_m_en_aille|que_je_me_depeche
    je m en vais|retourne maintenant|la|tout_de_suite|de_ce_pas?, je me sauve|casse|tire|barre|rentre|taille|depeche|trisse, je m arrache|eclipse|echappe
    je te|vous laisse|quitte|libere tranquille|travailler|bosser|la|maintenant|ici|en_paix?, je laisse la place aux_autres|au_suivant|a_la_suite?
    je file|pars|fonce|decolle|bouge|trace|rentre|repars|cours|mets_les_voiles|prends_la_route maintenant|la|tout_de_suite|vite|chez_moi|a_la_maison|dormir|bosser|travailler|au_boulot|au_travail|m_entrainer|sous_la_douche|au_vestiaire|aux_vestiaires|a_la_douche|a_mon_cours|au_cours|sur_le_tapis|au_sauna|en_cours|a_l_entrainement|a_l_echauffement?
    j|je|moi m? y? vais|va|file|cours|pars|fonce|retourne m_entrainer|m_echauffer|me_changer|me_doucher|me_preparer|a_ma_seance|a_mon_cours|au_vestiaire|aux_vestiaires|sous_la_douche|prendre_ma_douche|faire_ma_seance|commencer_ma_seance|transpirer|suer|courir|soulever_de_la_fonte|sur_le_tapis|bosser|travailler|a_la_douche|pousser|m_y_mettre|attaquer|commencer maintenant?
    je prends conge|la_porte|mes_affaires|mes_affaires_et_je_file, je disparais|m_eclipse|m_evapore|m_esquive|m_efface|me_retire|vous_abandonne|t_abandonne|te_libere|vous_libere|tire_ma_reverence|quitte_les_lieux, on va y aller|s_arreter_la
    je vais|file|dois|faut_que_je me|m_y|m|te|vous remettre|mettre|changer|doucher|laver|preparer|etirer|echauffer|poser|rentrer|coucher|reposer|rhabiller|laisser|quitter|abandonner au_boulot|au_travail|en_tenue|en_route|en_short|a_bosser|a_courir|au_sport|a_transpirer|tranquille|ici|la|maintenant?
    je|j vais|pars|file|cours|retourne|fonce|y_retourne m|me? bosser|travailler|muscler|pousser|attaquer|commencer|rejoindre|retrouver|faire|soulever|finir|terminer mes|ma|mon|le|la|les|un_peu_de|un_peu|des abdos|jambes|haltere|halteres|poids|seance|series|cardio|sport|muscles|pecs|dos|biceps|squats|tapis|velo|rameur|exercices|entrainement|etirements|fonte|echauffement|collegues|amis|copains|pompes|programme
    je|j|moi vais|pars|file|cours|retourne|fonce|m_en_retourne a|au|aux|sur|sous|dans l|la|mes|mon|ma? echauffement|halteres|tapis|velo|rameur|sauna|hammam|douche|douches|vestiaire|vestiaires|machines|poids|bureau|travail|boulot|maison|voiture|muscu|musculation|exercices|entrainement|seance|cours|squats|series|fonte|plateau|lit|dodo
    je suis parti|partie|en_route|out, on y va, je peux y aller, c est parti, au boulot, j y suis, hop je file|pars|fonce
    j|je|on arrete|stoppe|coupe|conclus|finis|termine|clos la|ici|tout|notre_conversation|la_conversation|la_discussion pour_aujourd_hui|pour_ce_soir|pour_maintenant|la?, on a fait le tour de_tout|de_la_question?, assez|trop papote|bavarde|parle|discute|cause, le|ma|notre discussion|conversation est finie|terminee
    j|je ai? n? ai? plus|pas besoin de_rien|d_autre_chose|de_vous|de_ton_aide|d_aide, je voudrais|veux|aimerais|souhaite|souhaiterais|peux|peut_on|on_peut arreter|terminer|finir|clore|couper|quitter|cloturer|conclure la|cette|notre|ici|l? conversation|discussion|session|appel|echange|la, j|je peux|veux|voudrais en_rester_la|m_arreter_la, stop_la|stop, quitter, sortir, fermer, terminer, termine, fini, fin, deconnexion, deconnecter, stop_c_est_bon, arrete_toi
    j|je vais|dois|faut_que_je|faudrait_que_je|doit|veux|j_ai_a raccrocher|decamper|deguerpir|prendre_conge|prendre_la_route|vous_dire_au_revoir|te_dire_au_revoir|mettre_les_voiles|rentrer_a_la_maison|rentrer_chez_moi|aller_bosser|aller_m_entrainer|aller_me_changer|aller_a_mon_cours|aller_au_travail|aller_travailler|reprendre_ma_seance|reprendre|retourner_m_entrainer|retourner_travailler|m_y_mettre|m_y_remettre|m_arreter_la|vous_abandonner|retrouver_mes_amis|m_eclipser|me_changer|me_doucher|transpirer|suer|bosser|me_defouler moi?|maintenant|la|un_peu|un_coup?, je t|vous abandonne|laisse|libere, je m arrache|eclipse|echappe|esquive|absente|en_retourne, faut|faudrait|il_faut|va_falloir|il_faudrait|il_va_falloir que_je_recupere|que_je_bosse|que_je_prepare|que_je_m_en_aille|que_je_prenne|que_je_retourne|que_je_m_entraine|que_je_raccroche|que_je_reprenne|que_je_degage|que_je_trace|que_je_rejoigne|que_j_aille ..?
    je|j monte|descends|vais|file|pars|fonce|cours|passe|saute|retourne|go|me_mets|m_y_mets|attaque|commence m_entrainer|a_la_muscu|en_salle|au_vestiaire|dans_le_bain|a_l_etage|au_boulot|a_l_entrainement|ma_seance|mon_entrainement|mon_echauffement|la_seance|sur_les_machines|pousser|soulever|prendre_ma_douche|prendre_une_douche, les haltere|halteres|poids|machines|appareils|copains|enfants|gosses m attendent|appellent, ma seance|salle|douche|serie m attend|appelle, c|tout est regle|clair|nickel|dans_la_boite|bon|ok pour_moi|de_mon_cote|merci|maintenant, je n? ai plus|pas le_temps, plus le temps
    j|je ai|n_ai obtenu|eu|trouve|recu ce_que|tout_ce_que|tout|toutes|la|ma|ce_qu_il|ce_dont|tout_ce_qu_il ..?, c|ce est|sera|etait|serait la_derniere_question|tout_merci|tout_ce_qu_il_me_fallait|tout_ce_que_je_voulais|parfait_merci|tout_pour|tout_pour_moi
  `),
  beside: toPhrases(`
    je|j crois|pense que, crois que, je crois, je pense, zou, bisous|bises|bise jarvis?, salut, bonsoir, hello, les|l artiste|loulous|enfants, on a fait le tour, c|ce sera? parti
    merci beaucoup|bien|infiniment|encore|mille_fois|enormement|a_toi|a_vous|a_tous|tout_plein|quand_meme|toi|vraiment? a_toi|a_vous?, mille merci|mercis, un grand merci, grand merci, remerci*, merci_d avoir ..
    merci|remercie pour|de .., je te|vous remercie beaucoup|encore|infiniment|bien?, c est tout ce qu il me faut, grace a toi
    ok, okay, oki, d_accord, dac, daccord, bon, bah, ben, beh, eh_bien, allez, aller, alors, voila, parfait, super, genial, nickel, top, tres_bien, bien, cool, impeccable, impec, excellent, formidable, au_top, chouette, hop, hop_hop, hey, he, eh, oh, ah, euh, heu, hum, mmh, hein, donc, du_coup, et, ou, ma_foi, enfin, bref, sur_ce, la_dessus, non, nan, oui, ouais, si, la, maintenant, vraiment, finalement, en_tout_cas, tout_de_suite, vite, desole, desolee, pardon, excuse_moi, excusez_moi, c est_pas_tout_ca, mais_bon
    jarvis, jervis, jarvice, gervais, jarvi, l_ami, mon_ami, mon_amie, mes_amis, les_amis, tout_le_monde, la_compagnie, les_gars, les_filles, chef, champion, mon_pote, mon_grand, mon_vieux, mon_cher, la_machine, le_robot, robot, coach, monsieur, madame, vous, toi, moi, a_tous, a_toutes, a_toi, a_vous, l_equipe, toute_l_equipe, copain, la_team, la_famille, mec, vieux, poto
    pour|c_est_bon_pour aujourd_hui|ce_soir|maintenant|l_instant|le_moment|cette_fois|moi
    c|t|tu est|etait|es|etais tres|vraiment|trop|bien|super|hyper|plus? gentil|gentille|sympa|parfait|super|bon|note|clair|compris|cool|genial|top|nickel|chouette|fini|agreable|un_plaisir|adorable|au_top|le_meilleur|que|impeccable|utile|tout_bon|efficace|un_amour
    ca marche|roule|va|joue|me_va, entendu, compris, bien_compris, note, bien_note, pas_de_souci, pas_de_probleme, aucun_souci, tant_mieux, j_ai_compris, je vois, tu gere|geres, t as|tu_as assure|gere, tu m_as|as bien? aide|m_aide beaucoup?, ca m_a bien? aide, bien recu
    je|j suis|etais tres|vraiment|deja|un_peu? en_retard|presse|pressee|a_la_bourre|creve|crevee|fatigue|fatiguee|naze|mort|morte, il|y est|commence_a_etre|se_fait deja? tard, l_heure tourne, le temps file|presse, j ai plus le temps, je n ai plus le temps
    les|mes gosses|enfants|gamins|petits|collegues|copains|parents .., ma|mon femme|mari|fille|fils|mere|pere|copine|copain|collegue|chef|patron|voisin|voisine|chien|chat|voiture|taxi|train|bus ..
    on m attend .., on m attend, mon|ma|mes|le|la|les|l .. m attend|attendent dehors|a_la_maison|en_bas|la_bas|a_l_accueil|devant?, mon|le bus|train|metro|tram|taxi|cours|covoiturage|coach|pote .., ma seance|serie|voiture m?_attend|va_commencer|commence|attend?
    j ai un|une|des|mon|du|ma rendez_vous|cours|train|bus|reunion|travail|boulot|seance|truc|metro|avion|chien|repas|bebe .., j ai un|mon|du|une rendez_vous|cours|train|bus|reunion|travail|boulot|seance|metro, j ai rendez_vous|cours ..
    je|j dois|vais aller chercher .., les enfants|gamins m?_attendent, mon cours commence|demarre .., le cours va? commence|commencer|demarre .., le travail|boulot|devoir m_attend|m_appelle, la douche|musculation m_attend|m_appelle
    je reviens|repasse|reviendrai|repasserai demain|bientot|plus_tard|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|la_semaine_prochaine|ce_soir|une_autre_fois, on verra ca? plus_tard|demain|une_autre_fois|la_prochaine_fois, ce sera|on_en_reparle pour? une_autre_fois|la_prochaine_fois|plus_tard, c est tres? gentil|aimable|sympa mais?, mon|ma|mes|le|la|les|un|une|l train|bus|metro|tram|taxi|bebe|fils|fille|femme|mari|chien|cours|parking|seance|patron|copine|copain|collegue|ami|amie|telephone|gamin|gosses|enfants ..? arrive|est|part|pleure|attend|attendent|commence|sonne|se_termine|m_attend|m_attendent|va|vont|pleurent|finit|sort|sortent dans|en_bas|la|dehors|bientot|10|5|partir|commencer|fermer? 10|5|2|15|20? minutes|min?, pas le temps, plus le temps, le temps presse|file, frero, frerot, bro, l ami, mon_pote, ma_belle, mon_chou, mon_coeur, ma_poule, cousin, gros, laisse_tomber, laissez_tomber, tant_pis, peu_importe, oublie, c_est_pas_grave, pas_grave, une_prochaine_fois, la_prochaine_fois, a_charge_de_revanche, sympa, t_inquiete, c_est_nickel, excuse, excusez, ciel, mince, zut, oups, waouh, ouf, purée, puree, quelqu_un attend derriere|apres|son_tour?, y a|il_y_a du|de_la|des monde|queue|gens qui? attend|attendent|derriere?, du monde attend?, excusez_moi de vous|t avoir derange*, desole du|de_le derangement|vous_avoir_derange|t_avoir_derange, encore merci, de rien, a toi|vous aussi, bisous, bise, bisou, la_bise, cordialement, bonne journee, force
  `),
  openers: new Set(
    'comment quand quel quelle quels quelles combien pourquoi qui quoi est peux peut pouvez puis pourrais veux voudrais voulais aimerais mais sauf avant dis dites dire reserve reserver reservez annule annuler inscris inscrire question autre si attends attendez resilier rembourse payer jamais sans ou pas'.split(
      ' ',
    ),
  ),
  reports: new Set(
    'aide aider prends prendre dit disait disent dise dirait ecrit ecrire entendu casse cassee panne marche fonctionne sale fuit bloque bloquee blesse tombe tombee malaise mal secours abonnement carte prix tarif cours place horaire horaires heure heures hier demain lundi mardi mercredi jeudi vendredi samedi dimanche'.split(
      ' ',
    ),
  ),
  leadIns: new Set('pas a un une le la les ce cet mon ma mes ton son de des d en pour plus l'.split(' ')),
};
