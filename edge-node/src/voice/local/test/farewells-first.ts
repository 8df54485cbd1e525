import type { FarewellList } from './farewell-list.ts';
import { lines } from './farewell-list.ts';

/** The list that the grammar was written with. */
export const firstList: FarewellList = {
  fr: {
    farewells: lines(`
      Au revoir / Au revoir Jarvis / Salut, à demain ! / Allez, j'y vais / Merci, c'est tout / C'est tout pour aujourd'hui / Bonne journée / Merci, bonne soirée / À plus / À bientôt / À la prochaine
      Bon, je te laisse / Ciao / Bye bye / Merci beaucoup, au revoir / Ok merci, à plus tard / Allez salut / Je file, merci / Je dois y aller / Il faut que j'y aille / Je m'en vais / Je me sauve, on m'attend
      C'est bon, merci, à jeudi / Rien d'autre, merci / Non merci, ce sera tout / Ça ira comme ça / J'ai fini, merci / J'ai tout ce qu'il me faut, merci / Bon courage, à demain / Je vais m'entraîner, à plus
      Merci pour tout, bonne nuit / On se voit demain / On se revoit la semaine prochaine / Tu peux arrêter la conversation / Merci Jarvis, tu m'as bien aidé, au revoir / Bon bah je vous laisse / Bonne continuation
      Passe une bonne journée / Je te dis à demain / Non c'est tout bon merci / a+ / aurevoir / bonne soiree jarvis / allez tchao / Plus de questions, merci / je dois filer, j'ai un train à prendre, merci / Sur ce, je vous souhaite une bonne soirée
    `),
    mentions: lines(`
      à quelle heure vous fermez, je pars bientôt ? / merci mais dis-moi encore / bye-bye les kilos / je voudrais dire au revoir à mes bourrelets / mon coach m'a dit au revoir hier / est-ce que je peux partir avant la fin du cours ?
      je pars en vacances, je peux geler mon abonnement ? / je veux quitter la salle / je vais résilier, je m'en vais de ce club / comment dit-on au revoir en anglais ? / merci / merci beaucoup pour ton aide / c'est tout ? / salut / salut Jarvis
      bonjour / bonsoir / non / non merci / oui / ok / d'accord / je vais au cours de yoga demain / j'y vais souvent le mardi / j'y vais avec ma femme demain, il reste des places ? / je dois y aller à quelle heure ? / on y va comment au parking ?
      c'est bon / tu peux me dire à demain quel cours il y a / à demain 18h il y a quoi ? / à plus de trois on peut réserver ? / je file à quelle salle pour le pilates ? / j'ai fini mon abonnement quand ? / j'ai fini ma séance, je fais quoi comme étirements ?
      je rentre de vacances / je pars quand le cours est complet ? / bonne journée pour s'entraîner, non ? c'est quoi les cours ? / c'est la fin de mon programme / au revoir c'est comment en espagnol / il est parti sans dire au revoir
      ma coach est partie, qui la remplace ? / je te laisse choisir le cours / laisse-moi réfléchir / attends, avant de partir, réserve-moi le yoga / merci, et sinon demain ça ouvre à quelle heure ? / c'est tout cassé
      c'est tout ce qu'il reste comme places ? / je n'ai pas fini / rien d'autre à 18 heures ? / ça ira mieux demain / je reviens quand ? / on m'attend au cours de boxe, c'est dans quelle salle ? / je suis en retard pour le pilates
      arrête la musique / arrête de parler anglais / termine ma phrase / tu fermes à quelle heure / annule le yoga, je dois partir plus tôt / je dois partir à 18h, quel cours je peux faire ? / bonne soirée sportive, c'est quand ? / je voudrais un bon week-end de stage
      mon ami s'en va, il veut résilier / faut que je parte à quelle heure pour le bus / au secours / salut, tu peux réserver le yoga ? / au revoir, non attends, réserve le spinning / merci pour le cours d'hier / je ne m'en vais pas encore / je quitte mon travail à 18h / j'ai plus de force
      on se voit demain au yoga, il reste de la place ? / dis au revoir à mon coach / je veux partir de chez vous, vous êtes trop chers / elle a dit bye
    `),
  },
  en: {
    farewells: lines(`
      Goodbye / Bye / Bye Jarvis / See you tomorrow / See you later / Thanks, that's all / That will be all, thank you / That's it for today / I'm off / I'm off now, thanks / I'm leaving / Have a good day / Have a nice evening
      Take care / Cheers, bye / Good night / Catch you later / Talk to you soon / I've got to go / Gotta go / I have to run, my bus is here / I'd better get going / Right, I'm heading home / Nothing else, thanks / No, that's everything / No thanks, I'm good
      I'm done, thanks / I'm all set / All done, thank you / OK thanks, see ya /  Thanks for your help, bye / Thank you so much, goodbye / I'll let you go / Time to hit the gym / Off to the showers / Let's call it a day / We're done here / You can go to sleep now / End the conversation
      that's all i needed / im off / thats all thanks / bye for now / ok bye bye / thank you Jarvis, have a great weekend / No more questions, thank you / see you on Monday / Until next time / So long / I'm going to hit the shower, bye / I need to dash, the kids are waiting / cheerio / well that's me done / I got everything I need, thanks
    `),
    mentions: lines(`
      my friend said goodbye to the gym / goodbye to bad habits / bye bye belly fat / when do you close, I'm leaving soon? / can I leave before the class ends? / I want to leave the gym / I'm leaving this gym for good because it is too expensive / thanks / thank you very much / thanks but tell me more
      hi / hello / good morning / good evening / no / no thanks / yes / ok / is that all? / that's all wrong / that's all I have left of my credits, right? / I'm done with this gym, cancel my membership / I'm going to the spin class tomorrow / I'm off to Spain next week, can I freeze my membership?
      how do you say goodbye in French? / see you have yoga tomorrow, can I book? / see if there's a class later / later today is there any class? / is there something later? / do I have to go to the front desk? / where do I have to go? / I have to go to the toilet, where is it? / I have to leave by six, which class fits?
      I'm out of breath / I'm out of credits / I'm going to quit / I'm good at squats / I'm done with my workout, how should I stretch? / I'm finished with the bench but it is broken / have a look at my bookings / have you got a good class tonight? / take care of the broken treadmill please
      before I go, book me in for pilates / bye, no wait, book the spin class / my coach left without saying bye / when is my coach leaving? / the machine says goodbye and turns off / nothing else at six? / nothing works here / is there nothing more for beginners? / it's time to renew my membership / what time should I leave for the class
      let's go with pilates / let's book yoga / I need to run more, what do you advise? / I should go to the gym more often / can you end my membership / stop the music / close the window please / I'm off work tomorrow, any classes? / thanks for the class yesterday / good night class schedule please
      I'm heading to spin, which room is it? / the night class is great / I will be back when my knee is better / my bus leaves at six, can I still do yoga? / he left his towel / peace and quiet is what I need here / say bye to my trainer for me / is the farewell party tonight? / I don't need a trainer / I leave my bag where? / I'm all set for the race / have a nice class ready for me tomorrow
    `),
  },
  es: {
    farewells: lines(`
      Adiós / Adiós Jarvis / Hasta luego / Hasta mañana / Hasta pronto / Hasta la próxima / Nos vemos / Nos vemos mañana / Chao / Me voy / Me voy ya, gracias / Bueno, me marcho / Eso es todo / Eso es todo, gracias / Nada más, gracias / No, nada más / Ya está, gracias / Con eso basta, gracias
      Tengo que irme / Me tengo que ir / Debo irme ya / Que tengas un buen día / Que tenga buena tarde / Que te vaya bien / Gracias, buenas noches / Cuídate / Un saludo / Venga, hasta luego / Vale, gracias, adiós / Muchas gracias por todo, hasta luego / Te dejo, que tengo prisa / Me voy a entrenar / Me voy a la ducha, hasta luego
      Ya he terminado, gracias / No necesito nada más / Ya tengo todo lo que necesito / Puedes cerrar la sesión / Hasta el lunes / Buen fin de semana / Lo dejamos aquí / Por hoy es suficiente / Es hora de irme / No tengo más preguntas, gracias / solo eso gracias / me largo, me esperan fuera / pues nada, adiós / hasta otra / ok gracias, nos vemos el jueves / Gracias por la ayuda, que descanses
    `),
    mentions: lines(`
      ¿puedo irme antes de la clase? / adiós a los kilos de más / mi amigo dijo adiós al gimnasio / quiero decir adiós a la grasa / ¿cómo se dice adiós en inglés? / me voy de vacaciones, ¿puedo pausar la cuota? / me quiero ir de este gimnasio / quiero darme de baja / gracias / muchas gracias / gracias pero dime más
      hola / buenos días / buenas tardes / buenas noches / no / no gracias / sí / vale / ok / ¿eso es todo? / eso es todo mentira / ¿nada más a las seis? / nada funciona aquí / ¿hasta mañana hay plazas? / ¿hasta luego qué hora abre la sala? / ¿hasta qué hora abrís? / ¿hasta cuándo tengo la cuota?
      ¿nos vemos en qué sala para el yoga? / me voy a apuntar a yoga mañana / tengo que irme a las seis, ¿qué clase me recomiendas? / tengo que ir al baño, ¿dónde está? / ¿a dónde tengo que ir para pilates? / ya he terminado el calentamiento, ¿qué hago ahora? / no tengo más ganas de entrenar / ¿puedes cerrar la ventana? / cierra la puerta
      antes de irme, resérvame el yoga / adiós, no espera, reserva spinning / mi entrenador se fue sin despedirse / ¿cuándo se va mi monitora? / me marcho a las seis, ¿hay clase antes? / el monitor se va / la máquina dice adiós y se apaga / ¿es hora de mi clase? / ¿es la hora de cerrar? / me voy a dar de baja / te dejo elegir la clase / déjame pensar
      ¿hay buen ambiente por la noche? / que tenga plazas, por favor / quiero una clase que tenga música / no necesito entrenador / no quiero nada de pesas hoy / ya tengo cuota premium / no hay nada de agua en la fuente / gracias por la clase de ayer / ¿me puedo ir ya? / el lunes me voy de viaje / cuídate la rodilla, me dijo / me despido del trabajo a las seis / vamos con pilates / vamos a reservar yoga
      mañana me voy a Madrid / voy a clase de boxeo / voy a la clase de mañana, ¿queda sitio? / me voy corriendo a casa cada día, ¿cuenta? / todo listo para la clase de las siete, ¿verdad? / saluda a mi entrenador / hasta ahora he venido tres veces / vuelvo mañana a yoga, ¿hay plazas? / llego tarde a pilates / tengo prisa, dime el horario
    `),
  },
};
