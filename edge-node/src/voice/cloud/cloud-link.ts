import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Secret } from '@jarvis-edge/sync/secret.ts';
import type { EngineEnd, EngineLink, EngineListener, RealtimeClientEvent, RealtimeServerEvent } from '../engine.ts';
import type { CloudCounts, CloudEngineOptions, CloudLimits } from './cloud-engine.ts';
import { NoCredential } from './credentials.ts';
import { endOfClose, endOfError, endOfStatus, type ServiceError } from './end-of.ts';
import { OwedAnswer } from './owed-answer.ts';
import { RecentIds } from './recent-ids.ts';
import { realtimeUrl } from './service-url.ts';
import { WaitingEvents } from './waiting-events.ts';

export interface CloudLinkDeps extends CloudEngineOptions {
  readonly limits: CloudLimits;
  readonly counts: CloudCounts;
  readonly listener: EngineListener;
}

const EventHead = z.looseObject({ type: z.string().min(1), event_id: z.string().optional() });
const ErrorBody = z.looseObject({
  error: z.looseObject({ code: z.string().nullish(), type: z.string().nullish(), message: z.string().nullish() }),
});
/** Of a refused handshake, so much of the answer is read. */
const bodyBytesMax = 16 * 1024;
const bodyMsMax = 2000;

/** One line to the service: credential, handshake, events, and one end. */
export class CloudLink implements EngineLink {
  readonly isHearing = true;
  readonly #deps: CloudLinkDeps;
  readonly #aborted = new AbortController();
  readonly #waiting: WaitingEvents;
  readonly #ids = new RecentIds(256);
  readonly #owed: OwedAnswer;
  #socket: WebSocket | undefined;
  #bearer: Secret | undefined;
  #hasRenewed = false;
  #isOpen = false;
  #hasEnded = false;
  #malformed = 0;
  #heardAt: number;
  #lastError: ServiceError | undefined;
  #cancelOpening: () => void;
  #cancelPing: () => void = () => undefined;

  constructor(deps: CloudLinkDeps) {
    this.#deps = deps;
    const { limits, timers } = deps;
    this.#waiting = new WaitingEvents(limits.waitingBytes);
    this.#owed = new OwedAnswer(limits.answerMs);
    this.#heardAt = timers.now();
    this.#cancelOpening = timers.after(limits.openMs, () =>
      this.#end({ cause: 'lost', message: `The voice service was not reached within ${limits.openMs / 1000} s.` }),
    );
    // Not at once: nothing ends during `connect`.
    queueMicrotask(() => void this.#dial());
  }

