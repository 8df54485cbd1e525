import { codeOf, FeatureList } from '../feature-list.ts';
import type { Part, Sentence } from './sentence.ts';

const kind = {
  ...{ here: 60, near: 61, pair: 62, end: 63, begin: 64, shape: 65, meaning: 66, step: 67, wanted: 68, apart: 69 },
  ...{ moment: 70, other: 71, inClass: 72, place: 73, cue: 74, deed: 75 },
} as const;

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Words that take back what was just said. */
const takesBack = wordsOf(
  'non no nan plutot pardon attends attendez finalement enfin euh wait sorry rather actually naw nah make perdon mejor sino espera espere digo',
);
/** Words after which stands what is not wanted. */
const instead = wordsOf('lieu instead vez sauf except salvo menos not pas');

/** What is done with a place, or said of it, by how the word begins. */
const deeds = [
  [
    'drop',
    /^(?:cancel|annul|enlev|retir|supprim|lach|liber|quit|borr|suelt|saca|saqu|drop|scrap|scratch|remov|ditch|take$|bin$|pull|vire|ote$|dej[ao])/u,
  ],
  ['keep', /^(?:keep|kept|gard|conserv|leave$|laiss|mant[ie]|qued|guard)/u],
  ['put', /^(?:put|book|mets?$|mett|inscri|reserv|apunt|anot|pon|mark|stick|pop$)/u],
  ['move', /^(?:swap|switch|mov|chang|decal|deplac|echang|report|cambi|muev|pasa|pasem|corre)/u],
  ['said', /^(?:said|say|dit|dije|puse|told|thought|croyais|crei|voulais|queria|hoping)$/u],
  ['meant', /^(?:meant|mean|instead|want|veux|voudrais|quiero|prefer|prefier|decir)/u],
] as const;
/** Words that negate what stands right behind or before them. */
const negates = wordsOf('not no pas non never dont t sauf except salvo');

/** Before the first part and after the last. */
const edge = codeOf('§');
const outside = { name: edge, own: edge, word: edge, shape: edge, inClass: codeOf('-') };
const ends = [2, 3, 4];
const around = [-3, -2, -1, 1, 2, 3];

/** What the tagger sees of one part of a sentence. */
export function partFeatures({ parts, wanted, wantedCode, activityAt }: Sentence, at: number): FeatureList {
  const list = new FeatureList();
  const part = parts[at];
  if (part === undefined) return list;
  const nameAt = (place: number): number => (parts[place]?.codes ?? outside).name;
  const { moment, word } = part;
  const { own } = part.codes;
  const [before, after] = [nameAt(at - 1), nameAt(at + 1)];
  list.addCode(kind.here, own);
  list.addCode(kind.here + 100, part.codes.word);
  for (const near of around) list.addCode(kind.near + (near + 10) * 100, nameAt(at + near));
  list.addPair(kind.pair, before, own);
  list.addPair(kind.pair + 100, own, after);
  list.addPair(kind.pair + 200, nameAt(at - 2), before);
  list.addPair(kind.pair + 300, after, nameAt(at + 2));
  list.addPair(kind.pair + 400, before, after);
  if (moment === undefined) {
    for (const length of ends) {
      list.addPart(kind.end, word, word.length - length, word.length);
      list.addPart(kind.begin, word, 0, length);
    }
  } else {
    list.addText(kind.moment, moment.slot === 'amount' ? part.name : moment.slot);
    list.addPair(kind.moment + 100, own, codeOf(moment.last));
  }
  for (const near of [-1, 0, 1])
    list.addCode(kind.shape + (near + 1) * 100, (parts[at + near]?.codes ?? outside).shape);
  if (part.isApart) list.addCode(kind.apart, 1);
  if (parts[at + 1]?.isApart === true) list.addCode(kind.apart, 2);
  if (at === 0) list.addCode(kind.place, 1);
  if (at === parts.length - 1) list.addCode(kind.place, 2);
  for (const near of [-1, 0, 1])
    for (const code of parts[at + near]?.meanings ?? []) list.addCode(kind.meaning + (near + 2) * 100, code);
  addClass(list, parts, at, activityAt);
  list.addCode(kind.wanted, wantedCode);
  list.addPair(kind.wanted + 100, wantedCode, own);
  list.addPair(kind.wanted + 200, wantedCode, part.codes.inClass);
  list.addPair(kind.wanted + 300, wantedCode, before);
  for (const code of part.meanings) list.addPair(kind.wanted + 400, wantedCode, code);
  list.closeGroup('tags');
  addOthers(list, parts, at, wanted);
  list.closeGroup('meanings');
  return list;
}

