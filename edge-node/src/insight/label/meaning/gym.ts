import type { Meanings } from './meaning.ts';

/** Things, places and people of a gym, and what is done with them. Words as folded: no accents, no apostrophes; `*` after a stem. */
export const gymMeanings: Meanings = {
  course: {
    fr: 'yoga, pilates, zumba, spinning, rpm, biking, cycling, body pump, bodypump, body combat, bodycombat, body balance, crossfit, cross training, hiit, cardio boxe, boxe, boxing, kick boxing, stretching, aquagym, aqua gym, aquabike, step, cuisses abdos fessiers, caf, abdos fessiers, circuit training, circuit, gym douce, danse, barre au sol, tai chi, qi gong, tabata, trx, cours, cour, seance collective, cours co, cours collectif, cours collectifs, velo en salle, fitness, renfo, renforcement musculaire, meditation, sophrologie, total body, les mills, lia, cardio dance, muay thai, mma, judo, pole dance, attack, sh bam, bootcamp, relaxation, postural, dos sain, pump, combat',
    en: 'yoga, pilates, zumba, spin, spinning, spin class, bodypump, body pump, bodycombat, body combat, crossfit, hiit, boxing, boxercise, kickboxing, stretching, stretch, aqua aerobics, aquafit, aqua fit, step, legs bums and tums, circuits, circuit, tai chi, qi gong, tabata, trx, class, classes, barre, dance, dance fit, bootcamp, boot camp, meditation, cycling class, indoor cycling, rpm, les mills, body balance, core class, strength class, conditioning, metcon, pump, combat, aerobics, seniors class, beginners class, intro session, session with',
    es: 'yoga, pilates, zumba, spinning, ciclo indoor, ciclo, bodypump, body pump, bodycombat, body combat, crossfit, hiit, boxeo, boxing, kick boxing, estiramientos, aquagym, aquaerobic, aerobic, aerobicos, step, gap, circuito, tai chi, tabata, trx, clase, clases, baile, danza, meditacion, entrenamiento funcional, funcional, mantenimiento, gimnasia suave, hipopresivos, espalda sana, barre, cardio box, stretching, relajacion, bici estatica dirigida, actividades dirigidas, dirigidas',
  },
  machine: {
    fr: 'tapis, tapis de course, tapi, velo, velos, rameur, rameurs, elliptique, elliptiques, presse, presse a cuisses, leg press, leg extension, leg curl, poulie, poulies, haltere*, barre, barres, banc, bancs, rack, racks, cage a squat, smith, machine, machines, appareil, appareils, stepper, escalier, stairmaster, kettlebell*, disque, disques, poids, chaise romaine, butterfly, pec deck, tirage, traction, tractions, hack squat, ballon, ballons, swiss ball, elastique, elastiques, corde a sauter, sac de frappe, skierg, air bike, assault bike, abducteur, adducteur, simulateur, cable, cables, selle, pedale, pedales, ecran du tapis, medecine ball, foam roller, rouleau, tapis de sol, box jump, corde ondulatoire, multipower',
    en: 'treadmill*, bike, bikes, exercise bike, rower, rowers, rowing machine, erg, cross trainer, elliptical*, leg press, leg extension, leg curl, hamstring curl, cable, cables, cable machine, pulley, pulleys, dumbbell*, dumbell*, barbell*, bench, benches, rack, racks, squat rack, smith machine, machine, machines, stepper, stair climber, stairmaster, stair machine, kettlebell*, plates, weights, pec deck, lat pulldown, lat pull down, pull up bar, hack squat, swiss ball, gym ball, bands, resistance band*, skipping rope, punch bag, punching bag, ski erg, assault bike, abductor, foam roller, mats, mat, medicine ball, chest press, shoulder press, equipment, kit, pedal, saddle, seat, belt, ez bar, trap bar, hip thrust machine, glute machine',
    es: 'cinta, cintas, cinta de correr, caminadora*, trotadora*, bici, bicis, bicicleta*, remo, maquina de remo, eliptica*, prensa, prensa de piernas, extension de cuadriceps, femoral tumbado, polea*, mancuerna*, barra, barras, banco, bancos, banca, rack, racks, jaula, multipower, smith, maquina, maquinas, aparato, aparatos, escaladora, step, kettlebell*, pesa rusa, pesas rusas, pesas, pesa, discos, disco, contractora, jalon, dominadas, hack, pelota, fitball, banda elastica, bandas, ligas, comba, cuerda, saco, saco de boxeo, costal, abductor*, aductor*, colchoneta*, esterilla*, rodillo, press de banca, equipo, equipos, pedal, sillin, asiento, correa, balon medicinal',
  },
  showers: {
    fr: 'douche, douches, doucher, pommeau, robinet, robinets, eau chaude, eau froide, eau glacee, cabine, cabines, seche cheveux, lavabo*, savon',
    en: 'shower*, tap, taps, hot water, cold water, cubicle, cubicles, hairdryer*, hair dryer*, sink, sinks, soap, changing rooms, locker room',
    es: 'ducha, duchas, duchar*, regadera*, grifo, grifos, llave del agua, agua caliente, agua fria, secador*, lavabo, lavabos, lavamanos, jabon, jabonera',
  },
  lockers: {
    fr: 'casier, casiers, cadenas, consigne, vestiaire, vestiaires, serrure, cabine, patere*',
    en: 'locker*, padlock*, lock, locks, changing room*, cubby, hooks, dressing room*',
    es: 'taquilla*, casillero*, locker*, candado*, vestuario*, vestidor*, cerradura, percha, perchas, camerino, vestier',
  },
  toilets: {
    fr: 'toilette*, wc, chiotte*, cuvette, chasse d eau, papier toilette, pq, toilettes bouchees, lunette',
    en: 'toilet*, loo, loos, restroom*, bathroom*, bog, bogs, washroom, flush, loo roll, toilet paper, bog roll, ladies, gents',
    es: 'bano, banos, aseo, aseos, inodoro*, retrete*, wc, papel higienico, cisterna, vater, sanitario*',
  },
  wetRooms: {
    fr: 'sauna, saunas, hammam, piscine, bassin, jacuzzi, spa, bain a remous, bain froid, cryo*, solarium, banc solaire, uv',
    en: 'sauna*, steam room, pool, swimming pool, jacuzzi, hot tub, spa, ice bath, plunge, cold plunge, sunbed*, steam',
    es: 'sauna*, bano turco, bano de vapor, piscina, alberca, pileta, jacuzzi, spa, hidromasaje, vapor, solarium',
  },
  parking: {
    fr: 'parking, garer, gare ma voiture, place de parking, stationne*, garage a velo, range velo, arceaux',
    en: 'parking, car park, park my car, park the car, parking space, bike rack, bike racks, bike storage, parking lot, parkin',
    es: 'parking, aparca*, estaciona*, parqueadero, cochera, plaza de garaje, plazas de aparcamiento, aparcabicis, dejar el coche, dejar la bici, parquear',
  },
  wifi: {
    fr: 'wifi, wi fi, reseau, mot de passe du wifi, internet, connexion, code wifi, prise, prises, recharger mon tel, chargeur',
    en: 'wifi, wi fi, network, internet, wifi password, connection, socket, plug, charge my phone, charger',
    es: 'wifi, wi fi, red, clave del wifi, contrasena del wifi, internet, conexion, enchufe, cargar el movil, cargar el celular, cargador',
  },
  towelWater: {
    fr: 'serviette, serviettes, fontaine, fontaine a eau, gourde, bouteille d eau, distributeur, distributeurs, boissons, snack, barre proteinee, cafe, cafetiere, machine a cafe, gobelet*, eau fraiche, remplir ma gourde',
    en: 'towel*, water fountain, fountain, water bottle, water cooler, vending machine, vending, drinks, snack*, protein bar, shaker, coffee machine, cups, refill, top up my bottle',
    es: 'toalla*, fuente, fuente de agua, botella, dispensador, maquina expendedora, expendedora, bebida*, bebedero, snack, barrita, cafetera, maquina de cafe, vaso, vasos, rellenar',
  },
  access: {
    fr: 'fauteuil roulant, ascenseur, rampe, handicap*, pmr, poussette, garderie, garde d enfants, mezzanine, etage, entree, sortie, porte, tourniquet, portique, issue de secours, acces, accessible, miroir*, infirmerie, trousse de secours, defibrillateur, salle de repos, coin enfants, table a langer, salle de priere',
    en: 'wheelchair*, lift, elevator, ramp, disabled, accessible, pushchair, pram, creche, childcare, kids area, mezzanine, floor, upstairs, downstairs, entrance, exit, door, doors, turnstile, gate, fire exit, access, mirror*, first aid kit, defibrillator, prayer room, baby changing, quiet room, stretching area, women only',
    es: 'silla de ruedas, ascensor, elevador, rampa, discapacita*, accesible, carrito, guarderia, ludoteca, ninos, piso, planta, arriba, abajo, entrada, salida, puerta, puertas, torno, tornos, torniquete, salida de emergencia, acceso, espejo*, botiquin, desfibrilador, cambiador, sala de',
  },
  building: {
    fr: 'clim, climatisation, chauffage, lumiere*, neon*, neons, ampoule*, plafond, carrelage, sol, fuite, courant d air, ventil*, aeration, neon, alarme, prise electrique, poubelle*, fenetre*, sono, haut parleur*, enceinte*, tele, teles',
    en: 'ac, air con, aircon, air conditioning, heating, light, lights, bulb, bulbs, ceiling, tile*, floor tile, leak*, draught, fan, fans, ventilation, alarm, socket, bin, bins, window*, speaker*, sound system, tv, tvs',
    es: 'aire, aire acondicionado, calefaccion, luz, luces, foco, focos, bombilla*, techo, azulejo*, baldosa*, fuga, gotera*, corriente, ventilador*, ventilacion, alarma, basurero, papelera*, basura, ventana*, altavoz, altavoces, bocina*, parlante*, tele, teles',
  },
  kiosk: {
    fr: 'jarvis, badge, carte, ecran, borne, appli, application, robot, ordinateur, machine qui parle, bracelet, qr code, intelligence artificielle, ia, micro, ton programme, kiosque, tactile, siri, alexa',
    en: 'jarvis, badge, card, fob, screen, kiosk, app, robot, computer, wristband, qr code, ai, artificial intelligence, microphone, touch screen, chatbot, bot, machine like you, siri, alexa, key tag',
    es: 'jarvis, tarjeta, credencial, pantalla, quiosco, kiosco, app, aplicacion, robot, compu, computadora, ordenador, pulsera, codigo qr, inteligencia artificial, ia, microfono, tactil, maquinita, asistente, siri, alexa, carnet, chapita',
  },
  coach: {
    fr: 'coach, coachs, prof, profs, professeur*, entraineur*, coache*, moniteur*, monitrice*, instructeur*, coaching, kine, animateur*, animatrice, intervenant*',
    en: 'coach*, trainer*, instructor*, teacher*, pt, personal trainer*, physio, personal training, induction',
    es: 'entrenador*, monitor, monitora, monitores, profe, profes, profesor*, instructor*, coach*, preparador*, maestro, maestra, fisio',
  },
  staff: {
    fr: 'accueil, quelqu un, responsable, patron, patronne, gerant*, manager, directeur, directrice, direction, personnel, equipe, employe*, receptionniste, hotesse, humain, etre humain, vraie personne, personne en chair, commercial*, conseiller*, conseillere, secretariat, standard, equipe d accueil, vrai gens, vrais gens, vivant, chef',
    en: 'reception, front desk, desk, someone, somebody, manager, boss, staff, team, employee, receptionist, human, human being, real person, actual person, person in charge, supervisor, owner, sales, customer service, whoever s in charge, living person, member of staff, anyone, anybody, in charge',
    es: 'recepcion, alguien, encargad*, responsable*, jefe, jefa, gerente*, director*, direccion, personal, equipo de, empleado*, recepcionista*, humano, ser humano, persona real, persona de verdad, comercial, asesor*, atencion al cliente, dueno, duena, de carne y hueso, mostrador, supervisor*',
  },
  membership: {
    fr: 'abonnement, abonnements, abonne, abonnee, contrat, contrats, formule*, forfait*, inscription, adhesion, carte de membre, premium, elite, standard, basique, engagement, membre, abonner, reabonn*, licence, tarif*, option, options, parrainage, adherent*, mon compte, offre, offres',
    en: 'membership*, contract, contracts, plan, plans, subscription*, sign up, signed up, joining fee, premium, elite, standard, basic, commitment, member, members, renew*, tier, package, fees, my account, offer, offers, deal, upgrade, downgrade, direct debit',
    es: 'membresia*, abono, abonos, contrato*, plan, planes, suscripcion*, inscripcion, matricula, cuota, cuotas, mensualidad*, premium, elite, estandar, basico, permanencia, socio, socia, socios, renova*, renuev*, tarifa*, mi cuenta, oferta, ofertas, anualidad, afiliacion, bono',
  },
  money: {
    fr: 'prix, cout*, coute, cher, chere, chers, payer, paye, paiement*, prelev*, preleve*, debit*, rembours*, facture*, euro, euros, sous, balles, thune*, fric, argent, rib, carte bleue, cb, cheque*, virement, reduction*, promo*, remise, gratuit*, frais, mensualite*, tarif etudiant, mutuelle, bon plan, paie, raquer, raque, banque, iban, impaye*, regler, reglement, trop percu, <money>',
    en: 'price*, cost*, pricey, expensive, pay, paid, payment*, charge, charged, charging, charges, debit*, refund*, invoice*, bill, billed, billing, quid, pounds, euros, dollars, money, cash, card details, bank, discount*, promo*, free, fee, fees, monthly, student rate, student discount, cheap*, money back, overcharged, bucks, how much is, instalment*, <money>',
    es: 'precio*, costo, costos, cuesta, cuestan, caro, cara, caros, pagar, pago, pagos, pague, cobr*, cargo, cargos, domicilia*, reembols*, devolucion, devolver, devuelv*, factura*, recibo, recibos, euros, pesos, pavos, pasta, plata, lana, dinero, tarjeta de credito, banco, transferencia, descuento*, promo*, gratis, gratuito, barato, bizum, iban, cuanto sale, abonar, efectivo, <money>',
  },
  visits: {
    fr: 'mes seances, mes visites, seances, venu combien, combien de fois, nombre de seances, mes stats, statistiques, ma serie, assidu*, frequence, mes entrees, mon historique, compteur, mon bilan, passages, mes perfs, mon suivi, au total, mes venues, regulier, reguliere, assiduite',
    en: 'my sessions, my visits, visits, how many times, how often have i, my stats, statistics, streak, attendance, frequency, my history, counter, my record, check ins, in total, so far this month, workouts, turned up, been coming, my numbers, my log',
    es: 'mis sesiones, mis visitas, visitas, cuantas veces, mis estadisticas, estadisticas, racha, asistencia*, frecuencia, mi historial, contador, mi registro, en total, llevo este mes, mis entrenamientos, mis numeros, venido, asistido',
  },
  results: {
    fr: 'objectif*, progres, progresse*, progresser, progression, evolution, evolue, resultat*, poids perdu, perdu combien, maigri*, grossi*, pris du poids, perdre du poids, kilos, kilo, kg, masse, taille, tour de taille, silhouette, forme, motivation, motive*, mon record, records, pr, battu mon, perdre du ventre, imc, balance, affine*, pese*, ameliore*, je stagne, stagne, performances, m ameliore',
    en: 'goal*, target, progress*, improv*, evolution, result*, lost weight, lose weight, weight loss, gained, put on weight, kilos, kg, stone, pounds lighter, body fat, muscle mass, waist, shape, motivat*, pb, personal best, record, bmi, scales, weigh*, gains, plateau*, stuck at, fitter, stronger, slimmer, performance',
    es: 'objetivo*, meta, metas, progres*, avanc*, avanz*, evolucion, resultado*, peso perdido, bajar de peso, bajado, adelgaza*, engorda*, subido de peso, kilos, kilo, kg, masa muscular, cintura, talla, forma, motivacion, motivad*, record, marca personal, marcas, imc, bascula, balanza, peso, mejorado, mejorando, estancad*, rendimiento',
  },
  exercise: {
    fr: 'exercice*, exo, exos, programme, programmes, entrainement*, entrainer, muscler, musculation, muscu, serie, series, repetition*, repet*, squat, squats, developpe couche, dc, soulev* de terre, fente*, gainage, planche, pompes, abdos, abdo, fessiers, pecs, pectoraux, biceps, triceps, epaules, dos, cuisses, mollets, echauff*, echauffement, etirement*, etirer, cardio, charge, posture, technique, mouvement, courir, course, footing, marathon, semi, hypertrophie, seche, prise de masse, full body, split, tonifier, brule graisse*, bruler, perdre du gras, calories, routine, bouger, renforcer, travailler les, prehension',
    en: 'exercise*, workout plan, programme, program, routine, training, train, build muscle, tone, toning, sets, reps, squat, squats, squatting, bench press, deadlift*, lunge*, plank*, press ups, push ups, abs, core, glutes, pecs, chest, biceps, triceps, shoulders, back day, quads, hamstrings, calves, warm up, warming up, stretch, stretches, cardio, weight should i, form, technique, posture, run, running, marathon, 5k, 10k, hypertrophy, cutting, bulk, bulking, full body, split, burn fat, fat loss, calories, strengthen, hiit or, belly fat, flatten',
    es: 'ejercicio*, rutina*, programa, programas, entrenar, entreno, entrenamiento, musculacion, musculo*, series, repeticion*, reps, sentadilla*, press banca, press de banca, peso muerto, zancada*, plancha, flexiones, lagartijas, abdominales, abdomen, gluteo*, pecho, biceps, triceps, hombros, espalda, cuadriceps, femoral*, pantorrilla*, calent*, calentamiento, estirar, estiramiento*, cardio, tecnica, postura, correr, maraton, hipertrofia, definicion, definir, volumen, tonificar, quemar grasa, grasa, calorias, barriga, panza, fortalecer, trabajar el, trabajar la, tabla',
  },
  nutrition: {
    fr: 'proteine*, whey, creatine, regime, manger, mange, nutrition, alimentation, dieting*, dietetic*, complement*, glucide*, petit dej, a jeun, boire, hydrat*, shaker, bcaa, sucre, collation, repas',
    en: 'protein*, whey, creatine, diet, eat, eating, nutrition, food, supplement*, carbs, breakfast, fasted, fasting, hydrat*, shake, bcaa, sugar, snack before, meal*, pre workout',
    es: 'proteina*, whey, creatina, dieta, comer, como antes, nutricion, alimentacion, suplemento*, carbohidrato*, hidratos, desayun*, en ayunas, ayunas, beber, hidrata*, batido*, bcaa, azucar, merienda, comida*, pre entreno',
  },
  bodyHealth: {
    fr: 'mal au, mal a, mal aux, douleur*, douloureu*, bless*, blessure, genou, genoux, dos, epaule, cheville, poignet, lombaire*, hernie, sciatique, tendinite, entorse, opere*, operation, arthrose, asthme, asthmatique, diabet*, tension, cardiaque, coeur, enceinte, grossesse, accouche*, medecin, certificat medical, ordonnance, kine, reeducation, prothese, courbature*, fatigue*, vertige*, migraine, cervicale*, plâtre, platre, menopause, age, allaite*, dechir*, crampe*, menisque, coiffe, articulation*',
    en: 'hurt*, pain*, sore, ache*, aching, injur*, knee*, back, shoulder, ankle, wrist, lower back, hernia, sciatica, tendonitis, sprain*, surgery, operation, arthritis, asthma*, diabet*, blood pressure, heart condition, heart, pregnan*, postnatal, gave birth, doctor, gp, medical, physio, rehab, doms, tired, dizzy, migraine, neck, menopaus*, cramp*, meniscus, rotator cuff, joint*, hip replacement, pelvic floor, pulled a, tweaked',
    es: 'duele, duelen, dolor*, lesion*, lesionad*, rodilla*, espalda, hombro, tobillo, muneca, lumbar*, hernia, ciatica, tendinitis, esguince*, operad*, operacion, artrosis, artritis, asma, asmatic*, diabet*, tension, presion alta, hipertens*, cardiac*, corazon, embaraz*, posparto, parto, medico, certificado medico, fisio*, rehabilitacion, agujetas, cansad*, mareo*, mareada, migrana, cervical*, menopausia, calambre*, menisco, manguito, articulacion*, contractura*, cadera',
  },
};
