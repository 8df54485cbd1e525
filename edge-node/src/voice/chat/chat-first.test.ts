import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Asked, Generator, Piece } from '../realtime/generator.ts';
import { noLabels } from '../test/no-labels.ts';
import { chatFirst } from './chat-first.ts';
import { chatClient } from './server.ts';
import { asked, call, jarvis, member, output } from './test/asked.ts';
import { calls, chunk, says, startChatServer, type TestChatServer } from './test/chat-server.ts';
import { ChatWatch } from './watch.ts';

let server: TestChatServer;
let watch: ChatWatch;
let talk: Generator;
let grammarSays: Piece[];

const text = (words: string, language: 'fr' | 'en' | 'es' = 'fr'): Piece => ({ kind: 'text', text: words, language });

beforeEach(async () => {
  server = await startChatServer();
  const client = chatClient({ baseUrl: server.baseUrl });
  watch = new ChatWatch({ client, model: undefined, changed: () => undefined });
  await watch.look();
  grammarSays = [text('La grammaire répond.')];
  talk = chatFirst({
    grammar: () => ({
      async *answer() {
        yield* grammarSays;
      },
    }),
    client,
    watch,
    patience: { firstMs: 5_000, nextMs: 5_000 },
    writes: (name) => name === 'book_class' || name === 'call_staff',
    label: noLabels,
    moment: () => ({ nowMs: Date.UTC(2026, 10, 21, 12), timezone: 'Europe/Paris' }),
  })({ language: 'fr', firstName: 'Marie' });
});

afterEach(async () => {
  watch.close();
  await server.close();
});

async function answer(wish: Asked): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of talk.answer(wish, new AbortController().signal)) pieces.push(piece);
  return pieces;
}

test('while the server is there it answers', async () => {
  server.answer = says('Oui, ', 'bien sûr.');
  expect(await answer(asked([member('Tu peux m’expliquer le gainage ?')]))).toEqual([text('Oui, '), text('bien sûr.')]);
});

test.each([
  'Au secours, mon ami a fait un malaise !',
  'Mon voisin de vestiaire est tout pâle',
  'Au revoir',
  'Goodbye',
  'Adiós',
  'Parle anglais',
])('"%s" never waits for the server', async (words) => {
  expect(await answer(asked([member(words)]))).toEqual(grammarSays);
  expect(server.requests).toEqual([]);
});

test('a greeting that nobody asked for is the grammar’s', async () => {
  expect(await answer(asked([]))).toEqual(grammarSays);
  expect(server.requests).toEqual([]);
});

test('of several things said in a row an emergency is not missed', async () => {
  const items = [member('Au secours, mon ami a fait un malaise !'), member('Explique le gainage')];
  expect(await answer(asked(items))).toEqual(grammarSays);
  expect(server.requests).toEqual([]);
});

test('what is to be said word for word is not given to the server', async () => {
  expect(await answer(asked([member('Explique le gainage')], { metadata: { say: 'Salut !' } }))).toEqual(grammarSays);
  expect(server.requests).toEqual([]);
});

test('where the server fails the grammar answers at once, and goes on until the server is found again', async () => {
  server.answer = (response) => void response.writeHead(500).end();
  expect(await answer(asked([member('Explique le gainage')]))).toEqual(grammarSays);
  expect(await answer(asked([member('Et les squats ?')]))).toEqual(grammarSays);
  expect(server.requests).toHaveLength(1);
  expect(watch.state).toMatchObject({ kind: 'away', cause: expect.stringContaining('status 500') });
  server.answer = says('De retour.');
  await watch.look();
  expect(await answer(asked([member('Et les squats ?')]))).toEqual([text('De retour.')]);
});

test('a server that is lost in the middle of a sentence does not leave the member without an answer', async () => {
  server.answer = (response) => void response.writeHead(200).end(chunk({ content: 'Le gai' }));
  expect(await answer(asked([member('Explique le gainage')]))).toEqual([text('Le gai'), ...grammarSays]);
});

