import { expect, test } from 'vitest';
import type { ShapeMessage } from './shape-message.ts';
import { formatOffset, parseOffset } from './offset.ts';
import { Shape } from './shape.ts';

const message = (id: string, size = 0): ShapeMessage => ({
  key: id,
  value: { id, text: 'x'.repeat(size) },
  headers: { operation: 'insert' },
});
const keys = (messages: readonly string[]): string[] => messages.map((json) => JSON.parse(json).key);

test('whoever reads from the beginning gets the rows it began with, then what happened since', () => {
  const shape = new Shape('h', [message('a'), message('b')]);
  shape.append(3, [message('c')]);
  shape.append(5, [message('d'), message('e')]);
  const first = shape.page('beginning');
  expect([keys(first.messages), formatOffset(first.offset), first.isEnd]).toEqual([['a', 'b'], '0_1', false]);
  const second = shape.page(first.offset);
  expect([keys(second.messages), formatOffset(second.offset), second.isEnd]).toEqual([['c', 'd', 'e'], '5_1', true]);
  expect(keys(shape.page({ turn: 5, place: 0 }).messages)).toEqual(['e']);
  expect(shape.page(second.offset)).toEqual({ messages: [], offset: second.offset, isEnd: true });
});

test('a shape without rows has a beginning too', () => {
  const shape = new Shape('h', []);
  const { offset, isEnd } = shape.page('beginning');
  expect([formatOffset(offset), isEnd]).toEqual(['0_0', false]);
  shape.append(1, [message('a')]);
  expect(keys(shape.page(offset).messages)).toEqual(['a']);
});

test('many rows come in pages of about a megabyte, none left out and none twice', () => {
  const shape = new Shape(
    'h',
    Array.from({ length: 50 }, (_, index) => message(`${index}`, 100_000)),
  );
  shape.append(1, [message('last')]);
  const read: string[] = [];
  let page = shape.page('beginning');
  while (!page.isEnd) {
    expect(page.messages.length).toBeLessThanOrEqual(11);
    read.push(...keys(page.messages));
    page = shape.page(page.offset);
  }
  expect([...read, ...keys(page.messages)]).toEqual([...Array(50).keys(), 'last'].map(String));
});

test('who waits is told of the next change, and of the end of the shape', async () => {
  const shape = new Shape('h', []);
  const change = shape.change();
  shape.append(1, []);
  shape.append(2, [message('a')]);
  await change;
  const end = shape.change();
  shape.retire();
  await end;
  expect(shape.isRetired).toBe(true);
});

test.each(['', '-1', 'now', '1', '1_', '_1', '1_2_3', '1_x', '0_inf'])('"%s" is no place in a log', (text) => {
  expect(parseOffset(text)).toBeUndefined();
});
