import { cue, type Cue } from './cues.ts';

export const leaveFr: readonly Cue[] = [
  cue(
    3,
    `au_revoir, aurevoir, au revoir, bye, tchao, ciao, tchuss, adieu, adios, a plus|bientot|demain|tantot|toute|tout_a_l_heure|tres_vite|jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|ce_soir, a la prochaine|semaine|revoyure, bonne|belle|excellente journee|soiree|nuit|aprem|apres_midi|fin_de|semaine|continuation|route|seance, bon week_end|dimanche|courage|retour|apres_midi|entrainement, on se voit|revoit|capte|recapte|retrouve|reparle|rappelle|redit|tient, prends|prenez soin, porte|portez toi|vous, a un de_ces|autre, salut la_compagnie|les|a_tous|tout_le_monde, bisous, bises, a l_annee_prochaine`,
  ),
  cue(
    3,
    `j|je|jme|moi|on|nous m? ..? en_vais|en_va|sauve|casse|tire|barre|taille|eclipse|arrache|file|pars|decolle|trace|bouge|rentre|laisse|quitte|fonce|mets_les_voiles|cours|raccroche|deconnecte|eteins|arrete_la|arrete_ici, y vais|va|retourne|file, dois|vais|faut|doit|devoir|falloir|veux|peux|devrais|prefere y|te|vous|me|m|que? aller|filer|partir|rentrer|laisser|quitter|sauver|raccrocher|decoller|bouger|foncer|courir|depecher|en_aller|retourner|y_aille|y_aller|file|parte|rentre|me_sauve|decolle|vous_laisse|te_laisse|reprenne|retourne|bouge|raccroche|aille, j y|me vais|remets|retourne|mets, me rentrer|remettre|changer|doucher|coucher|preparer|rhabiller|sauver, allons y|s_y, c est parti, vais_y, en_route, place au_suivant|aux_autres, suivant, je libere la, laisse la place`,
  ),
  cue(
    2,
    `c est|etait|sera|fut|serait tout|parfait|termine|fini|regle|ok|suffisant|note|complet|nickel|clos, ce|ca sera|serait|etait|ira|suffit|suffira|ferait|fera|me_va|me_suffit|le_fera tout?|bon?, rien d_autre|de_plus|a_ajouter|a_dire|a_signaler|a_demander, plus rien|de_question|de_questions|besoin|d_autre|d_autres, pas d_autre|d_autres|besoin, j_ai|j ai|as tout|fini|termine|eu|obtenu|ce_qu|ce_que|ma_reponse|mes_reponses|mon_info|l_info, on a fini|termine|fait_le_tour|tout_vu|tout_dit, fin de? la? conversation|discussion|session|echange|transmission, ferme|coupe|termine|arrete|stop|cloture|quitte|stoppe|terminer|arreter|couper|fermer|eteins la|l|cette|ici|tout|ce|toi|maintenant ..? conversation|discussion|session|echange|ecran|appel|micro|tout|ca|chat|ici, tu|vous peux|pouvez|pourrais te? couper|fermer|raccrocher|eteindre|arreter|dormir|reposer|disposer|rendormir|veille, restons en|en_la, en reste la, assez pour|parle|discute|cause, me voila|suis renseigne|fixe|rassure|renseignee|fixee|comble|au_clair|servi, terminus, tout est clair|bon|ok|note|dit|parfait, stop_c_est, laisse_tomber, je voulais|souhaitais juste|savoir|que, c etait juste|pour`,
  ),
  cue(
    1,
    `merci, mrc, allez, bon, bah, ben, bref, sur_ce, voila, jarvis, desole, desolee, ok, parfait, super, nickel, excuse, excusez, cimer, thanks, merki, top, cool, hop, genial, entendu, tres_bien, impec`,
  ),
  cue(
    1,
    `m attend|attendent, retard, presse, pressee, bus, train, metro, tram, fatigue, fatiguee, creve, crevee, creves, boulot, taf, bosser, douche, maison, dodo, dormir, manger, m_entrainer, m entrainer, vestiaire, vestiaires, transpirer, courir, l_heure, il est_tard|tard, se_fait tard, enfants, gosses, ecole, nounou, parking, rendez_vous, reunion, chez_moi, haltere, halteres, fonte, suer, pousser, reprendre, maintenant, tout_de_suite, vite`,
  ),
  cue(
    -4,
    `quitter|quitte la|ce|cette|le|votre salle|club|gym, comment, quand, quel, quels, quelle, quelles, combien, pourquoi, qui, quoi, est_ce, ou, est ce, peux|peut|pourrais|pouvez|puis|pourriez|peut_on|puis_je tu|vous|on|je|me|m|nous|avoir|faire|venir|reserver|dire|savoir|aider, dis|dites moi, si je|j|tu|on|c|vous|mon|ma|le|la|il, voudrais|aimerais|souhaite savoir|reserver|avoir|un|une|parler|faire, reserv*, inscri*, annul*, resili*, rembours*, explique*, montre, donne, question, attends, attendez, avant de|d|que, sauf, mais, sinon, autre_chose, y a_t_il, a_t_il, aide moi, aidez`,
  ),
  cue(
    -3,
    `abonnement, abo, contrat, club, gym, prof, coach, mon_coach, cours, place, places, vacances, voyage, hier, souvent, toujours, jamais, chaque, tous les|l, toutes les, d_habitude, d habitude, parfois, ne|n ..? pas|jamais, pas encore, il|elle|ils|elles|tu|vous est|sont|a|ont|part|va|vas|s|m|veut|dit|partez|partent|allez, casse*, panne, machine, machines, mal, blesse*, sac, telephone, tapis, musique, creneau, horaire*, programme, exercice*, kilos, poids, objectif*, gens, quelqu_un, collegue, ami, amie, copine, copain, femme, mari, voisin, dit, disait, dire, dirait, prochaine fois je|j|que, apres le|la|mon|ma|je|j, a 18|19|20|17|21|12|h, vers, a_partir, des que, mes series|series_de, demain je|j|il, reviens, quitte_le_travail, travail, clim, lumiere, porte, ordinateur, film, fumer, italie, ecole`,
  ),
];
