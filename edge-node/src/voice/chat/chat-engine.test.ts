import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConversationItem } from 'openai/resources/realtime/realtime';
import type { EngineLink, RealtimeServerEvent } from '../engine.ts';
import { DialogueGenerator } from '../local/engine-dialogue.ts';
import { LocalEngine } from '../local/engine.ts';
import { noLabels } from '../test/no-labels.ts';
import { chatFirst } from './chat-first.ts';
import { chatClient } from './server.ts';
import { member, tool } from './test/asked.ts';
import { calls, says, startChatServer, type TestChatServer } from './test/chat-server.ts';
import { ChatWatch } from './watch.ts';

let server: TestChatServer;
let watch: ChatWatch;
let link: EngineLink;
let events: RealtimeServerEvent[];
let asking: unknown;
const failures: unknown[] = [];

const nowMs = (): number => Date.UTC(2026, 10, 20, 9);
const place = () => ({ timezone: 'Europe/Paris', classes: ['Yoga'], equipment: ['Tapis 3'] });

beforeEach(async () => {
  server = await startChatServer();
  const client = chatClient({ baseUrl: server.baseUrl });
  watch = new ChatWatch({ client, model: undefined, changed: () => undefined });
  await watch.look();
  const begin = chatFirst({
    grammar: (about) => new DialogueGenerator({ place, label: noLabels, nowMs }, about),
    ...{ client, watch, patience: { firstMs: 5_000, nextMs: 5_000 }, writes: (name: string) => name === 'book_class' },
    label: noLabels,
    moment: () => ({ nowMs: nowMs(), timezone: 'Europe/Paris' }),
  });
  let ids = 0;
  const engine = new LocalEngine({
    ...{ place, label: noLabels, nowMs, speech: undefined, newId: (prefix) => `${prefix}_${(ids += 1)}` },
    after: () => () => undefined,
    failed: (error) => void failures.push(error),
    generator: { model: 'local', confirms: true, begin },
  });
  events = [];
  link = engine.connect(
    { language: 'fr', firstName: 'Marie' },
    { event: (event) => void events.push(event), asking: (call) => void (asking = call), ended: () => undefined },
  );
  link.send({
    type: 'session.update',
    session: {
      type: 'realtime',
      output_modalities: ['text'],
      tools: [tool('book_class'), tool('timetable')],
    },
  });
});

afterEach(async () => {
  link.close();
  watch.close();
  await server.close();
  expect(failures).toEqual([]);
});

async function answered(item: ConversationItem) {
  const before = events.length;
  link.send({ type: 'conversation.item.create', item });
  link.send({ type: 'response.create' });
  await expect
    .poll(() => events.slice(before).some(({ type }) => type === 'response.done'), { timeout: 10_000 })
    .toBe(true);
  const done = events.slice(before).find((event) => event.type === 'response.done');
  return (done?.response.output ?? []).map((made) =>
    made.type === 'function_call'
      ? { call: made.name, args: made.arguments, id: made.call_id ?? '' }
      : made.type === 'message'
        ? made.content.map((part) => ('text' in part ? part.text : '')).join('')
        : made.type,
  );
}

test('a member books in a talk that a chat server leads: asked first, done once, told even when the server goes', async () => {
  server.answer = says('Volontiers, ', 'parlons gainage.');
  expect(await answered(member('Explique-moi le gainage'))).toEqual(['Volontiers, parlons gainage.']);

  server.answer = calls(['book_class', '{"occurrenceId":"o1"}']);
  const [question] = await answered(member('Bon, mets-moi au premier'));
  expect(question).toMatch(/d’accord \?$/u);
  expect(asking).toEqual({ name: 'book_class', args: { occurrenceId: 'o1' } });

  const [agreed] = await answered(member('Oui'));
  expect(agreed).toMatchObject({ call: 'book_class', args: '{"occurrenceId":"o1"}' });
  expect(asking).toBeNull();

  await server.close();
  const call_id = typeof agreed === 'object' ? agreed.id : '';
  const output = JSON.stringify({ ok: true, personal: false, data: { outcome: 'booked', reason: null } });
  const [told] = await answered({ type: 'function_call_output', call_id, output });
  expect(told).toMatch(/^C’est réservé/u);
  expect(watch.state).toMatchObject({ kind: 'away' });

  const [bye] = await answered(member('Au revoir'));
  expect(bye).toContain('Marie');
  server = await startChatServer();
});