test('what reads is called at once; what writes is asked about first', async () => {
  server.answer = calls(['timetable', '{"day":"2026-11-22"}']);
  expect(await answer(asked([member('Quels cours demain ?')]))).toEqual([
    { kind: 'call', name: 'timetable', args: '{"day":"2026-11-22"}' },
  ]);
  server.answer = calls(['book_class', '{"occurrenceId":"o1"}']);
  expect(await answer(asked([member('Réserve le premier')]))).toEqual([
    { kind: 'asking', call: { name: 'book_class', args: { occurrenceId: 'o1' } } },
    text(' Je réserve ce cours, d’accord ?'),
  ]);
});

test.each([
  [
    'Oui',
    [
      { kind: 'asking', call: null },
      { kind: 'call', name: 'book_class', args: '{"occurrenceId":"o1"}' },
    ],
  ],
  ['Non', [{ kind: 'asking', call: null }, text('Très bien, je ne fais rien.')]],
  ['Tu peux m’expliquer le gainage ?', [{ kind: 'asking', call: null }, text('Voilà.')]],
  ['Au revoir', [{ kind: 'asking', call: null }, text('La grammaire répond.')]],
] as const)('the answer "%s" decides whether it is done', async (words, pieces) => {
  server.answer = calls(['book_class', '{"occurrenceId":"o1"}']);
  await answer(asked([member('Réserve le premier')]));
  server.answer = says('Voilà.');
  expect(await answer(asked([member('Réserve le premier'), jarvis('D’accord ?'), member(words)]))).toEqual(pieces);
});

test('an emergency that the model understood is not asked about', async () => {
  server.answer = calls(['book_class', '{}'], ['call_staff', '{"reason":"emergency"}']);
  expect(await answer(asked([member('Regarde la dame là-bas')]))).toEqual([
    { kind: 'call', name: 'call_staff', args: '{"reason":"emergency"}' },
  ]);
});

test('a server lost after a tool was called: its result is told all the same', async () => {
  server.answer = calls(['change_language', '{"language":"en"}']);
  await answer(asked([member('Le ferais-tu pour mon ami de Londres ?')]));
  server.answer = (response) => void response.destroy();
  const items = [
    member('…'),
    call('c1', 'change_language'),
    output('c1', { ok: true, personal: false, data: { language: 'en' } }),
  ];
  const [piece] = await answer(asked(items));
  expect(piece).toMatchObject({ kind: 'text', language: 'en' });
  expect(piece).not.toEqual(grammarSays[0]);
});

test('what the grammar began it ends: its question and its call', async () => {
  watch.failed('away for a moment');
  const wish = { name: 'book_class', args: { occurrenceId: 'o1' } };
  grammarSays = [{ kind: 'asking', call: wish }, text('Je réserve le yoga ?')];
  await answer(asked([member('Réserve le yoga')]));
  await watch.look();
  grammarSays = [
    { kind: 'asking', call: null },
    { kind: 'call', name: 'book_class', args: '{"occurrenceId":"o1"}' },
  ];
  expect(await answer(asked([member('Oui')]))).toEqual(grammarSays);
  grammarSays = [text('C’est réservé.')];
  expect(await answer(asked([member('Oui'), call('c1', 'book_class'), output('c1', {})]))).toEqual(grammarSays);
  expect(server.requests).toEqual([]);
});

test('an answer beside the conversation is the server’s and changes nothing in it', async () => {
  server.answer = calls(['book_class', '{"occurrenceId":"o1"}']);
  await answer(asked([member('Réserve le premier')]));
  server.answer = says('Résumé.');
  expect(await answer(asked([member('Oui')], { isOfConversation: false }))).toEqual([text('Résumé.')]);
  expect((await answer(asked([member('Oui')]))).at(-1)).toMatchObject({ kind: 'call', name: 'book_class' });
});
