import { expect, test } from 'vitest';
import { BadTable, readCsv } from './csv.ts';
import { tableOf } from './table-of.ts';

test('tables are read as programs of several countries write them', () => {
  const rows = [
    ['Dubois, Marie', '1,5'],
    ['a "b"\nc', ''],
  ];
  expect(readCsv('name,n\r\n"Dubois, Marie","1,5"\r\n"a ""b""\nc",\r\n')).toEqual({ names: ['name', 'n'], rows });
  expect(readCsv('\uFEFFname;n\n Dubois, Marie ;1,5\n\n"a ""b""\nc";')).toEqual({ names: ['name', 'n'], rows });
  expect(readCsv('a\tb\n1\t2').rows).toEqual([['1', '2']]);
});

test('what is wrong with a table is said with its line', () => {
  expect(() => readCsv('a,b\n1,2\n\n1,2,3')).toThrow('Line 4 has 3 cells, and the first line 2.');
  expect(() => readCsv('a,b\n"1,2')).toThrow('never closes');
  expect(() => readCsv('a,a\n1,2')).toThrow('Two columns are called "a".');
});

const people = (target: (at: number) => string) =>
  readCsv(
    [
      'id,age,plan,fixed,note,Churn,Churn_label',
      ...Array.from({ length: 100 }, (_, at) => {
        const left = at % 3 === 0;
        return `m${at},${at % 5 === 0 ? '' : 20 + (at % 7)},${at % 2 ? 'Elite' : 'NA'},1,"1,${at % 9}",${target(at)},${left ? 'Yes' : 'No'}`;
      }),
    ].join('\n'),
  );

test('figures are told from words, and what may not be learned from is left out', () => {
  const { columns, outcome, leftOut } = tableOf(
    people((at) => (at % 3 === 0 ? '1' : '0')),
    'churn',
    30,
  );
  expect(columns.map(({ kind, name }) => [kind, name])).toEqual([
    ['figures', 'age'],
    ['words', 'plan'],
    ['figures', 'note'],
  ]);
  expect(columns.map(({ values }) => [...values].slice(0, 2))).toEqual([
    [Number.NaN, 21],
    [null, 'Elite'],
    [1, 1.1],
  ]);
  expect([...outcome.slice(0, 4)]).toEqual([1, 0, 0, 1]);
  expect(leftOut).toEqual([
    { name: 'id', why: 'names' },
    { name: 'fixed', why: 'always_the_same' },
    { name: 'Churn_label', why: 'same_as_target' },
  ]);
});

test('a target that cannot be foretold is refused in words', () => {
  const of = (target: (at: number) => string, name = 'Churn') => tableOf(people(target), name, 30);
  expect(() => of(String, 'gone')).toThrow('There is no column "gone"; the columns are id, age, plan');
  expect(() => of(String)).toThrow('The column "Churn" says "2" in row 3');
  expect(() => of((at) => (at === 0 ? 'yes' : 'no'))).toThrow('says yes 1 times and no 99 times');
  expect(() => tableOf(readCsv('a,b'), 'a', 30)).toThrow(BadTable);
});