  get bufferedBytes(): number {
    if (this.#hasEnded) return 0;
    return this.#waiting.bytes + (this.#socket?.bufferedAmount ?? 0);
  }

  send(event: RealtimeClientEvent): void {
    if (this.#hasEnded) return;
    const text = JSON.stringify(event);
    if (this.#isOpen) {
      this.#owed.sent(event.type, this.#deps.timers.now());
      this.#socket?.send(text, () => undefined);
      return;
    }
    if (event.type === 'response.create') this.#owed.sent(event.type, this.#deps.timers.now());
    if (!this.#waiting.push({ text, isAudio: event.type === 'input_audio_buffer.append' })) {
      queueMicrotask(() =>
        this.#end({ cause: 'lost', message: 'Too much was said before the line to the voice service was open.' }),
      );
    }
  }

  close(): void {
    this.#end({ cause: 'closed' });
  }

  async #dial(): Promise<void> {
    const { credentials } = this.#deps;
    if (this.#hasEnded) return;
    try {
      const { bearer } = await credentials.get(this.#aborted.signal);
      if (this.#hasEnded) return;
      this.#bearer = bearer;
      this.#open(bearer);
    } catch (error) {
      const message = this.#redact(error instanceof Error ? error.message : 'There is no credential.');
      const isLasting = error instanceof NoCredential && error.isLasting;
      this.#end({ cause: isLasting ? 'refused' : 'lost', message });
    }
  }

  #open(bearer: Secret): void {
    const { baseUrl, model, limits } = this.#deps;
    const socket = new WebSocket(realtimeUrl(baseUrl, model), {
      headers: { authorization: `Bearer ${bearer.reveal()}` },
      perMessageDeflate: false,
      handshakeTimeout: limits.openMs,
      maxPayload: limits.messageBytes,
      followRedirects: false,
    });
    this.#socket = socket;
    socket.on('open', () => {
      this.#deps.counts.opened += 1;
      this.#heard();
      this.#ping();
    });
    socket.on('message', (data, isBinary) => {
      if (this.#socket === socket) this.#message(isBinary ? undefined : String(data));
    });
    socket.on('pong', () => this.#heard());
    socket.on('unexpected-response', (_request, response) => {
      if (this.#socket === socket) void this.#refusedHandshake(socket, response);
    });
    socket.on('error', (error) => {
      if (this.#socket !== socket) return;
      // Several addresses that all fail make an error without words.
      const why = error.message || ('code' in error ? String(error.code) : error.name);
      this.#end({ cause: 'lost', message: `The line to the voice service broke: ${this.#redact(why)}.` });
    });
    socket.on('close', (code, reason) => {
      if (this.#socket !== socket) return;
      this.#end(endOfClose(code, this.#redact(String(reason)), this.#lastError));
    });
  }

  async #refusedHandshake(socket: WebSocket, response: IncomingMessage): Promise<void> {
    const status = response.statusCode ?? 0;
    const body = await bodyOf(response, this.#deps.timers);
    if (this.#hasEnded || this.#socket !== socket) return;
    const { credentials, nowMs } = this.#deps;
    if (status === 401 && !this.#hasRenewed && this.#bearer !== undefined && credentials.refused(this.#bearer)) {
      this.#hasRenewed = true;
      this.#socket = undefined;
      discard(socket);
      await this.#dial();
      return;
    }
    const error = this.#errorOf(ErrorBody.safeParse(readJson(body)).data?.error);
    this.#end(endOfStatus(status, error, response.headers['retry-after'], nowMs()));
  }

  #message(raw: string | undefined): void {
    if (this.#hasEnded) return;
    this.#heard();
    const { counts, limits, listener, timers } = this.#deps;
    const secret = this.#bearer?.reveal();
    const isTelling = raw !== undefined && secret !== undefined && raw.includes(secret);
    const value = readJson(isTelling ? this.#redact(raw) : raw);
    const head = EventHead.safeParse(value);
    if (!head.success) {
      counts.malformed += 1;
      this.#malformed += 1;
      if (this.#malformed > limits.malformed) {
        this.#end({ cause: 'lost', message: 'The voice service sends what is no event of the Realtime protocol.' });
      }
      return;
    }
    const { type, event_id: id } = head.data;
    if (id !== undefined && !this.#ids.isNew(id)) {
      counts.duplicates += 1;
      return;
    }
    if (!this.#isOpen && type !== 'error') this.#opened();
    this.#owed.heard(type, timers.now());
    const end = type === 'error' || type === 'response.done' ? this.#endIn(value) : undefined;
    const event = (type === 'error' ? this.#withoutKeys(value) : value) as RealtimeServerEvent;
    listener.event(event);
    if (end !== undefined) this.#end(end);
  }

  /** The service has greeted: what waited is sent. */
  #opened(): void {
    this.#isOpen = true;
    this.#cancelOpening();
    for (const text of this.#waiting.take()) this.#socket?.send(text, () => undefined);
  }

  #endIn(value: unknown): EngineEnd | undefined {
    const own = ErrorBody.safeParse(value).data?.error;
    if (own !== undefined) {
      this.#lastError = this.#errorOf(own);
      return endOfError(this.#lastError);
    }
    const failed = Failed.safeParse(value).data?.response.status_details.error;
    return failed === undefined ? undefined : endOfError(this.#errorOf(failed));
  }

  #errorOf(error: z.infer<typeof ErrorBody>['error'] | undefined): ServiceError {
    return { code: error?.code ?? error?.type ?? null, message: this.#redact(error?.message ?? '') };
  }

  #withoutKeys(value: unknown): unknown {
    const parsed = ErrorBody.safeParse(value);
    if (!parsed.success || typeof parsed.data.error.message !== 'string') return value;
    const { data } = parsed;
    return { ...data, error: { ...data.error, message: this.#redact(parsed.data.error.message) } };
  }

  #redact(text: string): string {
    return this.#bearer?.redact(text) ?? text;
  }

  #heard(): void {
    this.#heardAt = this.#deps.timers.now();
  }

  #ping(): void {
    const { timers, limits } = this.#deps;
    this.#cancelPing = timers.after(limits.pingEveryMs, () => {
      if (this.#hasEnded) return;
      const silentMs = timers.now() - this.#heardAt;
      if (silentMs >= limits.silentMs) {
        const message = `The voice service has been silent for ${Math.round(silentMs / 1000)} s.`;
        return this.#end({ cause: 'lost', message });
      }
      if (this.#owed.isLate(timers.now())) {
        return this.#end({ cause: 'lost', message: 'The voice service does not go on with its answer.' });
      }
      if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.ping(() => undefined);
      return this.#ping();
    });
  }

  #end(end: EngineEnd): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#aborted.abort(new Error('The line has ended.'));
    this.#cancelOpening();
    this.#cancelPing();
    this.#waiting.take();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket !== undefined) discard(socket);
    this.#deps.listener.ended(end);
  }
}

const Failed = z.looseObject({
  response: z.looseObject({ status_details: z.looseObject({ error: ErrorBody.shape.error }) }),
});

/** A service that does not answer the closing is not waited for: `ws` ends the socket by itself after 30 s. */
function discard(socket: WebSocket): void {
  for (const name of ['open', 'message', 'pong', 'close', 'unexpected-response']) socket.removeAllListeners(name);
  if (socket.readyState === WebSocket.OPEN) socket.close(1000);
  else socket.terminate();
}

function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function bodyOf(response: IncomingMessage, timers: CloudLinkDeps['timers']): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const done = (): void => {
      cancel();
      resolve(text);
    };
    const cancel = timers.after(bodyMsMax, done);
    response.setEncoding('utf8');
    response.on('data', (piece: string) => {
      if (text.length < bodyBytesMax) text += piece;
    });
    response.once('end', done).once('error', done).once('close', done);
  });
}
