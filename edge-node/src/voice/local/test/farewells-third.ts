import type { FarewellList } from './farewell-list.ts';
import { lines } from './farewell-list.ts';

/** Once more other people's ways of speaking. */
export const thirdList: FarewellList = {
  fr: {
    farewells: lines(
      `Bon, merci Jarvis, à la prochaine fois / Allez, je vous laisse bosser / Bonne soirée à toi / C'est bon pour moi, au revoir / Merci, salut / Ok super, je vais me changer / Je m'en vais, bonne nuit / Non c'est parfait, merci, bye / À mardi / Rien d'autre pour moi / J'ai tout, merci / On en reste là, merci / Faut que j'y retourne / Tu peux te rendormir / Allez, ciao tout le monde / Merci de ton aide, je file / Voilà, c'est terminé pour moi / Bonne fin de soirée / Je dois partir, merci / Adieu`,
    ),
    mentions: lines(
      `Je voudrais partir plus tôt demain / Le prof est parti ? / Tu pars quand en vacances / Merci Jarvis / Mon abonnement se termine demain / Dire au revoir c'est difficile / J'y vais tous les mardis / Je rentre mardi de voyage / Ils ferment la douche à vingt heures / C'est bon, j'ai trouvé la salle, et le prof c'est qui / Je laisse ma place / J'ai fini mon café / Ça ira pour la taille du t-shirt ? / Bonne journée, c'est quand le yoga ? / Je m'en vais chercher mon sac, garde ma place`,
    ),
  },
  en: {
    farewells: lines(
      `Ok I'm heading off, thanks / Bye for now, Jarvis / That's all I wanted to know / No I'm fine, thanks, bye / Right, I'm off to train / I must dash / Have a good night / See you on Tuesday / Nothing more from me / I've got all I need / We're finished here, thanks / I should get back to it / Go back to sleep / Cheers mate, later / I have to leave, thank you / Ta-ra / Enjoy your evening / That concludes it, thank you / Good night everyone / Farewell`,
    ),
    mentions: lines(
      `I'd like to leave early tomorrow / Did the teacher leave / When are you off / Thanks Jarvis / My membership ends tomorrow / Saying goodbye is hard / I go every Tuesday / I'm back Tuesday from a trip / They close the shower at eight / I found the room, who is the coach / I'm giving up my spot / I finished my coffee / That will do for a small t-shirt? / Have a good day, when is yoga? / I'm going to fetch my bag, keep my spot`,
    ),
  },
  es: {
    farewells: lines(
      `Gracias Jarvis, hasta la próxima vez / Venga, os dejo trabajar / Buenas tardes y gracias, adiós / Por mi parte está todo, adiós / Gracias, chao / Vale, me voy a cambiar / Me marcho, buenas noches / No, perfecto, gracias, adiós / Hasta el martes / Nada más por mi parte / Lo tengo todo, gracias / Lo dejamos así, gracias / Tengo que volver a entrenar / Ya puedes descansar / Venga, adiós a todos / Gracias por tu ayuda, me voy / Bueno, ya he acabado / Que pases buena tarde / Debo marcharme, gracias / Agur`,
    ),
    mentions: lines(
      `Quisiera salir antes mañana / ¿Se ha ido el profe? / ¿Cuándo te vas de vacaciones? / Gracias Jarvis / Mi cuota termina mañana / Decir adiós es difícil / Voy todos los martes / Vuelvo el martes de viaje / Cierran la ducha a las ocho / Ya encontré la sala, ¿quién es el monitor? / Dejo mi plaza / He terminado mi café / ¿Con eso basta para la talla? / Buen día, ¿cuándo es yoga? / Me voy a buscar la mochila, guárdame el sitio`,
    ),
  },
};
