import { slotNames } from '@jarvis-edge/sync/labels.ts';

/** `o` is no slot; each slot begins with one tag and goes on with the other. */
export const tags = ['o', ...slotNames.flatMap((name) => [`b-${name}`, `i-${name}`])];

/** A slot goes on only after itself. */
export const mayFollow = (before: number, tag: number): boolean =>
  tag === 0 || tag % 2 === 1 || before === tag || before === tag - 1;

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
    const next = new Float64Array(count).fill(-Infinity);
    const origin = new Uint8Array(count);
    for (let tag = 0; tag < count; tag += 1) {
      for (let before = 0; before < count; before += 1) {
        if (!mayFollow(before, tag)) continue;
        const sum = (best[before] ?? 0) + (steps[before]?.[tag] ?? 0);
        if (sum > (next[tag] ?? 0)) {
          next[tag] = sum;
          origin[tag] = before;
        }
      }
      next[tag] = (next[tag] ?? 0) + (own[tag] ?? 0);
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
