import { expect, test, vi } from 'vitest';
import type { Labels, LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { labelLine, linesOf } from './label-line.ts';

const labels: Labels = {
  ...{ lang: 'es', intent: 'farewell', sentiment: 'neutral', score: 0, emotion: 'neutral', topics: [], slots: {} },
  ...{ ends_conversation: true, confidence: 0.47, model: 'a model' },
};
const label: LabelUtterance = (_, lang) => ({ ...labels, lang: lang ?? labels.lang });

const read = async (...chunks: readonly string[]): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of linesOf(chunks)) lines.push(line);
  return lines;
};

test('a line ends at a line feed alone, wherever the text was cut: JSON may hold the other separators as they are', async () => {
  const lines = ['{"text":"bonjour\u2028je veux\u2029\u0085réserver"}', '', '{"text":"au revoir"}\r'];
  expect(await read(lines.join('\n'))).toEqual(lines);
  expect(await read(...lines.join('\n'))).toEqual(lines);
  expect(await read(`${lines.join('\n')}\n`)).toEqual(lines);
  expect(await read()).toEqual([]);
});

test('a byte order mark before the first line is no part of it', async () => {
  expect(await read('\uFEFF{"text":"a"}\n\uFEFF')).toEqual(['{"text":"a"}', '\uFEFF']);
  expect(await read('\uFEFF', '{"text":"a"}')).toEqual(['{"text":"a"}']);
});

test('a language that is null is not given', () => {
  const asked = vi.fn<LabelUtterance>(label);
  expect(labelLine('{"text":"hasta luego","lang":null}', 1, asked)).toMatchObject({ lang: 'es', intent: 'farewell' });
  expect(asked).toHaveBeenCalledWith('hasta luego', undefined);
});

test.each(['😡😡😡', '👍', '❤️', '+'])('signs without a word are labelled like any text: %s', (text) => {
  expect(labelLine(JSON.stringify({ text, id: 7 }), 1, label)).toEqual({ ...labels, text, id: 7 });
});

test.each(['', '   ', '\t\n', '\u200B'])('a blank text is refused: %j', (text) => {
  expect(labelLine(JSON.stringify({ text }), 4, label)).toEqual({ error: '"text" has to say something', line: 4 });
});
