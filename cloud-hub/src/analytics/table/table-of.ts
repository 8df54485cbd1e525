import type { Column } from '../churn/columns.ts';
import { BadTable, type CsvTable } from './csv.ts';

export interface OutcomeTable {
  readonly columns: readonly Column[];
  readonly outcome: Uint8Array;
  /** Columns that nothing may be learned from, and why. */
  readonly leftOut: readonly { readonly name: string; readonly why: 'same_as_target' | 'always_the_same' | 'names' }[];
}

const missing = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '?']);
const yes = new Set(['1', 'true', 'yes', 'y', 'oui', 'sí', 'si', 'vrai', 'churned', 'left']);
const no = new Set(['0', 'false', 'no', 'n', 'non', 'faux', 'stayed', 'active']);
/** So many of each outcome, or five folds and the parts within them have none. */
const eachMin = 25;

/**
 * Tells figures from words, and the column that is to be foretold from the others.
 *
 * @param wordsMax Words of more kinds are names.
 * @throws BadTable saying what is wrong and with which column.
 */
export function tableOf({ names, rows }: CsvTable, target: string, wordsMax: number): OutcomeTable {
  if (rows.length === 0) throw new BadTable('The table has no rows below its first line.');
  const place = placeOf(names, target);
  const outcome = outcomeOf(rows, place, names[place] ?? target);
  const leftOut: { name: string; why: 'same_as_target' | 'always_the_same' | 'names' }[] = [];
  const columns: Column[] = [];
  names.forEach((name, at) => {
    if (at === place) return;
    const cells = rows.map((row) => row[at] ?? '');
    const kinds = new Set(cells);
    if (kinds.size < 2) leftOut.push({ name, why: 'always_the_same' });
    else if (saysOutcome(cells, outcome)) leftOut.push({ name, why: 'same_as_target' });
    else {
      const column = columnOf(name, cells);
      if (column.kind === 'words' && kinds.size > wordsMax) leftOut.push({ name, why: 'names' });
      else columns.push(column);
    }
  });
  if (columns.length === 0) throw new BadTable('No column is left to learn from.');
  return { columns, outcome, leftOut };
}

function placeOf(names: readonly string[], target: string): number {
  const exact = names.indexOf(target);
  if (exact >= 0) return exact;
  const like = names.flatMap((name, at) => (name.toLowerCase() === target.toLowerCase() ? [at] : []));
  if (like.length === 1 && like[0] !== undefined) return like[0];
  throw new BadTable(`There is no column "${target}"; the columns are ${names.join(', ')}.`);
}

function outcomeOf(rows: CsvTable['rows'], place: number, name: string): Uint8Array {
  const outcome = Uint8Array.from(rows, (row, at) => {
    const said = (row[place] ?? '').toLowerCase();
    const plain = said !== '' && Number.isFinite(Number(said)) ? String(Number(said)) : said;
    if (yes.has(plain)) return 1;
    if (no.has(plain)) return 0;
    throw new BadTable(
      `The column "${name}" says "${row[place] ?? ''}" in row ${at + 1}; it has to say 1 or 0, yes or no, true or false.`,
    );
  });
  const ones = outcome.reduce((sum, is) => sum + is, 0);
  if (Math.min(ones, outcome.length - ones) < eachMin) {
    throw new BadTable(
      `The column "${name}" says yes ${ones} times and no ${outcome.length - ones} times; at least ${eachMin} of each are needed.`,
    );
  }
  return outcome;
}

/** Two words, one for each outcome: the target said again. */
function saysOutcome(cells: readonly string[], outcome: Uint8Array): boolean {
  const meant = new Map<string, number>();
  return cells.every((cell, at) => {
    const is = outcome[at] ?? 0;
    if (meant.size < 2 && !meant.has(cell)) meant.set(cell, is);
    return meant.get(cell) === is;
  });
}

function columnOf(name: string, cells: readonly string[]): Column {
  const isKnown = (cell: string): boolean => !missing.has(cell.toLowerCase());
  const known = cells.filter(isKnown);
  if (known.length > 0 && known.every((cell) => Number.isFinite(numberIn(cell)))) {
    const values = Float64Array.from(cells, (cell) => (isKnown(cell) ? numberIn(cell) : Number.NaN));
    return { kind: 'figures', name, values };
  }
  return { kind: 'words', name, values: cells.map((cell) => (isKnown(cell) ? cell : null)) };
}

/** Also with a comma before its decimals. */
const numberIn = (cell: string): number => Number(/^[+-]?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell);