/** Which other days, times or amounts are said, and whether one of them stands for the other. */
function addOthers(list: FeatureList, parts: readonly Part[], at: number, wanted: string): void {
  const moment = parts[at]?.moment;
  if (moment === undefined) return;
  const { slot, kind: own } = moment;
  const alike = parts.flatMap((each, place) =>
    each.moment?.slot === slot && each.name === parts[at]?.name ? [place] : [],
  );
  const earlier = alike.findLast((place) => place < at);
  const later = alike.find((place) => place > at);
  const kindAt = (place: number | undefined): string => parts[place ?? -1]?.moment?.kind ?? '-';
  list.addText(kind.other, `${own} ${kindAt(earlier)} ${kindAt(later)}`);
  const [after, before] = [earlier === undefined ? '' : 'after', later === undefined ? '' : 'before'];
  list.addText(kind.other + 100, `${wanted} ${slot} ${after} ${before}`);
  const cue = (from: number, to: number): string => {
    const between = parts.slice(from, to).map(({ word }) => word);
    return between.some((word) => instead.has(word))
      ? 'instead'
      : between.some((word) => takesBack.has(word))
        ? 'back'
        : '-';
  };
  const deed = deedBefore(parts, at);
  list.addText(kind.deed, `${wanted} ${slot} ${deed}`);
  if (alike.length > 1) {
    const other = later ?? earlier ?? at;
    list.addText(kind.deed + 100, `${slot} ${deed} ${deedBefore(parts, other)} ${after}`);
    list.addText(kind.deed + 200, `${slot} ${isNegated(parts, at)} ${isNegated(parts, other)} ${after}`);
  }
  if (earlier !== undefined) list.addText(kind.cue, `${slot} after ${cue(earlier + 1, at)}`);
  if (later !== undefined) list.addText(kind.cue, `${slot} before ${cue(at + 1, later)}`);
}

/** The last thing before a part that is said to be done. */
function deedBefore(parts: readonly Part[], at: number): string {
  for (let place = at - 1; place >= 0; place -= 1) {
    const word = parts[place]?.word ?? '';
    const deed = deeds.find(([, begins]) => begins.test(word));
    if (deed !== undefined) return deed[0];
  }
  return '-';
}

const isNegated = (parts: readonly Part[], at: number): boolean =>
  negates.has(parts[at + 1]?.word ?? '') ||
  parts.slice(Math.max(0, at - 3), at).some(({ word, moment }) => moment === undefined && negates.has(word));

function addClass(list: FeatureList, parts: readonly Part[], at: number, activityAt: number): void {
  const codesOf = (near: number): Part['codes'] => parts[at + near]?.codes ?? outside;
  const named = (near: number): number => codesOf(near).inClass;
  const here = named(0);
  for (const near of [-2, -1, 0, 1, 2]) list.addCode(kind.inClass + (near + 10) * 100, named(near));
  list.addThree(kind.inClass + 2000, named(-1), here, named(1));
  list.addThree(kind.inClass + 2100, named(-2), named(-1), here);
  list.addThree(kind.inClass + 2200, here, named(1), named(2));
  list.addPair(kind.inClass + 2300, codesOf(-1).name, here);
  list.addPair(kind.inClass + 2400, here, codesOf(1).name);
  list.addThree(kind.inClass + 2600, named(-1), here, codesOf(1).name);
  list.addThree(kind.inClass + 2700, codesOf(-1).name, here, named(1));
  list.addPair(kind.inClass + 2500, here, activityAt < 0 ? 2 : Math.sign(activityAt - at));
}

/** What stands for the tag of the part before. */
export function stepFeatures(before: number): FeatureList {
  const list = new FeatureList();
  list.addCode(kind.step, before);
  list.closeGroup('tags');
  return list;
}
