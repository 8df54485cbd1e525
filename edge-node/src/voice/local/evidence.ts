import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** How many different words of an utterance are everyday words of each language, and of no other of the three. */
export type Evidence = Readonly<Record<Language, number>>;

/** Without accents. What two languages share tells neither, and is left out by itself. */
const everyday: Record<Language, string> = {
  fr: `je j tu il elle nous vous ils elles l le les une des du qu c ce cet cette ces ca mon ma mes ton ta tes notre nos votre vos
    leur leurs et ou est sont suis sommes etes etait sera serait ai as avez avons ont avait aura fait fais faire faites vais vas va
    allez aller peux peut pouvez pourrais pourriez puis veux veut voulez voudrais voudrait aimerais dois doit faut sais savoir
    connais dis dites dire prends prendre mets mettre viens venir vient pars partir reste rester cherche chercher trouve trouver
    ne pas plus jamais rien aussi encore deja toujours tres trop beaucoup peu moins bien mieux mal seulement juste
    quel quelle quels quelles qui quoi quand comment combien pourquoi dont lequel laquelle
    dans sur sous avec sans chez pour par vers depuis pendant jusqu avant apres entre
    aujourd hui demain hier matin midi soir nuit semaine mois annee jour jours heure heures lundi mardi mercredi jeudi vendredi
    samedi dimanche maintenant bientot tard tot
    bonjour salut bonsoir merci oui voila alors donc parce quelqu quelque chose svp stp
    cours seance seances salle horaires ouvert ouverte ouvre ouvrez ferme fermez fermee reserver reserve annuler annule inscrire
    inscris abonnement tarif tarifs prix coute place places marche casse cassee panne douche douches vestiaire vestiaires
    serviette casier poids perdre muscler dos jambes fatigue fatiguee stresse stressee besoin envie parle parler parlez aide aidez ami amie amener commence`,
  en: `i ve ll you he she it we they my your his her its our their this that these those the an and or but if because so then than
    is am are was were be been being have has had do does did don doesn didn isn aren wasn can could couldn will would won should
    shall may might must want wanna need like love know think tell say said get got give take took come came go going gone went
    make made see look find found help show let keep try
    not never nothing anything something everything someone anybody somebody everybody any some much many more most less very too
    also just still already again really only
    what when where who whose why how which
    in of to at from with without for by about into over under before after between until since during through
    today tomorrow tonight yesterday morning afternoon evening night month months year day days hour hours monday
    tuesday wednesday thursday friday saturday sunday now soon late later early
    hello hi hey good please thanks thank yes yeah sorry well right okay
    class classes session gym open opens opening close closes closed closing book booking cancel membership price prices cost
    costs spot spots broken shower showers locker lockers towel weight lose back legs tired stressed there here time times free
    work working workout done bring friend hurts hurt speak speaking teach start starts`,
  es: `yo tu el ella nosotros ustedes usted ellos ellas los las una unos unas lo del al mi mis su sus nuestro nuestra este esta estos
    estas ese esa eso esto aquel y o pero porque aunque entonces
    soy eres somos estoy estas esta estamos estan era hay he has ha hemos han tengo tienes tiene tenemos tienen hago haces hace
    hacer puedo puedes puede pueden podria podrias quiero quieres quiere quisiera queria gustaria necesito necesita debo debe voy
    vas vamos van ir ven venir vengo busco buscar encuentro dime diga decir dame quedan queda saber se
    nada nunca siempre tambien tampoco ya todavia aun muy mucho mucha muchos muchas poco menos mejor peor solo algo alguien
    cual cuales quien cuando donde adonde como cuanto cuanta cuantos cuantas
    con sin para por hacia desde hasta antes despues entre sobre
    hoy manana ayer tarde noche semana semanas mes meses ano dia dias hora horas lunes martes miercoles jueves viernes sabado
    domingo ahora luego pronto temprano finde
    hola buenas buenos gracias favor vale adios claro perdon
    clase clases sesion gimnasio horario horarios abierto abierta abren abre abris cierran cierra cerrais cerrado reservar reserva
    reservame cancelar cancela apuntar apuntame apuntarme cuota precio precios tarifa tarifas cuesta cuestan plaza
    plazas sitio rota roto maquina ducha duchas vestuario vestuarios taquilla toalla peso perder espalda piernas cansado cansada
    estresado estresada agobiado agobiada duele duelen hablo habla hablar hablamos ayuda ayudame amigo amiga traer empieza`,
};

const listed = Object.fromEntries(
  Object.entries(everyday).map(([language, words]) => [language, new Set(words.split(/\s+/u).map(plain))]),
) as Record<Language, Set<string>>;
const languages: readonly Language[] = ['fr', 'en', 'es'];
const languageByWord = new Map(
  languages.flatMap((language) =>
    [...listed[language]]
      .filter((word) => languages.every((other) => other === language || !listed[other].has(word)))
      .map((word) => [word, language] as const),
  ),
);

/** What is left of an utterance without names: a model that tells languages takes them for one. */
export interface Unnamed {
  readonly text: string;
  /** How many different words are left, and how many were said. */
  readonly words: number;
  readonly saidWords: number;
}

/** @param names Of classes, machines and people. */
export function withoutNames(text: string, names: readonly string[]): Unnamed {
  const named = new Set(names.flatMap(wordsIn));
  // "C'est" and "let's" are one word each: sayings are short.
  const said = text.match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? [];
  const left = said.filter((word) => !wordsIn(word).some((part) => named.has(part)));
  const different = (words: readonly string[]): number => new Set(words.map(plain)).size;
  return { text: left.join(' '), words: different(left), saidWords: different(said) };
}

/** @param names Of classes and machines: "Get Fit" is called so in every language. */
export function evidenceIn(text: string, names: readonly string[]): Evidence {
  const named = new Set(names.flatMap(wordsIn));
  const found: Record<Language, number> = { fr: 0, en: 0, es: 0 };
  for (const word of new Set(wordsIn(text))) {
    const language = named.has(word) ? undefined : languageByWord.get(word);
    if (language !== undefined) found[language] += 1;
  }
  // Only Spanish opens a question with its mark.
  if (/[¿¡ñ]/iu.test(text)) found.es += 1;
  return found;
}

const wordsIn = (text: string): string[] => plain(text).match(/[a-z]+/gu) ?? [];

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}
