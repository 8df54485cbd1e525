import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { rule, type Rule } from './lexicon.ts';
import { toPhrases, type Phrase } from './phrases.ts';

/** What is said in any conversation, beside what members come to a gym for. */
export interface Everyday {
  /** Where a life may be at stake: asked about however calm it sounds. */
  readonly lifelines: { readonly said: readonly Phrase[]; readonly not: readonly Phrase[] };
  /** Tried before what members come for. */
  readonly first: readonly Rule[];
  /** Tried when nothing else was understood. */
  readonly last: readonly Rule[];
  /** An answer to these is a sum of money. */
  readonly price: readonly Phrase[];
  /** A question with this asks for no sum of money. */
  readonly noPrice: readonly Phrase[];
  /** Said alone they ask for what was said last. */
  readonly pardons: ReadonlySet<string>;
}

const lifelines = (said: string, not: string): Everyday['lifelines'] => ({
  said: toPhrases(said),
  not: toPhrases(not),
});

const fr: Everyday = {
  lifelines: lifelines(
    'suicid*, me tuer, en finir avec_la_vie, envie de mourir, veux|voudrais mourir, veux|voudrais plus vivre, me suis coupe|coupee|entaille|entaillee',
    'me suis coupe|coupee les? cheveux|ongles, me tuer a la_tache',
  ),
  first: [
    rule(
      'repeat',
      [
        'repete, repetez, repeter, redis, redites, tu dis|disais quoi, as|avez dit quoi, compris, pardon|desole|desolee|excuse|excusez repete|repetez|repeter, pas|rien compris|entendu|saisi, parle|parlez moins|plus vite|lentement|doucement, moins vite, plus lentement|doucement',
      ],
      { whole: true },
    ),
    rule('wait', ['attends, attendez, 1|une|un|2|deux petite? seconde|secondes|instant|minute|minutes|moment'], {
      whole: true,
      not: '§time',
    }),
    rule(
      'volume',
      [
        'parle|parlez? plus|moins fort, monte|baisse|augmente|diminue le? son|volume, entends pas|rien|mal, entend pas|rien|mal',
      ],
      { whole: true },
    ),
    rule(
      'ask_time',
      ['quelle heure, heure est_il|il_est|est_ce|qu_il_est, t as l heure, avez l heure, quel jour, le combien'],
      {
        whole: true,
        not: '§time, ouvert*, ferme*, ouvre*',
      },
    ),
    rule(
      'help',
      [
        'que|quoi|qu_est_ce_que|a_quoi? tu|vous peux|pouvez|sais|savez|sers|servez faire?, tu|vous peux|pouvez|sais|savez|sers|servez faire? quoi|a_quoi, comment ca_marche|tu_marches|je_fais|t_utiliser|on_fait',
      ],
      { whole: true },
    ),
    rule(
      'stressed',
      [
        `suis|sens|etais|reste|arrive tres|trop|vraiment|un_peu|tellement|super|hyper|completement|assez|bien|encore|si|plutot|juste|hyper? stresse|stressee|angoisse|angoissee|anxieux|anxieuse|tendu|tendue|nerveux|nerveuse|a_cran|sous_pression|creve|crevee|epuise|epuisee|fatigue|fatiguee|lessive|lessivee|vanne|vannee|claque|claquee|creve|crevee|deborde|debordee|surmene|surmenee|a_bout|au_bout_du_rouleau|hs, burn_out, journee|semaine de fou|folle|dingue|merde|malade|pourrie, dure|sale|grosse|mauvaise|longue journee|semaine, journee|semaine dure|difficile|compliquee|affreuse|horrible|chargee|epuisante|stressante, dors|dormi mal|pas|peu|plus, arrive pas|plus a dormir, besoin|envie de souffler|decompresser|me_detendre|me_relaxer|calme, trop de stress|pression, plein de stress, un_truc|quelque_chose|un_cours de? calme|relaxant|doux|zen|tranquille`,
      ],
      {
        not: 'annul*, reserve*, inscri*, resili*, abonnement, comment, exercice*, programme, coach, machine, equipe, personnel, accueil, reception, combien, horaire*, monde, heure, attendre',
      },
    ),
    rule('stressed', ['stresse, stressee, fatigue, fatiguee, epuise, epuisee, creve, crevee, angoisse, angoissee'], {
      whole: true,
    }),
    rule(
      'pain',
      [
        'mal au|aux|a_la|a_l|a_mon|a_ma|a_mes|partout|la|ici, me fait|font ..? mal, fait|font mal, douleur* au|aux|a_la|dans|a_l, genou|dos|epaule|nuque|cheville|hanche|coude|poignet bloque|coince|raide|tire, genou|dos|epaule|nuque|cheville|hanche|coude|poignet|mollet ..? misere|miseres|des_siennes',
      ],
      {
        not: 'comment, exercice*, programme, que_faire, machine, tapis, dormir, coeur, annul*, respir*, abonnement, ans|mois, dormi, ventre_plat',
      },
    ),
    rule('feedback', ['prelev*, debit*, facture, facturee', 'deux_fois, 2 fois, en_double'], { sentiment: 'negative' }),
    rule('ask_facility', ['me reste', 'seance, seances, entree, entrees, credits']),
    rule('smalltalk', ['fait|il_fait froid|chaud|beau|gris|mauvais', 'dehors']),
    rule(
      'ask_human',
      ['badge, carte_de_membre, bracelet', 'marche|fonctionne|passe|lit|bipe|ouvre|reconnu pas|plus|mal, bug*'],
      {
        not: 'perdu, trouve',
      },
    ),
    rule(
      'ask_crowd',
      [
        'y a|a_t_il|avait du|beaucoup_de|combien_de|plein_de|pas_mal_de|tant_de monde|gens dans_la_salle|a_la_salle|en_salle|ici|dedans|la_dedans|sur_place|au_club? en_ce_moment|la|maintenant|actuellement|aujourd_hui|a_cette_heure_ci|la_tout_de_suite?, combien de monde|gens|personnes il_y_a|y_a|y_a_t_il|sont|sommes_nous? dans_la_salle|a_la_salle|en_salle|ici|dedans|la_dedans|sur_place|au_club? en_ce_moment|la|maintenant|actuellement|aujourd_hui|a_cette_heure_ci|la_tout_de_suite?, on|vous|nous est|etes|sommes combien|nombreux dans_la_salle|a_la_salle|en_salle|ici|dedans|la_dedans|sur_place|au_club? en_ce_moment|la|maintenant|actuellement|aujourd_hui|a_cette_heure_ci|la_tout_de_suite?, combien on_est|nous_sommes|sommes_nous|vous_etes|etes_vous|y_a_t_il|il_y_a dans_la_salle|a_la_salle|en_salle|ici|dedans|la_dedans|sur_place|au_club? en_ce_moment|la|maintenant|actuellement|aujourd_hui|a_cette_heure_ci|la_tout_de_suite?, c_est|est_ce|la_salle_est blinde|blindee|bonde|bondee|plein|pleine|rempli|remplie|charge|chargee|vide dans_la_salle|a_la_salle|en_salle|ici|dedans|la_dedans|sur_place|au_club? en_ce_moment|la|maintenant|actuellement|aujourd_hui|a_cette_heure_ci|la_tout_de_suite?',
      ],
      { whole: true, not: 'trop, moins, quand, heure*, soir, demain, place, places, cours, §class' },
    ),
  ],
  last: [
    rule('ask_facility', [
      'y a|avait|aura|a_t_il du|beaucoup_de|trop_de|combien_de monde, est blinde|bonde|plein|rempli|charge|vide, heure|heures|moment creuse|creuses|calme|tranquille|plus_calme, pour etre tranquille, moins de_monde',
    ]),
    rule('ask_classes', ['un_truc, quelque_chose, une_activite, quoi_de_bien, il se_passe', '§day'], {
      not: 'marche, casse*, panne, oublie, perdu, laisse, bizarre, sent, probleme',
    }),
    rule('ask_classes', ['c_est qui', 'coach, prof'], {}),
    rule('ask_facility', ['payer, facture, recu, carte_bleue, cb, cheque|cheques, especes, mutuelle, attestation']),
  ],
  price: toPhrases(
    'combien coute|coutent|vaut, coute|coutent|vaut combien, c_est|est combien, prix, tarif, tarifs, a|est combien l|le|la|les, combien je|on|ca|tu paie|paye|fait|coute, je|on paie|paye combien, cher',
  ),
  noPrice: toPhrases(
    'combien de|d, on|vous|ils|elles|nous est|etes|sont|sommes combien, trop|moins cher, prix attractif, pas|plus cher que, c_est combien de',
  ),
  pardons: new Set(['quoi', 'hein', 'pardon', 'comment', 'que']),
};

