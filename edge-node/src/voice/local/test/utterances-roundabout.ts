/** How people speak whom neither the rules nor the weights were written with, as expected|text. */
export const roundaboutUtterances = {
  fr: `
emergency|au secours
emergency|il respire plus
emergency|il s'est ouvert la tête sur la machine
emergency|ils se battent ça saigne
emergency|faut un médecin tout de suite
emergency|Le monsieur du rameur est tout blanc et il transpire beaucoup, il me fait peur
emergency|je me suis cassé la jambe je peux plus bouger
emergency|un enfant est au fond de la piscine
emergency|j'ai des contractions très fortes là
emergency|il y a une fuite de gaz faut évacuer
emergency|besoin d'aide urgent salle de muscu
emergency|je vois tout noir
emergency|pas de pouls
emergency|on m'a touchée de force dans le vestiaire, il est encore là
calm|ce cours m'a tué
calm|à l'aide, le wifi rame
calm|j'ai des courbatures de malade
calm|je me suis cassé la cheville l'an dernier, je reprends comment
calm|l'extincteur du couloir est périmé
calm|j'ai perdu mon badge
calm|la musique est tellement forte que mes oreilles saignent
calm|Thomas c'est une bombe, il a tout donné
farewell|merci bcp a bientot
farewell|bon euh voilà c'est tout merci
farewell|Je vous laisse travailler, au revoir monsieur le robot.
farewell|désolé je dois raccrocher, mon train est dans dix minutes
farewell|ok stop c'est bon
farewell|bah du coup je me sauve
farewell|tcho
farewell|Bonne nuit, je rentre me coucher
farewell|rien de plus merci
farewell|bon aprem
farewell|allez je vais transpirer un peu, on se voit tout à l'heure
farewell|voilà voilà, merci, bonne journée
farewell|tu peux te reposer maintenant jarvis
farewell|hasta luego jarvis
stays|merci, et demain ?
stays|ok super et les douches elles sont où
stays|la porte de sortie est bloquée
stays|merci de prévenir quelqu'un que le sèche-cheveux est mort
stays|je veux plus venir, rembourse-moi
stays|je rentre de vacances, par quoi je reprends
stays|attends je pars pas encore
stays|c'est bon le smoothie protéiné du distributeur
stays|les gens partent sans ranger leurs poids c'est pénible
stays|le parking il ferme la nuit ?
stays|bonne année jarvis, mes objectifs on en est où
stays|quand je pars, je rends la serviette où
stays|Comment s'est passée votre soirée, mon cher Jarvis ?
stays|la séance d'hier m'a achevé, comment récupérer
ask_hours|c ouvert le 14 juillet ?
ask_hours|salle ouverte aujourd'hui jusqu'à combien
ask_classes|y a quoi comme cours ce soir
ask_classes|est-ce que le cours de pilates convient aux débutants
ask_classes|ça dure combien de temps le circuit training de 19 h 15
book_class|jveux le rpm de 2m1 midi
book_class|je viendrais bien au stretching de dimanche matin, tu me notes ?
cancel_booking|annule ma séance de demain
cancel_booking|Serait-il possible de décaler ma réservation de 18 h à 19 h ?
cancel_booking|désinscris moi du bodypump
my_bookings|c'est quand mon prochain cours
my_bookings|est-ce que j'ai un truc ce soir j'ai un trou de mémoire
my_progress|combien de fois je suis venu ce mois-ci
my_progress|je pesais combien à ma dernière pesée
membership_info|Mon abonnement expire à quelle date ?
membership_info|y a un tarif étudiant ou pas
freeze_membership|je voudrais mettre mon abonnement en pause
freeze_membership|pause abo juillet aout stp
freeze_membership|ça marche comment la suspension
cancel_membership|je veux résilier
cancel_membership|j'arrête tout, désabonnez-moi
cancel_membership|ça vaut plus le coup, je préfère quitter le club
report_issue|Il n'y a plus de papier dans les toilettes des femmes.
report_issue|c'est dégueu le banc de développé, plein de sueur
feedback|y a trop de monde à 18 h c'est insupportable
feedback|vous m'avez débité deux fois j'hallucine
feedback|c abusé les prix
feedback|le cours de ce matin était génial
feedback|julie c la meilleure coach
training_advice|fais-moi un programme de 30 minutes
ask_facility|est-ce qu'il y a un sauna ici
ask_facility|ya un seche cheveux chez les mecs ?
guest_pass|parrainage on gagne quoi
guest_pass|g droit a cb d'invit
guest_pass|mon collègue aimerait voir la salle avant de s'inscrire, c'est gratuit ?
lost_property|on a trouvé des clés dans le vestiaire
lost_property|vous avez pas vu un pull bleu
lost_property|objets trouvés c'est où
smalltalk|Comment allez-vous aujourd'hui, mon cher Jarvis ?
smalltalk|tu t'ennuies pas tout seul dans ton coin
`,
  en: `
emergency|help
emergency|I've got a tight pain in my chest going down my arm
emergency|there's blood everywhere
emergency|he's choking
emergency|there's a fire in the locker room
emergency|some guy keeps following me and I'm scared, get someone
emergency|wheres the aed quick
emergency|I ate nuts and my throat is closing up
emergency|i cut my finger off nearly
emergency|her knee's bent the wrong way and she's screaming
emergency|I'm pregnant and I'm bleeding
emergency|I'm trapped under the leg press
emergency|she's throwing up blood
emergency|someone grabbed me in the showers and he's still here
calm|I'm dead
calm|help, I can't decide between yoga and pilates lol
calm|my doctor told me to do more cardio
calm|I'm drowning in work, any class for stress
calm|the fire extinguisher in the hall is out of date
calm|she slaughtered us today, best teacher ever
calm|lost my badge
calm|turn the aircon on we're melting
farewell|Goodbye!
farewell|ttyl
farewell|toodle-oo
farewell|I'm outta here
farewell|I've got a call in two minutes. Goodbye.
farewell|night night
farewell|thank you, I am finish
farewell|I'm done
farewell|forget it, I'll come back later
farewell|sorted, ta
farewell|goodby
farewell|over and out
farewell|so long
farewell|I think we're finished
stays|my friend left without saying goodbye
stays|which door do I leave by after ten
stays|we're leaving for Spain on Monday so freeze my membership
stays|how do you say goodbye in French
stays|have a look at my bookings please
stays|no thanks not mornings, what about evenings
stays|I'm done with cardio, what should I do for strength
stays|does the music stop at a certain hour
stays|when I leave where does the towel go
stays|closing for Christmas?
stays|i wanna leave but i still got 4 months, what do i pay
stays|don't need the personal trainer anymore, take it off the bill
stays|night owl here, is there a night rate
stays|I walked out without tapping, does the visit still count
ask_hours|Until what hour may one stay on a Friday?
ask_hours|how early can I get in before work
ask_hours|open today till when
ask_classes|how long does the quarter past seven circuit go on for
book_class|I should like a place in aqua aerobics next Tuesday at ten, please.
book_class|uh could you grab me a spot for that abs thing, Thursday, around quarter past seven
cancel_booking|turns out I can't do pilates Thursday, take me off
cancel_booking|cant make it 2nite free up my spot
cancel_booking|someone else can have my place on the lunchtime bike
my_bookings|what have I got booked this week
my_progress|Have I lost any weight since January?
my_progress|what did I weigh at the last check
membership_info|how do I renew the annual plan
freeze_membership|I'm having knee surgery, can we put it on hold for two months
freeze_membership|pause sub july aug pls
cancel_membership|how much notice 2 leave
report_issue|There is no paper left in the ladies' lavatory.
report_issue|it's freezing in studio two, the heater's off
feedback|you charged me twice, seriously?
feedback|new weights room is sick
training_advice|how do I set up the leg press
training_advice|best way 2 lose belly
ask_facility|what's the wifi password
ask_facility|water where
ask_facility|which way in for my brother's wheelchair
ask_human|I want to talk to someone
ask_human|I'd rather explain this to a person
guest_pass|can I bring a mate Saturday
lost_property|left my airpods on the bike yday
lost_property|there's a wallet on the floor by the lockers, who do I give it to
lost_property|my son's watch has vanished from his locker
stressed|I'm shattered, long day
smalltalk|don't you get bored standing there by yourself
`,
  es: `
emergency|socorro
emergency|un hombre se ha desplomado en las cintas
emergency|Perdone que moleste, pero me encuentro muy mal, creo que me desmayo.
emergency|un chico se quedó atrapado debajo de la barra
emergency|fuego
emergency|¿Hay algún doctor? Mi mujer no despierta.
emergency|soy diabético y estoy temblando, necesito azúcar ya
emergency|mi amigo muy malo, doctor por favor
emergency|hay un niño en el fondo de la piscina
emergency|tocó el cable y se quedó pegado
emergency|una máquina se volcó sobre alguien
emergency|lo veo todo negro
emergency|le estamos haciendo la reanimación manden ayuda
emergency|quiero quitarme la vida
calm|esa clase me mató
calm|socorro, no sé si yoga o pilates jaja
calm|tengo unas agujetas que no puedo ni bajar escaleras
calm|qué calor, nos asamos aquí
calm|el vestuario apesta
calm|qué máquina quema más grasa
calm|perdí mi pulsera
calm|tranquilo, es solo una preguntita
farewell|chao
farewell|Nada más, muchas gracias, señor.
farewell|buenas noches jarvis, me voy a dormir
farewell|besos
farewell|abur
farewell|perdona el bebé llora, me voy
farewell|pues nada, eso era, gracias
farewell|cerrar sesión
farewell|me voy a entrenar, deséame suerte
farewell|que te vaya bonito
farewell|bye bye
farewell|por hoy es suficiente
farewell|da igual, adiós
farewell|me marcho ya
stays|mi amigo se fue sin despedirse
stays|espera que no me voy todavía
stays|ayer el torno no me dejaba salir
stays|el monitor se fue a mitad de la clase
stays|cómo se dice adiós en francés
stays|gracias, apúntame también el domingo
stays|ya está lleno el cross de las ocho
stays|cuándo se me acaba la cuota
stays|se fue la luz en el vestuario
stays|abren la noche de fin de año
stays|ya no necesito mi plaza del jueves, quítala
stays|hasta qué hora puedo venir
stays|la fiesta de despedida de Lucía cuándo es
stays|después de la ducha por dónde salgo al parking
ask_hours|¿Hasta qué hora se puede estar los viernes?
ask_hours|desde qué hora puedo entrar antes del trabajo
ask_classes|qué clases hay esta noche
ask_classes|el body balance qué es exactamente
ask_classes|cuánto dura el circuito de las siete y cuarto
book_class|Quisiera una plaza en aquagym el próximo martes a las diez, por favor.
book_class|dos plazas para boxeo el viernes 20h si se puede
book_class|méteme en el hiit de hoy a última hora
cancel_booking|que otro se quede con mi sitio en la bici del mediodía
cancel_booking|quítame de la lista de espera del viernes
my_bookings|enséñame mis clases de mayo
my_progress|cuántas veces he venido este mes
my_progress|mi racha de cuántos días va
my_progress|cuánto pesaba en el último control
membership_info|cuánto cuesta premium
membership_info|hay precio de estudiante
membership_info|si subo a elite cuánto más sería al mes
freeze_membership|pausa jul y ago xfa
cancel_membership|quiero cancelar mi suscripción
cancel_membership|lo dejo, denme de baja
cancel_membership|ya no me compensa, prefiero dejar el club
report_issue|No queda papel en el aseo de señoras.
report_issue|el cable de la polea está a punto de romperse
report_issue|faltan las mancuernas de doce desde el lunes
feedback|la gente grabando por todos lados y nadie dice nada
feedback|Deseo felicitar al equipo por la limpieza.
training_advice|qué como antes de hacer pesas
training_advice|pa bajar barriga q me recomiendas
ask_facility|agua dónde
ask_facility|por dónde entra la silla de ruedas de mi hermano
ask_human|no hay un humano de verdad en este sitio
guest_pass|puedo traer a un colega el sábado
guest_pass|pase de un día para una amiga
guest_pass|cómo invito a alguien
lost_property|encontré unas llaves en el vestuario
lost_property|el reloj de mi hijo desapareció de su taquilla
smalltalk|¿Cómo está usted hoy, estimado Jarvis?
smalltalk|no te aburres ahí solito
`,
} as const;
