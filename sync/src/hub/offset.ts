/**
 * Where a reader stands in a shape's log: the turn in which the hub read the change, and its place in that turn. Turn 0
 * is the first load, its places are pages. Turns are in the order of commits as seen, which transaction numbers are not;
 * they are odd, and the even number after one stands for "all of it has been read".
 */
export interface Offset {
  readonly turn: number;
  readonly place: number;
}

export const formatOffset = ({ turn, place }: Offset): string => `${turn}_${place}`;

/** Undefined when the text is no offset of a log. */
export function parseOffset(text: string): Offset | undefined {
  const match = /^(\d{1,15})_(\d{1,15}|inf)$/.exec(text);
  if (!match) return undefined;
  return { turn: Number(match[1]), place: match[2] === 'inf' ? Number.MAX_SAFE_INTEGER : Number(match[2]) };
}

/** Negative when `a` comes before `b`. */
export const compareOffsets = (a: Offset, b: Offset): number => a.turn - b.turn || a.place - b.place;

/** The end of a turn: nothing of it is missing. */
export const afterTurn = (turn: number): Offset => ({ turn: turn + 1, place: 0 });

export const nextTurn = (turn: number): number => turn + 2;
