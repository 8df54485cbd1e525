import { FeatureList } from '../feature-list.ts';
import type { Part, Sentence } from './sentence.ts';

const kind = {
  ...{ here: 60, near: 61, pair: 62, end: 63, begin: 64, shape: 65, meaning: 66, step: 67, wanted: 68, apart: 69 },
  ...{ moment: 70, other: 71, inClass: 72, place: 73, cue: 74 },
} as const;

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Words that take back what was just said. */
const takesBack = wordsOf(
  'non no nan plutot pardon attends attendez finalement wait sorry rather actually naw nah perdon mejor sino espera espere digo',
);
/** Words after which stands what is not wanted. */
const instead = wordsOf('lieu instead vez sauf except salvo menos not pas');

/** What the tagger sees of one part of a sentence. */
export function partFeatures({ parts, wanted, activityAt }: Sentence, at: number): FeatureList {
  const list = new FeatureList();
  const part = parts[at];
  if (part === undefined) return list;
  const nameAt = (place: number): string => parts[place]?.name ?? '§';
  const { name, moment, word } = part;
  const own = moment === undefined ? name : `<${moment.kind}>`;
  list.addText(kind.here, own);
  list.addText(kind.here + 100, word);
  for (const near of [-3, -2, -1, 1, 2, 3]) list.addText(kind.near + (near + 10) * 100, nameAt(at + near));
  list.addText(kind.pair, nameAt(at - 1), own);
  list.addText(kind.pair + 100, own, nameAt(at + 1));
  list.addText(kind.pair + 200, nameAt(at - 2), nameAt(at - 1));
  list.addText(kind.pair + 300, nameAt(at + 1), nameAt(at + 2));
  list.addText(kind.pair + 400, nameAt(at - 1), nameAt(at + 1));
  if (moment === undefined) {
    for (const length of [2, 3, 4]) {
      list.addPart(kind.end, word, word.length - length, word.length);
      list.addPart(kind.begin, word, 0, length);
    }
  } else addMoment(list, parts, at);
  for (const near of [-1, 0, 1]) list.addText(kind.shape + (near + 1) * 100, parts[at + near]?.shape ?? '§');
  if (part.isApart) list.addCode(kind.apart, 1);
  if (parts[at + 1]?.isApart === true) list.addCode(kind.apart, 2);
  if (at === 0) list.addCode(kind.place, 1);
  if (at === parts.length - 1) list.addCode(kind.place, 2);
  for (const near of [-1, 0, 1])
    for (const code of parts[at + near]?.meanings ?? []) list.addCode(kind.meaning + (near + 2) * 100, code);
  addClass(list, parts, at, activityAt);
  list.addText(kind.wanted, wanted);
  list.addText(kind.wanted + 100, wanted, own);
  list.addText(kind.wanted + 200, wanted, part.inClass ?? '-');
  list.addText(kind.wanted + 300, wanted, nameAt(at - 1));
  for (const code of part.meanings) list.addText(kind.wanted + 400, wanted, String(code));
  list.closeGroup('tags');
  addOthers(list, parts, at, wanted);
  list.closeGroup('meanings');
  return list;
}

function addMoment(list: FeatureList, parts: readonly Part[], at: number): void {
  const moment = parts[at]?.moment;
  if (moment === undefined) return;
  const { slot, kind: own, last } = moment;
  list.addText(kind.moment, slot);
  list.addText(kind.moment + 100, own, last);
}

/** Which other days, times or amounts are said, and whether one of them stands for the other. */
function addOthers(list: FeatureList, parts: readonly Part[], at: number, wanted: string): void {
  const moment = parts[at]?.moment;
  if (moment === undefined) return;
  const { slot, kind: own } = moment;
  const alike = parts.flatMap((each, place) => (each.moment?.slot === slot ? [place] : []));
  const earlier = alike.findLast((place) => place < at);
  const later = alike.find((place) => place > at);
  const kindAt = (place: number | undefined): string => parts[place ?? -1]?.moment?.kind ?? '-';
  list.addText(kind.other, own, kindAt(earlier), kindAt(later));
  list.addText(
    kind.other + 100,
    wanted,
    slot,
    `${earlier === undefined ? '' : 'after'} ${later === undefined ? '' : 'before'}`,
  );
  const cue = (from: number, to: number): string => {
    const between = parts.slice(from, to).map(({ word }) => word);
    return between.some((word) => instead.has(word))
      ? 'instead'
      : between.some((word) => takesBack.has(word))
        ? 'back'
        : '-';
  };
  if (earlier !== undefined) list.addText(kind.cue, slot, 'after', cue(earlier + 1, at));
  if (later !== undefined) list.addText(kind.cue, slot, 'before', cue(at + 1, later));
}

function addClass(list: FeatureList, parts: readonly Part[], at: number, activityAt: number): void {
  const named = (place: number): string => parts[place]?.inClass ?? (parts[place]?.moment === undefined ? '-' : 'm');
  for (const near of [-2, -1, 0, 1, 2]) list.addText(kind.inClass + (near + 10) * 100, named(at + near));
  list.addText(kind.inClass + 2000, named(at - 1), named(at), named(at + 1));
  list.addText(kind.inClass + 2100, named(at - 2), named(at - 1), named(at));
  list.addText(kind.inClass + 2200, named(at), named(at + 1), named(at + 2));
  list.addText(kind.inClass + 2300, parts[at - 1]?.name ?? '§', named(at));
  list.addText(kind.inClass + 2400, named(at), parts[at + 1]?.name ?? '§');
  list.addText(kind.inClass + 2500, named(at), activityAt < 0 ? 'none' : String(Math.sign(activityAt - at)));
}

/** What stands for the tag of the part before. */
export function stepFeatures(before: number): FeatureList {
  const list = new FeatureList();
  list.addCode(kind.step, before);
  list.closeGroup('tags');
  return list;
}
