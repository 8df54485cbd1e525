import type { Intent, Labels } from '@jarvis-edge/sync/labels.ts';
import { spokenTokens } from '@jarvis-edge/sync/spoken-tokens.ts';

const wordsOf = (lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap((line) => line.split(' ')));

/** What agrees or refuses and says nothing else, in the words of `spokenTokens`. */
const yesAndNo = wordsOf([
  'oui ouais ouep mouais non nan ok okay d accord daccord vas y bien sur volontiers c est bon ca exact exactement entendu va marche',
  'yes yeah yep yup no nope nah sure please fine right correct alright go ahead that s',
  'si no vale claro de acuerdo dale bueno venga eso es correcto',
]);

/** What asks for a moment and says nothing else. */
const pauses = [
  /^(?:(?:attends|attendez|bouge pas|bougez pas) )?(?:juste )?(?:une?|deux|2|trois|3|cinq|5) (?:petite?s? )?(?:secondes?|minutes?|instants?|moments?)(?: s il (?:te|vous) plait)?$/,
  /^(?:(?:wait|hang on|hold on) )?(?:just )?(?:a|one|1|two|2|three|five|5) (?:secs?|seconds?|minutes?|mins?|moments?)(?: please)?$/,
  /^(?:espera|espere)?(?: ?solo)? ?(?:un|una|dos|2|tres|cinco|5) (?:segundos?|segundito|minutos?|minutito|momentos?|momentito|instantes?)(?: por favor)?$/,
];

const wordsMax = 4;
/** What the model makes of a few words that it hears without their question. */
const guesses: ReadonlySet<Intent> = new Set(['out_of_scope', 'smalltalk']);
/** Questions that are answered by a wish, or by the last one in other words: what is said to them is meant as it is said. */
const asksForWish =
  /autre chose|autrement|que puis-je|est-ce que je peux faire|qu.est-ce qui|on part sur quoi|une question|anything else|something else|another way|(?:can|may) i (?:do|help)|do you need|would you enjoy|are we up for|a question|algo más|otra cosa|otra forma|puedo (?:hacer|ayudar)|qué hacemos|te apetece/i;
const asksWhetherEmergency = /urgence|alerte|emergency|alarm|urgencia|emergencia/i;
const speaksOfCancelling = /annul|cancel|anul/i;
const speaksOfMembership =
  /abonne|adh[ée]s|contra[tc]|r[ée]sili|inscription|member|subscri|abono|cuota|suscrip|socio|\bbaja\b/i;
/** Of what strangers meant as a call for help 99 in 100 were surer. */
const emergencyFrom = 0.3;
/** A few words that the model is as sure of say what they say: "cancel my membership", but not "nobody's hurt, no". */
const sureFrom = 0.95;

/** What JARVIS said right before and right after something. */
export interface Around {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Whether the member has said nothing yet: whatever JARVIS asks then is what they wish. */
  readonly isFirst?: boolean;
  /** Whether a place was given up in this conversation. */
  readonly isPlaceCancelled?: boolean;
}

/**
 * The labels of something that was said, in the light of what JARVIS said around it. To a question of JARVIS's a few words are an
 * answer, whatever they are like when heard alone: a bare yes or no is neither a hello nor a joy, and "the second one" no matter
 * outside the gym. A goodbye stays one, so does what may well be a call for help, and what is as sure as "cancel my membership".
 * "Yes cancel it" of a place ends no membership, and who asks for a moment asks for nobody.
 */
export function asAnswer(labels: Labels, text: string, around: Around): Labels {
  const question = questionOf(around.before);
  const mayBeCall = labels.confidence >= emergencyFrom || asksWhetherEmergency.test(question ?? '');
  if (labels.intent === 'emergency' && mayBeCall) return labels;
  const words = spokenTokens(text).map(({ word }) => word);
  // « c’est » is one word here.
  const count = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
  const isAnswer = question !== undefined && count > 0 && count <= wordsMax;
  if (isOfPlace(labels, text, around)) return isAnswer ? plain(ofPlace(labels)) : ofPlace(labels);
  const isSure = labels.confidence >= sureFrom;
  if (isPause(text) || (beginsWithPause(text) && !isSure)) return unknown(labels);
  if (!isAnswer) return labels;
  if (words.every((word) => yesAndNo.has(word)) || guesses.has(labels.intent)) return unknown(labels);
  const isWish = around.isFirst === true || asksForWish.test(question);
  return isWish || isSure || labels.intent === 'farewell' ? labels : unknown(labels);
}

/** The last of the questions in what JARVIS said. */
const questionOf = (said: string | undefined): string | undefined =>
  said?.match(/[^.!?…]*\?/gu)?.findLast((sentence) => /\p{L}/u.test(sentence));

function isPause(text: string): boolean {
  const said = spokenTokens(text)
    .map(({ word }) => word)
    .join(' ');
  return pauses.some((pause) => pause.test(said));
}

const beginsWithPause = (text: string): boolean => isPause(/^[^,.;:!?…]*/u.exec(text)?.[0] ?? '');

/** Whether what sounds like the end of a membership is that of a place in a class, of which JARVIS was speaking. */
function isOfPlace({ intent }: Labels, text: string, { before, after, isPlaceCancelled }: Around): boolean {
  if (intent !== 'cancel_membership' || speaksOfMembership.test(text)) return false;
  const isSo = (said: string): boolean => speaksOfCancelling.test(said) && !speaksOfMembership.test(said);
  return isSo(questionOf(before) ?? '') || (isPlaceCancelled === true && isSo(after ?? ''));
}

const ofPlace = (labels: Labels): Labels => ({
  ...labels,
  intent: 'cancel_booking',
  topics: [...new Set([...labels.topics.filter((topic) => topic !== 'membership'), 'classes' as const])],
});

const plain = (labels: Labels): Labels => ({
  ...labels,
  sentiment: 'neutral',
  score: 0,
  emotion: 'neutral',
  slots: {},
});

const unknown = (labels: Labels): Labels => ({ ...plain(labels), intent: 'unknown', topics: [] });
