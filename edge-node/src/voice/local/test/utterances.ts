import { lines } from './farewell-list.ts';

/** What members say, by language and intent; `emergency` and `outside` (unknown or small talk) are the ones that must hold without exception. */
export const utterances = {
  fr: {
    emergency: lines(
      `mon ami fait un malaise / au secours / il y a un homme inconscient dans le vestiaire / appelez une ambulance / quelqu'un est tombé et ne bouge plus / j'ai très mal à la poitrine / une dame s'est évanouie / il y a le feu dans le sauna / je n'arrive plus à respirer / il saigne beaucoup / ma copine est coincée sous la barre / ça sent le brûlé / deux types se battent / je me sens très mal / il fait une crise d'épilepsie / vite un médecin / un gars sest evanoui / malaize dans la salle / je me suis cassé le bras`,
    ),
    outside: lines(
      `combien coûte un bitcoin / quelle est la capitale du Pérou / réserve une table pour demain à 20h / à quelle heure ferme la banque / raconte-moi une blague / qui a gagné le match hier / traduis bonjour en japonais / comment faire une tarte aux pommes / quelle est la racine carrée de 144 / réserve-moi un vol pour Madrid / il pleut demain ? / comment réparer mon imprimante / c'est quoi le sens de la vie / combien pèse la tour Eiffel`,
    ),
    farewell: lines(`au revoir / merci c'est tout`),
    greeting: lines(`bonjour / salut Jarvis / bonsoir`),
    ask_hours: lines(
      `à quelle heure vous fermez ce soir / c'est ouvert le dimanche ? / quels sont vos horaires / la salle est ouverte à Noël ? / vous ouvrez à quelle heure demain`,
    ),
    ask_classes: lines(
      `quels cours il y a demain / il reste des places au pilates ? / qui donne le cours de yoga / c'est quoi le prochain cours`,
    ),
    book_class: lines(
      `réserve-moi le yoga de demain 18h30 / je voudrais m'inscrire au pilates / une place pour le spinning mardi s'il te plaît / mets-moi sur la liste d'attente du yoga / inscris-moi au body pump`,
    ),
    cancel_booking: lines(
      `annule mon cours de yoga / je ne peux pas venir au pilates demain / annule ma réservation / décale mon cours de demain`,
    ),
    my_bookings: lines(`qu'est-ce que j'ai réservé / mes réservations / je suis inscrit à quoi cette semaine`),
    my_progress: lines(
      `combien de fois je suis venu ce mois-ci / où j'en suis de mon objectif / montre-moi mes progrès`,
    ),
    membership_info: lines(
      `c'est combien l'abonnement premium / quand finit mon abonnement / mon abonnement se termine quand`,
    ),
    freeze_membership: lines(`je veux mettre mon abonnement en pause / geler mon abonnement pendant deux mois`),
    cancel_membership: lines(`je veux résilier / je veux quitter la salle / comment résilier mon abonnement`),
    report_issue: lines(
      `le tapis 2 est en panne / la douche est sale / il n'y a plus de savon dans les toilettes / le rameur grince`,
    ),
    feedback: lines(
      `je ne suis pas content du service / c'est scandaleux, trop de monde / j'adore cette salle / bravo au coach`,
    ),
    training_advice: lines(
      `comment on utilise la presse / quel exercice pour le dos / donne-moi un programme pour perdre du poids`,
    ),
    ask_facility: lines(`où sont les douches / il y a un parking ? / c'est quoi le code wifi`),
    ask_human: lines(`je veux parler à quelqu'un / appelle un responsable`),
    guest_pass: lines(`je peux amener un ami / une séance d'essai pour ma sœur`),
    lost_property: lines(`j'ai perdu ma montre / j'ai oublié mes clés au vestiaire`),
    change_language: lines(`parle anglais / on peut parler espagnol ? / en anglais s'il te plaît`),
    yes: lines(`oui / d'accord / vas-y`),
    no: lines(`non / non merci / laisse tomber`),
    smalltalk: lines(`ça va ? / qui es-tu`),
    thanks: lines(`merci / merci beaucoup Jarvis`),
  },
  en: {
    emergency: lines(
      `help / my friend collapsed / someone is not breathing / call an ambulance / there is a fire in the sauna / I have chest pain / a man fell and hit his head / she fainted / he is bleeding / I can't breathe / somebody is having a seizure / two guys are fighting / I feel very dizzy / he's stuck under the bar / I think I broke my arm / someone passed out in the shower / he is choking / smell of gas`,
    ),
    outside: lines(
      `how much is a bitcoin / what is the capital of Peru / book a table for two tonight / what time does the bank close / tell me a joke / who won the match yesterday / translate hello into Japanese / how do I bake a cake / what is the square root of 144 / book me a flight to Madrid / how do I fix my printer / what is the meaning of life / when is the next train to London / who is the president`,
    ),
    farewell: lines(`goodbye / thanks that's all`),
    greeting: lines(`hello / hi Jarvis / good morning`),
    ask_hours: lines(
      `what time do you close tonight / are you open on Sunday / what are your opening hours / is the gym open at Christmas`,
    ),
    ask_classes: lines(
      `what classes are there tomorrow / any places left in pilates? / who teaches yoga / when is the next class`,
    ),
    book_class: lines(
      `book me into yoga tomorrow at half past six / I'd like to join pilates / sign me up for spinning on Tuesday / put me on the waiting list for yoga / can I get a spot in body pump`,
    ),
    cancel_booking: lines(
      `cancel my yoga class / I can't make pilates tomorrow / cancel my booking / move my class to Friday`,
    ),
    my_bookings: lines(`what have I booked / show me my bookings / am I signed up for anything`),
    my_progress: lines(`how many times have I been here this month / how close am I to my goal / show me my progress`),
    membership_info: lines(
      `how much is the premium membership / when does my membership end / when is my next payment`,
    ),
    freeze_membership: lines(`I want to freeze my membership / pause my subscription for two months`),
    cancel_membership: lines(`I want to cancel my membership / I want to leave this gym / how do I end my contract`),
    report_issue: lines(
      `treadmill 2 is broken / the shower is dirty / there is no soap in the toilets / the rower squeaks`,
    ),
    feedback: lines(
      `I'm not happy with the service / this place is too crowded / I love this gym / the staff are great`,
    ),
    training_advice: lines(
      `how do I use the leg press / what exercise for my back / give me a programme to lose weight`,
    ),
    ask_facility: lines(`where are the showers / is there a car park / what is the wifi code`),
    ask_human: lines(`I want to speak to someone / get me a manager`),
    guest_pass: lines(`can I bring a friend / a trial session for my sister`),
    lost_property: lines(`I lost my watch / I left my keys in the changing room`),
    change_language: lines(`can we speak French? / switch to Spanish / in French please`),
    yes: lines(`yes / go ahead / ok`),
    no: lines(`no / no thanks / never mind`),
    smalltalk: lines(`how are you / who are you`),
    thanks: lines(`thanks / thank you so much`),
  },
  es: {
    emergency: lines(
      `socorro / ayuda / mi amigo se ha desmayado / hay un hombre inconsciente / no respira / llama a una ambulancia / hay fuego en la sauna / me duele el pecho / una señora se ha caído y no se mueve / está sangrando mucho / no puedo respirar / le está dando un infarto / hay una pelea en el vestuario / me encuentro muy mal / está atrapado bajo la barra / se ha roto el brazo / huele a quemado / tiene convulsiones / me mareo`,
    ),
    outside: lines(
      `cuánto cuesta un bitcoin / cuál es la capital de Perú / reserva una mesa para dos esta noche / a qué hora cierra el banco / cuéntame un chiste / quién ganó el partido ayer / traduce hola al japonés / cómo se hace una tortilla / cuál es la raíz cuadrada de 144 / resérvame un vuelo a París / cómo arreglo mi impresora / cuál es el sentido de la vida / cuándo sale el tren a Madrid / quién es el presidente`,
    ),
    farewell: lines(`adiós / eso es todo gracias`),
    greeting: lines(`hola / buenos días / hola Jarvis`),
    ask_hours: lines(
      `a qué hora cerráis esta noche / abrís el domingo / cuál es el horario / está abierto el gimnasio en Navidad`,
    ),
    ask_classes: lines(`qué clases hay mañana / quedan plazas en pilates / quién da yoga / cuándo es la próxima clase`),
    book_class: lines(
      `resérvame yoga mañana a las siete y media / quiero apuntarme a pilates / una plaza para spinning el martes / ponme en la lista de espera de yoga / apúntame a body pump`,
    ),
    cancel_booking: lines(
      `cancela mi clase de yoga / no puedo ir a pilates mañana / anula mi reserva / cambia mi clase al viernes`,
    ),
    my_bookings: lines(`qué he reservado / mis reservas / estoy apuntado a algo`),
    my_progress: lines(`cuántas veces he venido este mes / cómo voy con mi objetivo / enséñame mi progreso`),
    membership_info: lines(`cuánto cuesta la cuota premium / cuándo termina mi cuota / cuándo caduca mi abono`),
    freeze_membership: lines(`quiero congelar mi cuota / pausar la suscripción dos meses`),
    cancel_membership: lines(`quiero darme de baja / quiero dejar el gimnasio / cómo cancelo mi cuota`),
    report_issue: lines(`la cinta 2 está rota / la ducha está sucia / no hay jabón en los baños / el remo chirría`),
    feedback: lines(
      `no estoy contento con el servicio / hay demasiada gente / me encanta este gimnasio / el monitor es muy amable`,
    ),
    training_advice: lines(`cómo se usa la prensa / qué ejercicio para la espalda / dame un programa para perder peso`),
    ask_facility: lines(`dónde están las duchas / hay aparcamiento / cuál es la clave del wifi`),
    ask_human: lines(`quiero hablar con alguien / llama a un responsable`),
    guest_pass: lines(`puedo traer a un amigo / una clase de prueba para mi hermana`),
    lost_property: lines(`he perdido mi reloj / me he dejado las llaves en el vestuario`),
    change_language: lines(`habla en inglés / ¿podemos hablar francés? / en francés por favor`),
    yes: lines(`sí / vale / adelante`),
    no: lines(`no / no gracias / déjalo`),
    smalltalk: lines(`qué tal / quién eres`),
    thanks: lines(`gracias / muchas gracias`),
  },
} as const;
