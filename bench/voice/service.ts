/**
 * Stands for the Realtime service in the bench: it answers each request with a stream of stamped audio, hears the member ask on
 * after it, and notes when every frame came. It knows no refusals; the faulty engine of the tests does.
 */
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { answerQuestions } from '../sync/answering.ts';
import { everyFrame, frameMs, nowNs, stampedAudio, stampsOf, type Seen } from './stamped-audio.ts';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, maxPayload: 20_000_000 });
let up: Seen[] = [];
let down: Seen[] = [];
let ids = 0;
const newId = (of: string): string => `${of}_${String((ids += 1)).padStart(8, '0')}`;
const lines: Line[] = [];
let answerMs = 600_000;

/** One session. */
class Line {
  readonly #socket: WebSocket;
  readonly #stream = lines.length;
  #stop: (() => void) | undefined;
  #response: { readonly id: string; readonly itemId: string } | undefined;
  #place = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    const session = { type: 'realtime', object: 'realtime.session', id: newId('sess'), model: 'bench' };
    this.#send('session.created', { session: { ...session, expires_at: Math.floor(Date.now() / 1000) + 3600 } });
    socket.on('close', () => this.#stop?.());
    socket.on('message', (data) => {
      const atNs = nowNs();
      const event = JSON.parse(data.toString()) as Record<string, unknown> & { type: string };
      if (event.type === 'input_audio_buffer.append') {
        for (const { stream, place } of stampsOf(Buffer.from(String(event['audio']), 'base64'))) {
          up.push([stream, place, atNs]);
        }
      } else if (event.type === 'session.update') this.#send('session.updated', { session });
      else if (event.type === 'response.create') this.#answer();
      else if (event.type === 'response.cancel') this.#finish('cancelled');
      else if (event.type === 'conversation.item.create') {
        const item = { status: 'completed', object: 'realtime.item', id: newId('item'), ...(event['item'] as object) };
        this.#send('conversation.item.added', { item, previous_item_id: null });
        this.#send('conversation.item.done', { item, previous_item_id: null });
      } else if (event.type === 'conversation.item.truncate') {
        const { item_id, content_index, audio_end_ms } = event;
        this.#send('conversation.item.truncated', { item_id, content_index, audio_end_ms });
      }
    });
  }

  /** Somebody begins to speak. */
  hears(): void {
    this.#send('input_audio_buffer.speech_started', { audio_start_ms: 0, item_id: newId('item') });
  }

  /** What they said. */
  understands(transcript: string): void {
    const item_id = newId('item');
    this.#send('input_audio_buffer.speech_stopped', { audio_end_ms: 1000, item_id });
    this.#send('input_audio_buffer.committed', { item_id, previous_item_id: null });
    this.#send('conversation.item.input_audio_transcription.completed', {
      ...{ item_id, content_index: 0, transcript },
      usage: { type: 'duration', seconds: 1 },
    });
  }

  cut(): void {
    this.#socket.terminate();
  }

  #answer(): void {
    const id = newId('resp');
    const itemId = newId('item');
    const item = { id: itemId, object: 'realtime.item', type: 'message', role: 'assistant', content: [] };
    this.#response = { id, itemId };
    const of = { response_id: id, item_id: itemId, output_index: 0, content_index: 0 };
    this.#send('response.created', {
      response: { id, object: 'realtime.response', status: 'in_progress', output: [] },
    });
    this.#send('response.output_item.added', { ...of, item: { ...item, status: 'in_progress' } });
    this.#send('conversation.item.added', { item: { ...item, status: 'in_progress' }, previous_item_id: null });
    this.#send('response.content_part.added', { ...of, part: { type: 'audio', transcript: '' } });
    this.#send('response.output_audio_transcript.delta', { ...of, delta: 'Je te raconte. ' });
    this.#stop?.();
    this.#stop = everyFrame((frame) => {
      if (frame * frameMs >= answerMs) {
        this.#finish('completed');
        setTimeout(() => this.understands('et ensuite ?'), 100);
        return;
      }
      const place = (this.#place += 1);
      const stamp = { stream: this.#stream, place };
      const delta = stampedAudio(stamp).toString('base64');
      down.push([stamp.stream, place, nowNs()]);
      this.#send('response.output_audio.delta', { ...of, delta });
    });
  }

  #finish(status: 'completed' | 'cancelled'): void {
    const response = this.#response;
    if (response === undefined) return;
    this.#stop?.();
    this.#response = undefined;
    const of = { response_id: response.id, item_id: response.itemId, output_index: 0, content_index: 0 };
    const content = [{ type: 'output_audio', transcript: 'Je te raconte.' }];
    const item = { id: response.itemId, object: 'realtime.item', type: 'message', role: 'assistant', content };
    this.#send('response.output_audio.done', of);
    this.#send('response.output_audio_transcript.done', { ...of, transcript: 'Je te raconte.' });
    this.#send('response.output_item.done', { ...of, item: { ...item, status: 'completed' } });
    this.#send('response.done', {
      response: { id: response.id, object: 'realtime.response', status, output: [item], usage: null },
    });
  }

  #send(type: string, fields: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) {
      this.#socket.send(JSON.stringify({ type, event_id: newId('event'), ...fields }));
    }
  }
}

server.on('connection', (socket) => lines.push(new Line(socket)));
const newest = (): Line => {
  const line = lines.at(-1);
  if (line === undefined) throw new Error('Nobody has connected.');
  return line;
};

answerQuestions({
  address: () => `127.0.0.1:${(server.address() as AddressInfo).port}`,
  /** How long the answers that begin from now on are, ms. */
  answersLast: ({ ms }: { ms: number }) => {
    answerMs = ms;
  },
  take: () => {
    const taken = { up, down };
    up = [];
    down = [];
    return taken;
  },
  hears: () => {
    const atNs = nowNs();
    newest().hears();
    return atNs;
  },
  understands: ({ transcript }: { transcript: string }) => newest().understands(transcript),
  cut: () => {
    const atNs = nowNs();
    newest().cut();
    return atNs;
  },
});
