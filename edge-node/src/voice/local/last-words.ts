import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { wordsOf } from './tokens.ts';

interface LastWords {
  /** Nobody says these as their last words but to go. */
  readonly goodbyes: string;
  /** To whom they may be said. */
  readonly to: string;
  /** Right before them these make them a thing that is spoken of ("to say goodbye"), or a time to put something off to. */
  readonly spokenOf: string;
  /** That the speaker goes. Whoever threatens to leave the gym says so in other words, or makes it hang on something. */
  readonly leaves: string;
  /** Right before them these make them a condition, a question or no leave. */
  readonly hangingOn: string;
}

const lastWords: Record<Language, LastWords> = {
  fr: {
    goodbyes: `au revoir|aurevoir|a (?:tres )?bientot|a la prochaine|a la revoyure|a (?:tres )?vite|bonne (?:soiree?|journee|nuit|aprem|fin de journee|fin de soiree)|bon week end|tchao|ciao|adieu|kenavo|(?<!\\b(?:matin|soir|midi) )a (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce soir|tout a l heure|toute(?! l))`,
    to: `jarvis|a tous|a toutes|tout le monde|la compagnie|a vous|a toi|les amis|l equipe|monsieur|madame|machine`,
    spokenOf: `dire|dit|disait|disent|disant|un|une|le|la|mon|ma|ta|ton|sans|pour|quelle|si|tres|de|des|passer?|pas|jamais|report\\w*|decal\\w*|repouss\\w*|pousse|mets moi|inscris moi|jusqu|renonce|place|cours`,
    leaves: `je (?:m en vais|me sauve|me casse|me barre|me taille|file|trace|decolle|rentre|te laisse|vous laisse|te quitte|vous quitte)|(?:faut que (?:je|j) ?(?:y aille|file|parte|te laisse|vous laisse|rentre))|je dois (?:y aller|filer|partir|vous laisser|te laisser|rentrer)`,
    hangingOn: `si|ou|et|que|quand|pas|ne|fois`,
  },
  en: {
    goodbyes: `(?:bye )?bye|good ?bye|goodnight|good night|night night|nighty night|cheerio|ta ra|(?:see|talk to|catch) (?:you|ya|ye) (?:later|soon|tomorrow|around|next week|next time|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?<=i ll be )back (?:on )?(?:tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)`,
    to: `jarvis|all|everyone|everybody|now|then|folks|lads|love|mate|pal|dear|sir`,
    spokenOf: `(?<!ll )say|says|said|saying|a|an|the|to|last|my|of|that|not|every|this|kiss|kissed|waved?|is|was|for|without|can|could|never|t`,
    leaves: `i m (?:off|away|outta here|out of here|aff|offski|heading off|heading home|heading out|headed out|headed home)|i (?:have to|ve got to|gotta|need to|must|should|better|had better) (?:go|run|dash|be off|head off|head out|head home|be going)|gotta (?:go|run|dash|bounce|fly)|i ll (?:be off|call it a night|leave you to it|be going|head off|get going|be away)`,
    hangingOn: `if|or|and|then|when|because|before|until|till|once|next time`,
  },
  es: {
    goodbyes: `(?<!\\by )(?:adios|chao|chau)|chaito+|luego hablamos|que (?:usted |ustedes )?lo pase[ns]? bien|tenga (?:usted )?(?:un )?buen dia|hasta (?:luego|otro dia|la proxima|pronto|otra|la vista|(?:el )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))|nos vemos|manana mas(?: y mejor)?|que (?:pase|tenga|tengas|pases) (?:buen dia|buena tarde|buena noche|buenas noches|buenas tardes)`,
    to: `jarvis|a todos|a todas|amigos?|maquina|gente|familia|jefe`,
    spokenOf: `decir|dice|dijo|digo|un|una|el|la|sin|ni|me|de|para|es|no|que|si|cuando|donde|siempre|casi|nunca|cogido|reservado|abierto|cerrado|todo`,
    leaves: `(?:yo |ya )*me (?:voy|largo|marcho|recojo|piro|retiro|despido|regreso|quito|pelo)(?: ya)?(?: (?:a|pa|para)(?: la| mi)? (?:casa|oficina|trabajo|curro|chamba|camita|cama|dormir|ducha|cenar|comer|trabajar|currar))?|toca irme|tengo que (?:irme|colgar|marcharme|dejarte|dejarles|dejaros)`,
    hangingOn: `si|o|y|que|no|nunca|casi|cuando|siempre|donde|adonde|de|pues|mas|fue`,
  },
};

/** Whatever hangs on these is no leave yet. */
const conditions = 'si|if|unless|como no|sauf';

const compiled = Object.fromEntries(
  Object.entries(lastWords).map(([language, { goodbyes, to, spokenOf, leaves, hangingOn }]) => {
    const goodbye = String.raw`(?<!\b(?:${spokenOf}) )(?:${goodbyes})`;
    const leave = String.raw`(?<!\b(?:${hangingOn}) )(?:${leaves})`;
    return [
      language,
      {
        goodbye: new RegExp(String.raw`(?<=^|\S )${goodbye}(?: (?:${to}))*$`, 'u'),
        leave: new RegExp(String.raw`(?<=^|\S )${leave}(?: (?:${to}))*$`, 'u'),
      },
    ];
  }),
) as Record<Language, Record<'goodbye' | 'leave', RegExp>>;
const hangs = new RegExp(String.raw`\b(?:${conditions})\b`, 'u');

/** Whether somebody goes, in so many words and as the last ones, whatever was said before. A question goes nowhere. */
export const bidsFarewell = (text: string, language: Language, words: readonly string[]): boolean =>
  lastFrom(text, language, words) !== undefined;

/** What was said before such a goodbye; undefined where there is none. */
export function saidBefore(text: string, language: Language): string | undefined {
  const words = wordsOf(text, language);
  const from = lastFrom(text, language, words);
  if (from === undefined) return undefined;
  const count = plain(words).slice(0, from).trim().split(' ').length;
  const gaps = [...text.matchAll(/[\s,.;:!…]+/gu)].map(({ index }) => index).toReversed();
  const end = gaps.find((gap) => plain(wordsOf(text.slice(0, gap), language)).split(' ').length <= count);
  return end === undefined ? '' : text.slice(0, end);
}

const plain = (words: readonly string[]): string => words.join(' ').replaceAll('_', ' ');

function lastFrom(text: string, language: Language, words: readonly string[]): number | undefined {
  if (text.trimEnd().endsWith('?')) return undefined;
  const said = plain(words);
  const { goodbye, leave } = compiled[language];
  return goodbye.exec(said)?.index ?? (hangs.test(said) ? undefined : leave.exec(said)?.index);
}
