import type { Matrix } from './logistic.ts';

/** One column of a table. Of figures, NaN is one that is missing; of words, null is. */
export type Column =
  | { readonly kind: 'figures'; readonly name: string; readonly values: Float64Array }
  | { readonly kind: 'words'; readonly name: string; readonly values: readonly (string | null)[] };

/** How a column is turned into figures that add up; learned from the rows of the training, and kept with the model. */
export type Encoding =
  | {
      readonly kind: 'figures';
      readonly name: string;
      /** What lies beyond counts as the last that was seen. */
      readonly least: number;
      readonly most: number;
      /** Stands for what is missing. */
      readonly middle: number;
      /** Where the effect of the column may bend. */
      readonly knots: readonly number[];
      readonly isMissingAtTimes: boolean;
    }
  | { readonly kind: 'words'; readonly name: string; readonly words: readonly string[] };

/** A word that fewer rows say is one of the others. */
const rowsOfWordMin = 5;
/** A bend or a word with fewer rows on either side says nothing that holds. */
const shareMin = 0.005;
/** Words of more kinds are names or numbers of things, not properties. */
export const wordsMax = 30;

/**
 * @param rows Those of the training.
 * @param bendsMax Values of so few kinds each get a bend of their own; those of more, one at each of so many even shares.
 * @returns undefined: the column says nothing that could be learned.
 */
export function learnEncoding(column: Column, rows: Uint32Array, bendsMax: number): Encoding | undefined {
  const { name } = column;
  if (column.kind === 'words') {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const word = column.values[row] ?? '';
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const words = [...counts].filter(([, count]) => count >= rowsOfWordMin).map(([word]) => word);
    const tells = counts.size > 1 && words.length > 0 && counts.size <= wordsMax;
    return tells ? { kind: 'words', name, words: words.toSorted() } : undefined;
  }
  const known = Float64Array.from(
    [...rows].map((row) => column.values[row] ?? Number.NaN).filter((value) => !Number.isNaN(value)),
  ).sort();
  const isMissingAtTimes = known.length < rows.length;
  const at = (share: number): number => known[Math.min(known.length - 1, Math.floor(share * known.length))] ?? 0;
  const [least, most] = [at(shareMin / 2), at(1 - shareMin / 2)];
  if (known.length === 0 || (known[0] === known.at(-1) && !isMissingAtTimes)) return undefined;
  return {
    kind: 'figures',
    name,
    least,
    most,
    middle: at(0.5),
    knots: knotsOf(known, { least, most, bendsMax }),
    isMissingAtTimes,
  };
}

function knotsOf(
  sorted: Float64Array,
  { least, most, bendsMax }: { least: number; most: number; bendsMax: number },
): number[] {
  const kinds = [...new Set(sorted)];
  const few = kinds.length <= bendsMax + 2;
  const wanted = few
    ? kinds
    : Array.from({ length: bendsMax }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / (bendsMax + 1))] ?? 0);
  return [...new Set(wanted)].filter((knot) => knot > least && knot < most);
}

const widthOf = (encoding: Encoding): number =>
  encoding.kind === 'words' ? encoding.words.length : 1 + encoding.knots.length + (encoding.isMissingAtTimes ? 1 : 0);

/** Which column each figure of a row is made of. */
export const sourcesOf = (encodings: readonly Encoding[]): string[] =>
  encodings.flatMap((encoding) => Array.from({ length: widthOf(encoding) }, () => encoding.name));

/** Turns the columns of a table into rows of figures, not yet scaled. */
export function encode(columns: readonly Column[], encodings: readonly Encoding[], height: number): Matrix {
  const width = encodings.reduce((sum, encoding) => sum + widthOf(encoding), 0);
  const values = new Float64Array(width * height);
  const byName = new Map(columns.map((column) => [column.name, column]));
  let left = 0;
  for (const encoding of encodings) {
    const column = byName.get(encoding.name);
    for (let row = 0; row < height; row += 1) {
      const from = row * width + left;
      if (encoding.kind === 'words') {
        const word = column?.kind === 'words' ? (column.values[row] ?? '') : '';
        const place = encoding.words.indexOf(word);
        if (place >= 0) values[from + place] = 1;
        continue;
      }
      const { least, most, middle, knots, isMissingAtTimes } = encoding;
      const said = column?.kind === 'figures' ? (column.values[row] ?? Number.NaN) : Number.NaN;
      const value = Number.isNaN(said) ? middle : Math.min(most, Math.max(least, said));
      values[from] = value - least;
      knots.forEach((knot, place) => (values[from + 1 + place] = Math.max(0, value - knot)));
      if (isMissingAtTimes) values[from + 1 + knots.length] = Number.isNaN(said) ? 1 : 0;
    }
    left += widthOf(encoding);
  }
  return { values, width };
}

/** Mean and spread of each figure, over some rows. A figure that never differs has the spread 1. */
export function spreadOf({ values, width }: Matrix, rows: Uint32Array): { means: number[]; spreads: number[] } {
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
  for (const row of rows) {
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + (values[row * width + at] ?? 0);
  }
  const means = [...sums].map((sum) => sum / rows.length);
  for (const row of rows) {
    for (let at = 0; at < width; at += 1) {
      squares[at] = (squares[at] ?? 0) + ((values[row * width + at] ?? 0) - (means[at] ?? 0)) ** 2;
    }
  }
  return { means, spreads: [...squares].map((square) => Math.sqrt(square / rows.length) || 1) };
}

/** Each figure in units of its spread; zeros stay zeros. */
export function scale({ values, width }: Matrix, spreads: readonly number[]): Matrix {
  return { values: values.map((value, at) => value / (spreads[at % width] ?? 1)), width };
}
