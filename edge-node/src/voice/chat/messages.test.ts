import { expect, test } from 'vitest';
import { chatRequest } from './messages.ts';
import { asked, call, jarvis, member, output, tool } from './test/asked.ts';

test('a conversation is told in its order, with what tools answered', () => {
  const items = [
    jarvis('Salut Marie !'),
    member('Quels cours demain ?'),
    call('c1', 'timetable', '{"day":"2026-11-22"}'),
    output('c1', { ok: true }),
  ];
  expect(chatRequest(asked(items, { tools: [tool('timetable')] }), 'small')).toEqual({
    model: 'small',
    stream: true,
    max_tokens: 400,
    messages: [
      { role: 'system', content: 'Tu es JARVIS.' },
      { role: 'assistant', content: 'Salut Marie !' },
      { role: 'user', content: 'Quels cours demain ?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: 'c1', type: 'function', function: { name: 'timetable', arguments: '{"day":"2026-11-22"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'c1', content: '{"ok":true}' },
    ],
    tools: [
      {
        type: 'function',
        function: { name: 'timetable', description: 'Does timetable.', parameters: { type: 'object', properties: {} } },
      },
    ],
    tool_choice: 'auto',
  });
});

test('a call without an answer and an answer without a call are left out', () => {
  const { messages } = chatRequest(asked([member('Oui'), call('c1', 'book_class'), output('c9', {})]), 'small');
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
});

test('what the system says later stands with its first words', () => {
  const note = { type: 'message', role: 'system', content: [{ type: 'input_text', text: 'Parle anglais.' }] } as const;
  const { messages } = chatRequest(asked([member('Hello'), note as never]), 'small');
  expect(messages[0]).toEqual({ role: 'system', content: 'Tu es JARVIS.\n\nParle anglais.' });
  expect(messages).toHaveLength(2);
});

test('a long talk is told from a sentence of the member on', () => {
  const items = Array.from({ length: 90 }, (_, index) => (index % 3 === 0 ? member(`m${index}`) : jarvis(`j${index}`)));
  const { messages } = chatRequest(asked(items), 'small');
  expect(messages.length).toBeLessThanOrEqual(41);
  expect(messages[1]).toEqual({ role: 'user', content: 'm51' });
});

test('after five tools in a row it has to speak', () => {
  const many = Array.from({ length: 5 }, (_, index) => [
    call(`c${index}`, 'timetable'),
    output(`c${index}`, {}),
  ]).flat();
  expect(chatRequest(asked([member('Alors ?'), ...many.slice(0, 8)]), 'small').tools).toHaveLength(5);
  expect(chatRequest(asked([member('Alors ?'), ...many]), 'small').tools).toBeUndefined();
});

test('a wish for one tool, for none and for few words is passed on', () => {
  const items = [member('Alors ?')];
  const named = chatRequest(asked(items, { toolChoice: { type: 'function', name: 'timetable' } }), 'small');
  expect(named.tool_choice).toEqual({ type: 'function', function: { name: 'timetable' } });
  expect(chatRequest(asked(items, { toolChoice: 'none' }), 'small').tools).toBeUndefined();
  expect(chatRequest(asked(items, { maxOutputTokens: 30 }), 'small').max_tokens).toBe(30);
});
