import { slotNames } from '@jarvis-edge/sync/labels.ts';

/** `o` is no slot; each slot begins with one tag and goes on with the other. */
export const tags = ['o', ...slotNames.flatMap((name) => [`b-${name}`, `i-${name}`])];

/** A slot goes on only after itself. */
export const mayFollow = (before: number, tag: number): boolean =>
  tag === 0 || tag % 2 === 1 || before === tag || before === tag - 1;

/** By tag: what it may follow. */
const before = tags.map((_, tag) => [...tags.keys()].filter((each) => mayFollow(each, tag)));
const nothing: readonly number[] = [];

/**
 * The likeliest tags of a sentence as a whole.
 * @param scores By token and tag.
 * @param steps What it is worth that a tag follows another: by the one before, and tag.
 */
export function likeliestTags(scores: readonly Float64Array[], steps: readonly Float64Array[]): number[] {
  const count = tags.length;
  const from: Uint8Array[] = [];
  let best = new Float64Array(count).fill(-Infinity);
  best[0] = 0;
  for (const own of scores) {
    const next = new Float64Array(count);
    const origin = new Uint8Array(count);
    for (let tag = 0; tag < count; tag += 1) {
      const befores = before[tag] ?? nothing;
      let most = -Infinity;
      for (let at = 0; at < befores.length; at += 1) {
        const each = befores[at] ?? 0;
        const sum = (best[each] ?? 0) + (steps[each]?.[tag] ?? 0);
        if (sum <= most) continue;
        most = sum;
        origin[tag] = each;
      }
      next[tag] = most + (own[tag] ?? 0);
    }
    from.push(origin);
    best = next;
  }
  let tag = best.indexOf(Math.max(...best));
  const found: number[] = [];
  for (let at = from.length - 1; at >= 0; at -= 1) {
    found[at] = tag;
    tag = from[at]?.[tag] ?? 0;
  }
  return found;
}
