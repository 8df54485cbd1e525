import { namesClass } from './booking-moves.ts';
import type { Intent } from './lexicon.ts';
import { isMeant, type Moment, type Pending } from './memory.ts';
import type { Understood } from './understand.ts';

type Offer = Extract<Pending, { kind: 'yes' }>;

const within = (words: string): string => String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`;
const first = String.raw`^[^\p{L}\p{N}]*(?:(?:ah|ben|bah|euh|oh|well|bueno|pues)[\s,]+)?`;

/** Begins with a yes. "Si" without its accent begins a condition as well: one word may follow it. */
const plainYes = new RegExp(
  String.raw`${first}(?:oui|ouais|ouep|yes|yeah|yep|yup|sí|si(?=[\s,]*\p{L}*[\s.!]*$))(?![\p{L}\p{N}])`,
  'iu',
);
/** Begins to agree, or only to speak. */
const looseYes = new RegExp(String.raw`${first}(?:ok|okay|vale)(?![\p{L}\p{N}])`, 'iu');
const looseWordsMax = 5;

/** What takes a yes back, or asks something before it counts. */
const takenBack = new RegExp(
  `[?]|${within(
    [
      'non|pas|(?<!à |a |en )plus|mais|attends|attendez|plut[oô]t|finalement|gard\\p{L}*|laisse tomber|sauf',
      "no|not|nope|never|\\p{L}+n[’']t|but|wait|hang on|hold on|rather|instead|keep|forget|unless",
      'pero|espera|espere|mejor|guarda|qu[eé]date|mant[eé]n\\p{L}*|olvida\\p{L}*|déjalo|dejalo|salvo',
      'combien|quel|quelle|quels|quelles|quand|où|comment|pourquoi|est-ce',
      'what|when|where|how|why|which|who|qué|cuánto|cuándo|cuál|dónde|cómo',
    ].join('|'),
  )}`,
  'iu',
);
/** What takes back all but a cancellation. */
const calledOff = new RegExp(within('annul\\p{L}*|cancel\\p{L}*|anul\\p{L}*'), 'iu');

/** Who asks for one of these speaks of something else, whatever they begin with. */
const ownQuestions: ReadonlySet<Intent> = new Set<Intent>([
  ...(['ask_hours', 'ask_crowd', 'ask_facility', 'my_progress', 'membership_info', 'training_advice', 'help'] as const),
]);

/** Whether another class, time or thing is named than the one that was asked about. */
export function namesOther({ call, about }: Offer, { slots }: Understood, { timezone }: Moment): boolean {
  const { equipment } = slots;
  if (call.name === 'report_equipment' && equipment !== undefined && equipment !== call.args['equipment']) return true;
  if (about === undefined) return namesClass(slots);
  return slots.otherClass !== undefined || !isMeant(about, slots, timezone);
}

/** Whether the yes is one that begins many a sentence ("OK, bye"). */
export const agreesLoosely = (text: string): boolean => looseYes.test(text);

/** Whether somebody agrees in words of their own: "yes, cancel it" repeats the question, and is a yes to it. */
export function agrees(offer: Offer, understood: Understood, text: string, moment: Moment): boolean {
  const isFew = text.trim().split(/\s+/u).length <= looseWordsMax;
  if (!plainYes.test(text) && !(isFew && looseYes.test(text))) return false;
  if (takenBack.test(text) || (offer.call.name !== 'cancel_booking' && calledOff.test(text))) return false;
  return (
    !ownQuestions.has(understood.intent) && understood.slots.others !== true && !namesOther(offer, understood, moment)
  );
}
