import type { FarewellList } from './farewell-list.ts';
import { lines } from './farewell-list.ts';

/** Other people's ways of speaking, written after the grammar and without it in sight. */
export const secondList: FarewellList = {
  fr: {
    farewells: lines(`
      Bon allez, je me rentre, bonne soirée à vous / Super, merci pour les infos, je vais m'y remettre / Allez zou, à la semaine prochaine / Très bien, je n'ai plus rien à demander / Bisous Jarvis, à demain matin / C'est noté, merci bien, au revoir monsieur
      Je vous remercie, bonne fin de journée / Ok nickel, je vais me mettre en tenue / Ben voilà, c'était tout ce que je voulais savoir / Parfait, on se dit à jeudi / Bon, faut que je me sauve, les gosses sortent de l'école / Allez, je retourne à mes haltères / Merci mon grand, passe une bonne soirée
      Hop, je disparais / Je crois que c'est tout, merci / J'ai eu ma réponse, merci / Non, je te remercie, ça sera tout pour ce soir / Allez bye Jarvis / Je te dis bonsoir et à demain / Salut Jarvis, à plus ! / Bonsoir, à demain / Bon dimanche à toute l'équipe
      On arrête là pour aujourd'hui / Ça me suffit, merci / Je prends congé, merci à vous / Merci, je n'ai besoin de rien d'autre / Allez, moi je vais bosser mes abdos / Tchao l'artiste / Merci pour ta patience, à très vite / Ok c'est parti, je vais à l'échauffement
    `),
    mentions: lines(`
      Je pars demain en Italie, mon abonnement est-il valable là-bas ? / Ma sœur ne veut plus revenir, elle dit adieu au sport / J'aimerais bien dire adieu à ce mal de dos / Qui ferme la salle le soir quand tout le monde s'en va ? / Si je m'en vais avant la fin, le prof sera vexé ? / Il faut que je parte vers midi, tu as un cours court ?
      Tu ne dis jamais au revoir / Le cours de samedi, c'est terminé ? / Est-ce qu'on peut se voir demain avec un coach ? / À bientôt trente ans, est-ce trop tard pour commencer ? / J'y vais doucement à cause de mon genou / Pourquoi les gens partent sans ranger les poids ? / J'ai fini mes séries, combien de repos ? / C'est tout pour les débutants ou il y a autre chose ?
      Merci de me réserver une place / Merci de baisser la musique / Bonne journée pour courir, tu trouves pas ? / Je file un mauvais coton / La prochaine fois, je prendrai le vélo / Jusqu'à quelle heure on peut rester ? / Je rentre par quelle porte ? / Je me casse le dos sur cette machine / Je reviens d'une blessure / Je laisse mon sac où ?
      On se retrouve où pour le cours ? / On y va mollo sur le cardio, d'accord ? / Merci, et pour la douche ? / C'est tout ce que tu sais faire ? / Je peux partir plus tôt du cours de vélo ? / Mon bus part à vingt heures, j'ai le temps ? / Ok merci, autre chose, le parking est gratuit ? / Finalement je reste / Je ne pars pas tout de suite / Ça suffit, cette musique
      Arrêtez de fermer si tôt / Quitter la salle coûte combien ? / La fin de la conversation m'a échappé / Salut, ça va ? / Bonsoir, j'ai une question / Dis bonjour et au revoir aux clients, toi au moins / Vous me laissez tranquille sur la cotisation ?
    `),
  },
  en: {
    farewells: lines(`
      Righto, I'll be on my way / Lovely, cheers, see you Thursday then / Okay that answers my question, thanks / Nope, that's me sorted, ta / Alrighty, bye bye / Perfect, I'm gonna go start my workout / I must get going, my lift is outside / You've been a great help, goodbye / Nice one, catch you next week
      Have a lovely rest of your evening / Enjoy your weekend, Jarvis / I think that's everything, thank you / No, nothing more, thank you / That's all from me today / I'll leave you to it / Okay I'm gonna head out / Alright, time for me to go / I'm finished, thanks / Thanks a million, speak soon / Bye then
      Good talk, see you around / OK I should get to class / We can stop here / I'm good now, thank you / Right then, back to the weights / Well, I'm away home / It was nice talking to you, bye / All good, thanks, have a good one / Toodle pip / thanks jarvis good night
    `),
    mentions: lines(`
      If I leave my towel here, will someone take it / When does everybody leave on Fridays / My trainer is leaving, who takes over his clients / The staff never say goodbye / I need to go easier on my knees / Should I go heavier on squats / Could you see if I have a class later / I'd like to say goodbye to my love handles
      Is it ok to leave a class early / What is the last class before you close / Have a spot for me at pilates / Good evening, I have a question / I have to be out by nine, is there a short class / I'm done waiting for that machine / Take care of my booking for tomorrow / Thanks, one more thing, is the sauna open / Thanks for letting me know, and the price
      That's it, the machine is on fire / That's it, I am furious / I'm leaving you a bad review / I'm off sick, can I pause / I'm going to need a locker / We're done with contracts like these / Stop charging my card / End of the month, is my fee due / See you have a new rower, how does it work / Later classes would be better
      Nothing else works for my back / I'm out of shape / Let's stop the automatic renewal / Night classes, do you have any / I go home by bike, where can I park it / My goodbye drinks are on Friday, can I rent the studio / No, that's not it / That's all I can lift / Is that everything you have on Sundays / You have a good point / Where did my coach go / I want out / Tomorrow I leave for a race, any advice
    `),
  },
  es: {
    farewells: lines(`
      Bueno, pues muchas gracias y hasta otro día / Vale, pues ya me quedo tranquilo, adiós / Perfecto, nos vemos por aquí / Nada, eso era todo / Genial, ya lo tengo, hasta luego / Venga, chao, que llego tarde / Muchas gracias, que pases buena noche / Ya no te molesto más, gracias / Ha sido un placer, adiós / Listo, me voy a cambiar
      Pues me voy que me cierran / Hasta mañana si Dios quiere / Con eso me vale, gracias / No, gracias, ya está todo / Te dejo que empieza mi clase / Me despido, un abrazo / Hasta la semana que viene / Okey, gracias, bye / Ya terminé, gracias / Me retiro, buenas noches / Adiós, guapo / Eso sería todo por hoy
      Bueno, yo me voy yendo / Feliz fin de semana / Gracias Jarvis, hasta el jueves / Ya me voy para casa / No quiero nada más, gracias / Hablamos otro día / Que vaya todo bien, adiós / Ea, a entrenar, hasta luego
    `),
    mentions: lines(`
      ¿Me puedo marchar antes si me encuentro cansada? / Mi hermana se ha ido del gimnasio / ¿Hasta qué día puedo cancelar? / Hasta luego no quiero decirlo todavía / Quiero despedirme de la barriga / Mañana me voy a examinar y no podré venir / ¿Se puede ver hoy la clase de boxeo? / Nos vemos obligados a esperar cada día / Tengo que irme pronto, ¿qué clase es corta?
      ¿Cuándo se va la gente para entrenar tranquila? / La monitora se despidió ayer, ¿quién la sustituye? / Nada más llegar me encontré el vestuario sucio / Nada más empezar me duele la rodilla / Gracias por nada / Gracias, ¿y los domingos? / Eso no es todo / Eso es todo lo que puedo levantar / Ya está rota otra vez la cinta / Ya he terminado mis series, ¿y ahora? / Me voy a quejar
      Me voy de este gimnasio si no arregláis la ducha / Deja de hablar inglés / Déjame una toalla / ¿Te dejo mi carné? / Cierra el grifo, por favor / ¿A qué hora cierran el sábado? / Por hoy quiero algo suave / Un saludo para mi entrenador / Buenas, una pregunta / Buenas noches, ¿queda sitio en yoga? / El próximo lunes hasta las diez, ¿hay zumba?
      ¿Vamos bien de plazas para mañana? / Voy a clase tres veces por semana / A casa llego muy cansado / No tengo nada reservado / ¿No hay nada más barato? / Adiós no se dice así / Cuídate tú, que yo entreno fuerte / Me largo la cuota a otro mes, ¿se puede? / Vuelvo de una lesión, ¿por dónde empiezo?
    `),
  },
};
