import { slotNames, type LabelledIntent, type LabelSlots, type SlotName } from '@jarvis-edge/sync/labels.ts';
import { likeliestTags, tags } from './slots/chain.ts';
import { partFeatures, stepFeatures } from './slots/part-features.ts';
import type { Part, Sentence } from './slots/sentence.ts';
import { scoresOf, type Table } from './table.ts';

/** The tag of each part of a line whose slots are known. */
export function tagsOf(text: string, parts: readonly Part[], slots: LabelSlots): number[] {
  const told = parts.map(() => 0);
  for (const name of slotNames) {
    const value = slots[name];
    const from = value === undefined ? -1 : standsAt(text, value);
    if (value === undefined || from < 0) continue;
    let begun = false;
    for (const [at, part] of parts.entries()) {
      if (part.to <= from || part.from >= from + value.length) continue;
      told[at] = tags.indexOf(`${begun ? 'i' : 'b'}-${name}`);
      begun = true;
    }
  }
  return told;
}

/** Where a value stands as words of its own, or else within one. */
function standsAt(text: string, value: string): number {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const isOwn = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + value.length] ?? ' ');
    if (isOwn) return at;
  }
  return text.indexOf(value);
}

interface Found {
  readonly name: SlotName;
  readonly from: number;
  readonly to: number;
  /** By how much its first part is more likely a slot than none. */
  readonly lead: number;
}

/**
 * The slots of an utterance, as said; of two of a name the surer one. Who speaks of a class names it, and the day and the time that they
 * name are those of the class: what the tags leave out there is taken from what is known by itself.
 */
export function slotsIn(text: string, sentence: Sentence, table: Table): LabelSlots {
  const { parts, wanted } = sentence;
  const scores = parts.map((_, at) => scoresOf(table, partFeatures(sentence, at)));
  const best = new Map<SlotName, Found>();
  for (const found of foundIn(likeliestTags(scores, stepsOf(table)), parts, scores)) {
    if (found.lead > (best.get(found.name)?.lead ?? -Infinity)) best.set(found.name, found);
  }
  const isOfClass = aboutClasses.has(wanted);
  const named = isOfClass ? [activityIn(sentence), momentIn('day', parts, scores)] : [];
  if (isOfClass || wanted === 'ask_hours') named.push(momentIn('time', parts, scores));
  for (const found of named) {
    if (found !== undefined && !best.has(found.name) && isFree(found, best)) best.set(found.name, found);
  }
  return Object.fromEntries([...best.values()].map(({ name, from, to }) => [name, text.slice(from, to)]));
}

const isFree = ({ from, to }: Found, best: ReadonlyMap<SlotName, Found>): boolean =>
  [...best.values()].every((each) => each.to <= from || each.from >= to);

const aboutClasses: ReadonlySet<string> = new Set<LabelledIntent>([
  'book_class',
  'cancel_booking',
  'my_bookings',
  'ask_classes',
]);

/** The first activity that is named, with the words about it that belong to the name: "yin yoga doux". */
function activityIn({ parts, activityAt }: Sentence): Found | undefined {
  let [first, last] = [activityAt, activityAt];
  const belongs = (at: number): boolean => {
    const inClass = parts[at]?.inClass;
    return inClass !== undefined && inClass !== 'frame';
  };
  while (parts[first]?.isApart === false && belongs(first - 1)) first -= 1;
  while (parts[last + 1]?.isApart === false && belongs(last + 1)) last += 1;
  const [from, to] = [parts[first]?.from, parts[last]?.to];
  return from === undefined || to === undefined ? undefined : { name: 'class', from, to, lead: 0 };
}

/** Kinds of moments that are said of other things as often: "in the morning I work", "twice a week". */
const notAlone: ReadonlySet<string> = new Set(['part', 'term']);

/** Less likely than this it is none that is meant: "my visit yesterday made me think". */
const leadMin = { day: -3, time: -1 } as const;

/** The day or the time that is likeliest meant, where one is named. */
function momentIn(name: 'day' | 'time', parts: readonly Part[], scores: readonly Float64Array[]): Found | undefined {
  const tag = tags.indexOf(`b-${name}`);
  const named = parts.flatMap(({ moment, from, to }, at): Found[] => {
    const own = scores[at];
    if (moment?.slot !== name || notAlone.has(moment.kind) || own === undefined) return [];
    return [{ name, from, to, lead: (own[tag] ?? 0) - (own[0] ?? 0) }];
  });
  const [likeliest] = named.sort((a, b) => b.lead - a.lead);
  return likeliest !== undefined && likeliest.lead >= leadMin[name] ? likeliest : undefined;
}

function foundIn(told: readonly number[], parts: readonly Part[], scores: readonly Float64Array[]): Found[] {
  return told.flatMap((tag, at) => {
    const name = tag % 2 === 1 ? slotNames[(tag - 1) / 2] : undefined;
    const first = parts[at];
    if (name === undefined || first === undefined) return [];
    let end = at;
    while (told[end + 1] === tag + 1) end += 1;
    const lead = (scores[at]?.[tag] ?? 0) - (scores[at]?.[0] ?? 0);
    return [{ name, from: first.from, to: parts[end]?.to ?? first.to, lead }];
  });
}

const stepsByTable = new WeakMap<Table, readonly Float64Array[]>();

/** How well each tag follows each, the same for every sentence. */
function stepsOf(table: Table): readonly Float64Array[] {
  let steps = stepsByTable.get(table);
  if (steps === undefined) {
    steps = tags.map((_, before) => {
      const scores = scoresOf(table, stepFeatures(before));
      return scores.map((score, tag) => score - (table.bias[tag] ?? 0));
    });
    stepsByTable.set(table, steps);
  }
  return steps;
}
