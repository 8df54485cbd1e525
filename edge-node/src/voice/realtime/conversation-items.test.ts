import { describe, expect, test } from 'vitest';
import { ConversationItems } from './conversation-items.ts';
import type { Kept } from './conversation-items.ts';

const said = (id: string): Kept => ({
  item: { id, type: 'message', role: 'user', content: [{ type: 'input_text', text: id }] },
  spoken: null,
  heardMs: 0,
});
const spoken = (id: string, transcript: string, sentencesMs: readonly [text: string, ms: number][]): Kept => {
  let [textEnd, samples] = [0, 0];
  const marks = sentencesMs.map(([text, ms]) => {
    textEnd += text.length;
    samples += ms * 24;
    return { textEnd, samples };
  });
  const content = [{ type: 'output_audio' as const, transcript }];
  return { item: { id, type: 'message', role: 'assistant', content }, spoken: { samples, marks }, heardMs: 0 };
};
const ids = (items: ConversationItems): string[] => items.all.map(({ item }) => item.id);

describe('the order of a conversation', () => {
  test('an item goes to the end, to the beginning, or behind another one', () => {
    const items = new ConversationItems();
    expect(items.place(said('a'), null)).toEqual({ kind: 'placed', previousId: null });
    expect(items.place(said('b'), null)).toEqual({ kind: 'placed', previousId: 'a' });
    expect(items.place(said('c'), 'root')).toEqual({ kind: 'placed', previousId: null });
    expect(items.place(said('d'), 'a')).toEqual({ kind: 'placed', previousId: 'a' });
    expect(ids(items)).toEqual(['c', 'a', 'd', 'b']);
    expect(items.place(said('e'), 'x')).toMatchObject({ refusal: { code: 'item_create_invalid_previous_item_id' } });
    expect(items.place(said('a'), null)).toMatchObject({ refusal: { code: 'item_create_duplicate_id' } });
    items.remove('a');
    expect(ids(items)).toEqual(['c', 'd', 'b']);
  });

  test('it does not grow without end', () => {
    const items = new ConversationItems();
    for (let at = 0; at < 1000; at += 1) items.place(said(`i${at}`), null);
    expect(items.place(said('more'), null)).toMatchObject({ refusal: { code: 'conversation_too_long' } });
    expect(items.all).toHaveLength(1000);
  });
});

describe('what was not heard is taken away', () => {
  const items = () => {
    const all = new ConversationItems();
    all.place(
      spoken('a', 'Un. Deux. Trois.', [
        ['Un. ', 400],
        ['Deux. ', 500],
        ['Trois.', 600],
      ]),
      null,
    );
    return all;
  };
  const textOf = (all: ConversationItems): unknown => {
    const item = all.byId('a')?.item;
    return item?.type === 'message' ? item.content : undefined;
  };

  test.each([
    [0, ''],
    [399, ''],
    [400, 'Un.'],
    [1499, 'Un. Deux.'],
    [1500, 'Un. Deux. Trois.'],
  ])('at %i ms', (endMs, transcript) => {
    const all = items();
    expect(all.truncate('a', 0, endMs).kind).toBe('found');
    expect(textOf(all)).toEqual([{ type: 'output_audio', transcript }]);
  });

  test('more than there is, other content and other items are refused', () => {
    const all = items();
    all.place(said('b'), null);
    expect(all.truncate('a', 0, 1501)).toMatchObject({
      refusal: { message: 'Audio content of 1500ms is already shorter than 1501ms', param: 'audio_end_ms' },
    });
    all.truncate('a', 0, 700);
    expect(all.truncate('a', 0, 701)).toMatchObject({ kind: 'refused' });
    expect(all.truncate('a', 1, 0)).toMatchObject({ refusal: { param: 'content_index' } });
    expect(all.truncate('b', 0, 0)).toMatchObject({ refusal: { param: 'item_id' } });
    expect(all.truncate('c', 0, 0)).toMatchObject({ refusal: { code: 'item_truncate_invalid_item_id' } });
  });
});