const en: Everyday = {
  lifelines: lifelines(
    'suicid*, kill|killing myself, want to die|end_it_all, end my life, don_t want_to_live, smell|smells of|like burning|gas|smoke',
    'smell|smells of gas_station',
  ),
  first: [
    rule(
      'repeat',
      [
        'say that|it again, repeat, sorry repeat, come again, once more, again, didn_t|don_t|couldn_t get|hear|understand|catch that|you|it|a_word?, didn|don|couldn t get|hear|understand|catch that|you|it|a_word?, what did you say, pardon me, slower, slow down, speak|talk slower|slowly|more_slowly, too fast',
      ],
      { whole: true, not: 'me again, hi, hello, hey' },
    ),
    rule('wait', ['wait, hang|hold on, 1|one|just_a|a|give_me_a second|2|sec|moment|minute|min'], {
      whole: true,
      not: '§time',
    }),
    rule(
      'volume',
      ['louder, quieter, speak up, turn it|the_volume|volume up|down, volume up|down, can t hear you|it?, not so loud'],
      { whole: true },
    ),
    rule('ask_time', ['what time|day is_it|s_it|it_is, what s the time|date|day, got|have the time, the time please'], {
      whole: true,
      not: '§time, open, close, opens, closes',
    }),
    rule(
      'help',
      [
        'what can|do|could you do|help_with|help_me_with, what are you for, how does this|it work, how do i use you|this, what can i ask|say',
      ],
      { whole: true },
    ),
    rule(
      'stressed',
      [
        'm|am|feel|feeling|been|was|get|getting so|very|really|pretty|a_bit|too|quite|totally|completely|just|absolutely|super? stressed|anxious|nervous|tense|exhausted|tired|knackered|shattered|worn_out|burnt_out|burned_out|overwhelmed|drained|wiped|frazzled|on_edge|wound_up|under_pressure, rough|hard|tough|long|terrible|awful|bad|crazy|horrible|stressful day|week, can t sleep, t|not|hardly|barely sleep|sleeping|slept|sleeping_well, need|want|could_do_with|fancy to|something? relax|unwind|calm|relaxing|chill|decompress, something|a_class calm|relaxing|gentle|chilled|mellow, so_much|lots_of|a_lot_of|too_much stress|pressure',
      ],
      {
        not: 'cancel*, book, freeze, machine, staff, coach, trainer, how, exercise*, of, membership, treadmill, waiting, when, where, sorry',
      },
    ),
    rule('stressed', ['stressed, stressed_out, tired, knackered, exhausted, shattered'], { whole: true }),
    rule(
      'pain',
      [
        'back|knee|knees|shoulder|shoulders|ankle|wrist|neck|hip|hips|elbow|leg|legs|foot|feet|arm|arms|muscles|hamstring|calf|quad|shin|shins|head ..? hurts|hurt|hurting|killing|sore|aching|aches|stiff|painful|playing_up|acting_up|giving_me_grief|giving_me_jip|giving_me_gyp|giving_me_trouble|twinging|niggling, pain in my|the, sore knee|back|shoulder|neck|legs|arms, aching all_over, hurts all_over',
      ],
      {
        not: 'how, exercise*, programme, program, cancel*, chest, heart, left_arm, jaw, fell, dropped, machine, ago, should, broke*, years, bleeding',
      },
    ),
    rule('ask_facility', ['do i have|i_ve_got|have_i_got|i_have left, are left_on', 'sessions, credits, entries']),
    rule('ask_facility', [
      'pay|paying by|with|in card|cash|phone|cheque|apple_pay, an|my|the|a invoice|receipt, invoice',
    ]),
    rule('smalltalk', ['s|is|it cold|hot|warm|raining|sunny', 'outside']),
    rule(
      'ask_human',
      [
        'badge, fob, wristband, key_card, membership_card',
        'not|t|isn_t|stopped|won_t|doesn_t working|work|works|read|reading|open|scan|scanning|recognised, broken, bug*',
      ],
      {
        not: 'lost, found',
      },
    ),
    rule(
      'ask_crowd',
      [
        'how busy|crowded|full|packed|rammed|quiet is|s? it|the_gym|this_place? in_here|in_there|in_the_gym|in|here|inside|there|training? right_now|now|at_the_moment|today|currently|just_now?, how many people|folks|members|of_us are|is|s|there? in_here|in_there|in_the_gym|in|here|inside|there|training? right_now|now|at_the_moment|today|currently|just_now?, is it|the_gym|this_place busy|crowded|packed|quiet|empty|full|rammed|dead in_here|in_there|in_the_gym|in|here|inside|there|training? right_now|now|at_the_moment|today|currently|just_now?, busy|crowded|packed in_here|in_there|in_the_gym|in|here|inside|there|training? right_now|now|at_the_moment|today|currently|just_now?, many|lots_of|much_of_a people|crowd in_here|in_there|in_the_gym|in|here|inside|there|training? right_now|now|at_the_moment|today|currently|just_now?',
      ],
      { whole: true, not: 'when, time, too, so, tonight, tomorrow, class, classes, §class, spot, spots' },
    ),
  ],
  last: [
    rule('ask_facility', [
      'is it|the_gym|this_place busy|crowded|packed|quiet|empty|full, how busy|crowded|full|packed, when ..? quiet|quieter|quietest|empty|less_busy, busy right_now|now|today|tonight',
    ]),
    rule('ask_classes', ['anything, something, what s good|fun', '§day'], {
      not: 'broken, wrong, lost, forgot, left, working, smells, strange',
    }),
    rule('ask_classes', ['who s|is', 'coach, instructor, teacher, trainer']),
    rule('training_advice', ['lose|flatten|tone|shrink my|the|some? belly|tummy|stomach|gut|fat|love_handles']),
    rule('my_progress', ['when was i|my last, last time i|was, my last visit']),
  ],
  price: toPhrases(
    'how much is|are|does|do|s|for|to|a|the|would|will, what does|do|would|s|is ..? cost|price|charge, cost|costs, price|prices|pricing, fee|fees, rate|rates',
  ),
  noPrice: toPhrases(
    'how much do|did|does|can|should|could|have i|we|it_weigh|he|she, how much time|weight|water|protein|longer|rest|is_left, heart rate, too expensive, rate my|this|it',
  ),
  pardons: new Set(['what', 'sorry', 'huh', 'pardon', 'eh']),
};

