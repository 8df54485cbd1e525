import { describe, expect, test } from 'vitest';
import { fitAndTest, readLabelled } from './fit-any.ts';

const lines = (label: string, texts: readonly string[]): { text: string; label: string }[] =>
  texts.map((text) => ({ text, label }));

const train = [
  ...lines('book', ['book a class', 'reserve me the yoga class', 'booking for tomorrow', 'I want to reserve a place']),
  ...lines('pay', ['how do I pay', 'my payment was refused', 'pay the invoice', 'payment by card']),
  ...lines('freeze', ['freeze my membership', 'pause the membership']),
];

describe('a learner on lines of any labels', () => {
  test('finds labels in words that are misspelt, inflected, in capitals or accented otherwise', () => {
    const asked = [
      ...lines('book', ['RESERVING a yoga clas', 'boooking tomorow']),
      ...lines('pay', ['paymnts refused', 'Páying by card']),
      ...lines('freeze', ['freezing memberships']),
    ];
    expect(fitAndTest(train, asked)).toEqual({
      ...{ train: 10, test: 5, leftOut: 0, labels: 3 },
      ...{ accuracy: 1, macroF1: 1 },
      f1ByLabel: { book: 1, freeze: 1, pay: 1 },
    });
  });

  test('tells labels apart by numbers alone', () => {
    const plans = [...lines('short', ['plan of 3', 'the 3 plan']), ...lines('long', ['plan of 12', 'the 12 plan'])];
    expect(fitAndTest(plans, [...lines('short', ['a plan 3']), ...lines('long', ['a plan 12'])])).toMatchObject({
      accuracy: 1,
    });
  });

  test('leaves labels it never learned out of the figures, and says how many lines that were', () => {
    const asked = [...lines('pay', ['pay by card']), ...lines('weather', ['will it rain', 'is it cold'])];
    expect(fitAndTest(train, asked)).toMatchObject({ test: 1, leftOut: 2, accuracy: 1 });
  });

  test('answers a line of which it knows nothing with some label rather than none', () => {
    const asked = ['book', 'pay', 'freeze'].flatMap((label) => lines(label, ['!?']));
    expect(fitAndTest(train, asked)).toMatchObject({ test: 3, accuracy: 0.3333 });
  });
});

describe('lines to learn from', () => {
  test('may be followed by empty ones', () => {
    expect(readLabelled('{"text":"pay","label":"pay"}\n\n')).toEqual(lines('pay', ['pay']));
  });

  test('are refused by their number where they are no line of text and label', () => {
    expect(() => readLabelled('{"text":"pay","label":"pay"}\n{"text":"pay"}')).toThrow('line 2 is not');
    expect(() => readLabelled('text,label')).toThrow('line 1 is not');
  });
});
