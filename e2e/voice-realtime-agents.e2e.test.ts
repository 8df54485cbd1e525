import { OpenAIRealtimeWebSocket, RealtimeAgent, RealtimeSession, tool } from '@openai/agents-realtime';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Bench } from '../edge-node/conformance/bench.ts';
import { openBench } from '../edge-node/conformance/bench.ts';

/** How the client itself reads an event: what it cannot read is `generic` to it, and ignored without a word. */
interface OwnReading {
  parseRealtimeEvent(message: { data: string }): { isGeneric: boolean };
}
const ownReading = (await import(
  new URL('openaiRealtimeEvents.mjs', import.meta.resolve('@openai/agents-realtime')).href
)) as OwnReading;

const hours = { ok: true, data: { days: [{ day: '2026-11-20', periods: [{ from: '06:00', to: '22:00' }] }] } };

// A client that waits in vain is known sooner than the demos of this project are.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let bench: Bench;
let session: RealtimeSession;
let types: string[];
let generic: unknown[];
let errors: unknown[];
let retrieved: unknown[];
let asked: unknown[];
let told = Promise.withResolvers<void>();
const wake = (): void => {
  told.resolve();
  told = Promise.withResolvers();
};

beforeEach(async () => {
  bench = await openBench();
  [types, generic, errors, asked, retrieved] = [[], [], [], [], []];
  const openingHours = tool({
    name: 'opening_hours',
    description: 'When the gym is open.',
    strict: false,
    parameters: { type: 'object', properties: { day: { type: 'string' } }, required: [], additionalProperties: true },
    execute: async (args) => {
      asked.push(args);
      return JSON.stringify(hours);
    },
  });
  const transport = new OpenAIRealtimeWebSocket({ url: `${bench.served.url}?model=local` });
  transport.on('*', (event) => {
    types.push(event.type);
    if (ownReading.parseRealtimeEvent({ data: JSON.stringify(event) }).isGeneric) generic.push(event);
    if (event.type === 'conversation.item.retrieved') retrieved.push(event);
    wake();
  });
  const agent = new RealtimeAgent({ name: 'JARVIS', instructions: 'Be brief.', tools: [openingHours] });
  session = new RealtimeSession(agent, { transport, model: 'local' });
  session.on('error', (error) => {
    errors.push(error);
    wake();
  });
  await session.connect({ apiKey: 'none' });
  await until(() => types.filter((type) => type === 'session.updated').length >= 2);
});
afterEach(async () => {
  session.close();
  await bench[Symbol.asyncDispose]();
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await told.promise;
}

const count = (type: string): number => types.filter((each) => each === type).length;

async function answerTo(text: string): Promise<void> {
  const before = count('response.done');
  session.sendMessage(text);
  await until(() => count('response.done') > before);
}

function lastSaid(): string | null | undefined {
  const said = session.history.flatMap((item) => (item.type === 'message' && item.role === 'assistant' ? [item] : []));
  const part = said.at(-1)?.content[0];
  return part?.type === 'output_audio' ? part.transcript : part?.text;
}

test('RealtimeSession of the agents kit converses with the box: audio, a tool, an interruption, what it took', async () => {
  let audioBytes = 0;
  session.on('audio', ({ data }) => {
    audioBytes += data.byteLength;
    wake();
  });

  await answerTo('Bonjour');
  expect(lastSaid()).toBe('Salut ! Qu’est-ce que je peux faire pour toi ?');
  expect(audioBytes).toBeGreaterThan(48 * 500);

  session.sendMessage('Quels sont les horaires aujourd’hui ?');
  await until(() => count('response.done') === 3);
  expect(asked).toHaveLength(1);
  expect(lastSaid()).toContain('22');

  bench.voice.hold(true);
  const bytesBefore = audioBytes;
  session.sendMessage('Bonjour');
  await until(() => audioBytes > bytesBefore);
  session.interrupt();
  await until(() => count('conversation.item.retrieved') === 1 && count('response.done') === 4);
  bench.voice.hold(false);
  // Of a sentence that was not heard to its end nothing is kept.
  expect(retrieved).toMatchObject([{ item: { status: 'incomplete', content: [{ transcript: '' }] } }]);

  await answerTo('au revoir');
  expect(lastSaid()).toContain('Au revoir');

  const { usage } = session;
  expect(usage.inputTokens).toBeGreaterThan(0);
  expect(usage.outputTokens).toBeGreaterThan(0);
  expect(usage.totalTokens).toBe(usage.inputTokens + usage.outputTokens);
  expect(generic).toEqual([]);
  expect(errors).toEqual([]);
});

test('its microphone interrupts JARVIS, and the member is told that words are not heard', async () => {
  const loud = Buffer.alloc(48 * 600);
  for (let at = 0; at < loud.length; at += 2) loud.writeInt16LE(at % 96 < 48 ? 8000 : -8000, at);
  const pcm = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

  bench.voice.hold(true);
  session.sendMessage('Bonjour');
  await until(() => count('response.output_audio.delta') > 0);
  session.sendAudio(pcm(loud));
  await until(() => count('input_audio_buffer.speech_started') === 1 && count('response.done') === 1);
  bench.voice.hold(false);
  session.sendAudio(pcm(Buffer.alloc(48 * 1500)));
  await until(() => count('response.done') === 2);
  expect(lastSaid()).toContain('je ne comprends pas la voix');
  expect(count('conversation.item.input_audio_transcription.failed')).toBe(1);
  expect(generic).toEqual([]);
  expect(errors).toEqual([]);
});

test('it can put the history in another form', async () => {
  await answerTo('Bonjour');
  const kept = session.history.length;
  session.updateHistory((history) => history.slice(1));
  await until(() => count('conversation.item.deleted') === 1);
  expect(session.history).toHaveLength(kept - 1);
  expect(errors).toEqual([]);
});