const es: Everyday = {
  lifelines: lifelines(
    'suicid*, matarme, quiero|quisiera|ganas_de morir|morirme, no quiero vivir, tio|hombre|tipo|chico|alguien me sigue|persigue|esta_siguiendo, me he cortado',
    'me he cortado el? pelo|unas|flequillo',
  ),
  first: [
    rule(
      'repeat',
      [
        'repite, repitelo, repita, repetir, perdon|perdona|perdone repetir|repite|repita, otra_vez, no te|le|lo|he he? entiendo|entendido|oido|escuchado|pillado, no entiendo|entendi|he_entendido, mas despacio|lento, habla|hable mas? despacio|lento, que has|ha dicho, como dices|dice',
      ],
      { whole: true },
    ),
    rule('wait', ['espera, espere, esperad, 1|un momento|segundo|minuto|momentito|instante'], {
      whole: true,
      not: '§time',
    }),
    rule(
      'volume',
      [
        'habla|hable|hablame? mas alto|fuerte|bajo|bajito, sube|baja|suba|baje el? volumen|sonido, no te|le|se? oigo|escucho|oye|escucha',
      ],
      {
        whole: true,
      },
    ),
    rule('ask_time', ['que hora es|tienes|son, que dia es|estamos, tienes|tiene hora, a que dia'], {
      whole: true,
      not: '§time, abr*, cierr*',
    }),
    rule(
      'help',
      [
        'que puedes|puede|sabes|sabe hacer, en_que|como me? puedes|puede ayudar|ayudarme, como funciona|funcionas, para que sirves|sirve, que puedo pedirte|preguntarte|decirte',
      ],
      { whole: true },
    ),
    rule(
      'stressed',
      [
        'estoy|siento|ando|voy|vengo|estaba muy|tan|bastante|demasiado|super|un_poco|hoy|algo|mas|completamente|totalmente? estresado|estresada|agobiado|agobiada|cansado|cansada|agotado|agotada|nervioso|nerviosa|ansioso|ansiosa|tenso|tensa|reventado|reventada|hecho_polvo|hecha_polvo|rendido|rendida|quemado|quemada|saturado|saturada|desbordado|desbordada, dia|semana mas|muy|tan? duro|dura|horrible|malo|mala|terrible|de_locos|largo|larga|pesado|pesada|estresante, duermo bien|mal|poco|nada|fatal, no puedo|consigo|logro dormir, dormido mal|poco|fatal, necesito|quiero desconectar|relajarme|desestresarme|calma, algo|clase tranquilo|tranquila|relajante|suave|relajado, mucho|tengo|que|demasiado estres',
      ],
      {
        not: 'cancel*, reserv*, maquina, esperar, como, ejercicio*, cuota, abono, entrenador, monitor, de_que, cuando, hora, gente',
      },
    ),
    rule('stressed', ['estresado, estresada, cansado, cansada, agotado, agotada, agobiado, agobiada'], { whole: true }),
    rule(
      'pain',
      [
        'duele|duelen|molesta|molestan el|la|los|las|un|todo|mucho|aqui, dolor|dolores|molestias de|en, tengo agujetas, tengo el|la|los|las rodilla|rodillas|espalda|hombro|hombros|cuello|tobillo|muneca|codo|cadera|lumbares fastidiada|fastidiadas|fastidiado|fastidiados|cargada|cargado|cargadas|dolorida|dolorido|tocada|tocado|mal',
      ],
      {
        not: 'como, ejercicio*, rutina, pecho, corazon, brazo_izquierdo, caido, ruido, musica, anos, cancel*',
      },
    ),
    rule('ask_facility', ['pagar con|en|por tarjeta|efectivo|bizum|movil, factura, recibo']),
    rule('ask_facility', ['me quedan', 'sesiones, entradas, creditos, bonos']),
    rule('ask_human', ['badge, pulsera, llavero, tarjeta', 'no funciona|va|pasa|lee|abre|reconoce|marcha, falla'], {
      not: 'perdido, encontrado, credito',
    }),
    rule(
      'ask_crowd',
      [
        'hay|habia mucha|poca|tanta|bastante gente en_el_gimnasio|en_la_sala|en_el_gym|aqui|dentro|adentro? ahora|ahora_mismo|en_este_momento|hoy|actualmente?, cuanta gente|personas hay|esta? en_el_gimnasio|en_la_sala|en_el_gym|aqui|dentro|adentro? ahora|ahora_mismo|en_este_momento|hoy|actualmente?, cuantos|cuantas somos|estamos|personas|hay hay? en_el_gimnasio|en_la_sala|en_el_gym|aqui|dentro|adentro? ahora|ahora_mismo|en_este_momento|hoy|actualmente?, esta lleno|vacio|tranquilo|petado|a_tope el_gimnasio|la_sala? en_el_gimnasio|en_la_sala|en_el_gym|aqui|dentro|adentro? ahora|ahora_mismo|en_este_momento|hoy|actualmente?',
      ],
      { whole: true, not: 'cuando, hora*, manana, noche, demasiada, menos, clase, clases, §class, plaza, plazas' },
    ),
  ],
  last: [
    rule('ask_facility', [
      'hay|habra mucha|poca|tanta gente, esta lleno|vacio|tranquilo|petado, cuando ..? tranquilo|menos_gente|vacio, hora ..? tranquilo|menos_gente|vacio',
    ]),
    rule('ask_classes', ['algo, alguna_cosa, que_pasa', '§day'], {
      not: 'roto, perdido, olvidado, raro, huele, funciona',
    }),
    rule('ask_classes', ['quien es', 'monitor, monitora, entrenador, entrenadora, profe, profesor, profesora']),
    rule('training_advice', ['soy|es nuevo|nueva|principiante', 'que, como, por_donde']),
    rule('my_progress', ['cuando vine, mi ultima visita, ultima vez que']),
    rule('ask_facility', ['factura, recibo, pagar']),
  ],
  price: toPhrases(
    'cuanto cuesta|cuestan|vale|valen|es|son|sale|cobran|cobrais|pago, a cuanto, precio|precios, tarifa|tarifas, coste, cuanto ..? cuesta|vale',
  ),
  noPrice: toPhrases('cuanto tiempo|peso|falta|queda|agua, demasiado caro, vale gracias'),
  pardons: new Set(['que', 'como', 'perdon', 'perdona', 'eh', 'mande']),
};

export const everyday: Record<Language, Everyday> = { fr, en, es };
