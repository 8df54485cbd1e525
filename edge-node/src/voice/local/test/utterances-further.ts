/** Utterances as intent|text, by people whom the lexicons were not written with. */
export const furtherUtterances = {
  fr: `
emergency|quelqu'un s'est effondré près du rameur
emergency|mon mari ne se sent pas bien du tout
emergency|elle s'étouffe avec un chewing gum
emergency|je me suis tordu la cheville
emergency|il convulse
emergency|ma grand-mère est tombée dans la douche
emergency|y a de la fumée qui sort du plafond
emergency|un homme me suit dans le vestiaire
emergency|il s'est coincé les doigts dans la machine
emergency|j'ai une douleur au bras gauche et je transpire
emergency|on a besoin d'aide vite
emergency|venez vite mon père est par terre
emergency|y a une fille qui convulse sur le tapis
emergency|un monsieur ne répond plus
emergency|il s'est pris la barre sur la gorge
emergency|je crois que je vais tomber dans les pommes
emergency|un type me menace dans le vestiaire
emergency|mon bras est en sang
emergency|il a avalé de travers il étouffe
emergency|la tête me tourne
emergency|elle a perdu connaissance
outside|tu connais un bon resto dans le coin
outside|combien font douze fois douze
outside|qui est le roi d'Angleterre
outside|c'est quoi le cours de l'or
outside|commande-moi des sushis
outside|à quelle heure passe le bus 12
outside|mets une alarme à sept heures
outside|appelle ma mère
outside|combien coûte un billet pour Lyon
outside|j'ai un problème avec mon téléphone
ask_hours|vous êtes ouverts jusqu'à quelle heure
ask_hours|lundi de Pâques c'est fermé ?
ask_classes|il y a quoi comme cours collectifs mardi soir
ask_classes|le yoga c'est à quelle heure
book_class|tu peux me prendre une place au spinning de ce soir
book_class|j'aimerais faire pilates jeudi
cancel_booking|finalement je ne viendrai pas au yoga
my_bookings|est-ce que je suis bien inscrit demain
my_progress|je suis venue combien de fois en octobre
membership_info|il me reste combien de temps sur mon abonnement
freeze_membership|je pars trois mois, on peut suspendre l'abonnement ?
cancel_membership|comment je fais pour me désabonner
report_issue|le rameur fait un bruit bizarre
report_issue|l'eau de la douche est froide
feedback|franchement la musique est trop forte c'est pénible
training_advice|comment je règle la presse à cuisses
ask_facility|vous prêtez des serviettes ?
ask_human|y a quelqu'un à l'accueil ?
guest_pass|ma cousine peut venir essayer gratuitement ?
lost_property|quelqu'un a trouvé une gourde bleue ?
`,
  en: `
emergency|someone just collapsed by the rower
emergency|my husband doesn't feel well at all
emergency|she's choking on gum
emergency|I twisted my ankle
emergency|he's convulsing
emergency|my grandma fell in the shower
emergency|smoke is coming from the ceiling
emergency|a man keeps following me
emergency|he trapped his fingers in the machine
emergency|my left arm hurts and I'm sweating
emergency|we need help fast
emergency|come quick my dad is on the floor
emergency|there's a girl convulsing on the treadmill
emergency|a man isn't responding
emergency|the bar fell on his throat
emergency|I think I'm about to black out
emergency|a guy is threatening me in the locker room
emergency|my arm is covered in blood
emergency|he swallowed something and is choking
emergency|my head is spinning
emergency|she lost consciousness
outside|know a good place to eat around here
outside|what's twelve times twelve
outside|who is the king of England
outside|what's the price of gold
outside|order me some sushi
outside|when does bus 12 come
outside|set an alarm for seven
outside|call my mum
outside|how much is a ticket to London
outside|I have a problem with my phone
ask_hours|how late are you open
ask_hours|are you closed on Easter Monday
ask_classes|what group classes do you have Tuesday evening
ask_classes|what time is yoga
book_class|could you get me a place in spinning tonight
book_class|I'd like to do pilates on Thursday
cancel_booking|actually I won't make it to yoga
my_bookings|am I on the list for tomorrow
my_progress|how many visits did I do in October
membership_info|how long is left on my membership
freeze_membership|I'm away for three months, can you put my membership on hold
cancel_membership|how do I unsubscribe
report_issue|the rower makes a weird noise
report_issue|the shower water is cold
feedback|honestly the music is way too loud, it's annoying
training_advice|how do I adjust the leg press
ask_facility|do you lend towels
ask_human|is anybody at reception
guest_pass|can my cousin come and try it for free
lost_property|has anyone found a blue bottle
`,
  es: `
emergency|alguien se ha desplomado junto al remo
emergency|mi marido no se encuentra bien
emergency|se atraganta con un chicle
emergency|me he torcido el tobillo
emergency|está convulsionando
emergency|mi abuela se ha caído en la ducha
emergency|sale humo del techo
emergency|un hombre me sigue en el vestuario
emergency|se ha pillado los dedos en la máquina
emergency|me duele el brazo izquierdo y estoy sudando
emergency|necesitamos ayuda rápido
emergency|venga rápido mi padre está en el suelo
emergency|hay una chica convulsionando en la cinta
emergency|un señor no responde
emergency|le ha caído la barra en el cuello
emergency|creo que me voy a desmayar
emergency|un tipo me amenaza en el vestuario
emergency|tengo el brazo lleno de sangre
emergency|se está atragantando
emergency|me da vueltas la cabeza
emergency|ha perdido el conocimiento
outside|conoces un buen sitio para comer por aquí
outside|cuánto es doce por doce
outside|quién es el rey de Inglaterra
outside|a cuánto está el oro
outside|pídeme sushi
outside|cuándo pasa el autobús 12
outside|pon una alarma a las siete
outside|llama a mi madre
outside|cuánto cuesta un billete a Madrid
outside|tengo un problema con mi teléfono
ask_hours|hasta qué hora estáis abiertos
ask_hours|cerráis el lunes de Pascua
ask_classes|qué clases colectivas hay el martes por la tarde
ask_classes|a qué hora es yoga
book_class|me puedes coger una plaza en spinning esta noche
book_class|me gustaría hacer pilates el jueves
cancel_booking|al final no voy a ir a yoga
my_bookings|estoy en la lista para mañana
my_progress|cuántas visitas hice en octubre
membership_info|cuánto me queda de cuota
freeze_membership|me voy tres meses, podéis congelar la cuota
cancel_membership|cómo me doy de baja
report_issue|el remo hace un ruido raro
report_issue|el agua de la ducha está fría
feedback|la música está demasiado alta, es molesto
training_advice|cómo se ajusta la prensa
ask_facility|prestáis toallas
ask_human|hay alguien en recepción
guest_pass|mi prima puede venir a probar gratis
lost_property|alguien ha encontrado una botella azul
`,
} as const;
