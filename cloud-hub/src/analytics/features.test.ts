import { expect, test } from 'vitest';
import { columnsOf, type Snapshot } from './features.ts';

const member: Snapshot = {
  ...{
    visits: 4,
    usual: 8,
    fortnight: 2,
    monthBefore: 8,
    daysAway: 9,
    visitsMissed: 3,
    longestGap: 12,
    tenureDays: 400,
  },
  ...{
    contract: 'none',
    contractDays: Number.NaN,
    kept: 0,
    missed: 0,
    talks: 1,
    mood: 0,
    felt: 0,
    lastMood: Number.NaN,
  },
  negative: 0,
};

test('in a month when half of the gym stays away, the same time away says less of leaving', () => {
  const columns = columnsOf([member, member], [1, 0.5]);
  const valuesOf = (name: string): [number, number] => {
    const column = columns.find((each) => each.name === name);
    if (column?.kind !== 'figures') throw new Error(`${name} is no column of figures.`);
    return [column.values[0] ?? Number.NaN, column.values[1] ?? Number.NaN];
  };
  const [gaps, rhythm, cold] = [valuesOf('gaps'), valuesOf('rhythm'), valuesOf('away_of_cold')];
  expect(gaps[0]).toBeCloseTo(Math.log1p(3));
  expect(gaps[1]).toBeCloseTo(Math.log1p(1.5));
  expect(rhythm[1]).toBeGreaterThan(rhythm[0]);
  expect(Math.abs(cold[1])).toBeLessThan(Math.abs(cold[0]));
});
