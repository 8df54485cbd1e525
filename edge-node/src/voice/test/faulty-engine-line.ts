import type { WebSocket } from 'ws';
import type { RealtimeServerEvent } from '../engine.ts';
import {
  count,
  type EventFault,
  type LineFault,
  type PlannedFault,
  type RaceFault,
  type Seen,
} from './faulty-engine-script.ts';
import type { ClientEventType } from './faulty-engine-wire.ts';

/** An event before it has its id. */
export type Unsent = RealtimeServerEvent extends infer Event
  ? Event extends { event_id: string }
    ? Omit<Event, 'event_id'>
    : never
  : never;

export interface LineDeps {
  readonly socket: WebSocket;
  readonly faults: readonly PlannedFault[];
  readonly seen: Seen;
  readonly newId: (kind: string) => string;
  readonly slowed: (ms: number) => void;
  readonly lateDeltas: (count: number) => void;
  readonly race: () => void;
}

/** The service's end of a connection, with what goes wrong on it. */
export class FaultyLine {
  readonly #deps: LineDeps;
  readonly #sent = new Map<string, number>();
  readonly #received = new Map<string, number>();
  #held: { text: string; left: number }[] = [];
  #isMute = false;

  constructor(deps: LineDeps) {
    this.#deps = deps;
    deps.socket.on('ping', (data: Buffer) => {
      deps.seen.pings += 1;
      if (!this.#isMute && deps.socket.readyState === deps.socket.OPEN) deps.socket.pong(data);
    });
  }

  /** Says nothing any more; pings are answered still where `pongs`. */
  #pongsWhenMute(): void {
    this.#deps.socket.removeAllListeners('ping');
    this.#deps.socket.on('ping', (data: Buffer) => this.#deps.socket.pong(data));
  }

  get isMute(): boolean {
    return this.#isMute;
  }

  send(event: Unsent): void {
    const { socket, newId } = this.#deps;
    if (this.#isMute || socket.readyState !== socket.OPEN) return;
    const nth = count(this.#sent, event.type);
    let isDone = true;
    let copies = 1;
    let heldFor: number | undefined;
    for (const { fault } of this.#due('server-event', event.type, nth)) {
      if (fault.kind === 'duplicate') copies += 1;
      else if (fault.kind === 'drop') copies = 0;
      else if (fault.kind === 'out-of-order') heldFor = fault.by;
      else isDone &&= this.#happen(fault);
    }
    if (!isDone || this.#isMute || socket.readyState !== socket.OPEN) return;
    const text = JSON.stringify({ event_id: newId('event'), ...event });
    if (heldFor !== undefined) {
      this.#held.push({ text, left: heldFor });
      return;
    }
    for (let copy = 0; copy < copies; copy += 1) socket.send(text);
    this.#release();
  }

  /** A client event has come. @returns whether it is to be obeyed. */
  obeys(type: ClientEventType): boolean {
    if (this.#isMute) return false;
    const nth = count(this.#received, type);
    let obeys = true;
    for (const { fault } of this.#due('client-event', type, nth)) obeys = this.#happen(fault) && obeys;
    return obeys && !this.#isMute;
  }

  error(code: string, message: string, param: string | null = null, clientEventId: string | null = null): void {
    const type = code === 'server_error' ? 'server_error' : 'invalid_request_error';
    this.#deps.seen.errors.push({ code, message, param });
    this.send({ type: 'error', error: { type, code, message, param, event_id: clientEventId } });
  }

  #release(): void {
    for (const held of this.#held) held.left -= 1;
    for (const { text } of this.#held.filter(({ left }) => left <= 0)) this.#deps.socket.send(text);
    this.#held = this.#held.filter(({ left }) => left > 0);
  }

  #due(on: PlannedFault['on'], type: string, nth: number): { fault: LineFault | EventFault | RaceFault }[] {
    const due = this.#deps.faults.filter((fault) => fault.on === on && fault.type === type && fault.nth === nth);
    for (const { fault } of due) count(this.#deps.seen.faults, fault.kind);
    return due;
  }

  /** @returns whether what the moment was about goes on. */
  #happen(fault: LineFault | EventFault | RaceFault): boolean {
    const { socket, newId, slowed, lateDeltas, race } = this.#deps;
    switch (fault.kind) {
      case 'cut':
        socket.terminate();
        return false;
      case 'close':
        socket.close(fault.code, fault.reason);
        return false;
      case 'expire':
        this.error('session_expired', 'Your session hit the maximum duration of 60 minutes.');
        socket.close(1001, 'session_expired');
        return false;
      case 'error':
        this.error(fault.code, fault.message);
        return true;
      case 'refuse':
        this.error(fault.code, fault.message);
        return false;
      case 'malformed':
        socket.send(`{"type":"response.output_audio.delta","event_id":"${newId('event')}","delta":"AAAA`);
        return true;
      case 'unknown-event':
        socket.send(JSON.stringify({ type: 'session.weather_changed', event_id: newId('event'), sun: true }));
        return true;
      case 'black-hole':
        this.#isMute = true;
        if (fault.pongs) this.#pongsWhenMute();
        return false;
      case 'slow-drip':
        slowed(fault.ms);
        return true;
      case 'late-deltas':
        lateDeltas(fault.count);
        return true;
      case 'active-response-race':
        race();
        return true;
      default:
        return true;
    }
  }
}
