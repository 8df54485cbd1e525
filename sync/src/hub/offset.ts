/**
 * Where a reader stands in a shape's log: the turn in which the hub read the change, and its place in that turn. Turn 0
 * is the snapshot that the shape began with. Turns are in the order of commits as seen, which transaction numbers are not.
 */
export interface Offset {
  readonly turn: number;
  readonly place: number;
}

export const formatOffset = ({ turn, place }: Offset): string => `${turn}_${place}`;

/** Undefined when the text is no offset of a log. */
export function parseOffset(text: string): Offset | undefined {
  const match = /^(\d{1,15})_(\d{1,15})$/.exec(text);
  return match ? { turn: Number(match[1]), place: Number(match[2]) } : undefined;
}

/** Negative when `a` comes before `b`. */
export const compareOffsets = (a: Offset, b: Offset): number => a.turn - b.turn || a.place - b.place;
