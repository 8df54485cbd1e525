import type { RealtimeResponseCreateParams } from 'openai/resources/realtime/realtime';
import type { RealtimeClientEvent } from '../engine.ts';
import type { Timers } from './timers.ts';

/** Longest waits of a response, ms. */
export const responseWaits = { created: 4000, progress: 8000, cancelled: 3000, whole: 120_000 };

/** Responses of an engine that ended are remembered, so many. */
const rememberedIds = 64;

export interface ResponseQueueDeps {
  readonly send: (event: RealtimeClientEvent) => void;
  readonly timers: Timers;
  readonly newId: () => string;
  /** The engine does not answer any more. */
  readonly stuck: (message: string) => void;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asked'; readonly eventId: string; isCancelled: boolean }
  /** @property id null where the engine answers something that nobody here asked for. */
  | { readonly kind: 'active'; readonly id: string | null; isCancelled: boolean };

/** The responses of one engine: one at a time, what is asked meanwhile comes next, and none lasts for ever. */
export class ResponseQueue {
  readonly #deps: ResponseQueueDeps;
  #state: State = { kind: 'idle' };
  #next: RealtimeResponseCreateParams | undefined;
  #asked: RealtimeResponseCreateParams | undefined;
  #isHeld = false;
  readonly #ended = new Set<string>();
  #cancelWait: (() => void) | undefined;
  #cancelWhole: (() => void) | undefined;

  constructor(deps: ResponseQueueDeps) {
    this.#deps = deps;
  }

  /** Something is being answered or waits for it. */
  get isBusy(): boolean {
    return this.#state.kind !== 'idle' || this.#next !== undefined;
  }

  /** Asks for a response, now or after the one that goes on; one answers all that was said until it begins. */
  ask(params: RealtimeResponseCreateParams): void {
    this.#next = params;
    this.#flush();
  }

  /** Asks for nothing until released: an interruption is being settled. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.#flush();
  }

  /** What goes on is not wanted any more, nor what waits. */
  cancel(): void {
    this.#next = undefined;
    const state = this.#state;
    if (state.kind === 'idle' || state.isCancelled) return;
    state.isCancelled = true;
    // One that has not begun is cancelled when it begins: before, the service knows of nothing to cancel.
    if (state.kind === 'active') this.#sendCancel(state.id);
  }

  created(id: string): void {
    if (this.#ended.has(id)) return;
    const state = this.#state;
    if (state.kind === 'active' && state.id !== null) return;
    this.#state = { kind: 'active', id, isCancelled: state.kind !== 'idle' && state.isCancelled };
    this.#wait(responseWaits.progress, 'began a response and did not go on with it');
    if (this.#state.isCancelled) this.#sendCancel(id);
  }

  /** @returns whether an event of this response counts: late ones and those of cancelled responses do not. */
  goesOn(id: string): boolean {
    const state = this.#state;
    if (state.kind !== 'active' || state.id !== id) return false;
    if (state.isCancelled) return false;
    this.#wait(responseWaits.progress, 'began a response and did not go on with it');
    return true;
  }

  /** @returns undefined when it is none that was waited for. */
  done(id: string): { readonly wasCancelled: boolean } | undefined {
    const state = this.#state;
    if (this.#ended.has(id)) return undefined;
    this.#remember(id);
    if (state.kind !== 'active' || (state.id !== null && state.id !== id)) return undefined;
    this.#idle();
    return { wasCancelled: state.isCancelled };
  }

  /** To be called once what a finished response led to has been asked. */
  next(): void {
    this.#flush();
  }

  /** @returns whether the error was about a response. */
  failed(code: string | null | undefined, eventId: string | null | undefined): 'recovered' | 'refused' | 'other' {
    const state = this.#state;
    if (code === 'conversation_already_has_active_response') {
      if (state.kind !== 'asked') return 'recovered';
      this.#next ??= state.isCancelled ? undefined : this.#asked;
      this.#state = { kind: 'active', id: null, isCancelled: false };
      this.#wait(responseWaits.progress, 'answers something else and does not finish it');
      return 'recovered';
    }
    if (code === 'response_cancel_not_active') {
      if (state.kind === 'active' && state.isCancelled) {
        if (state.id !== null) this.#remember(state.id);
        this.#idle();
        this.#flush();
      }
      return 'recovered';
    }
    if (state.kind === 'asked' && eventId === state.eventId) {
      this.#idle();
      return 'refused';
    }
    return 'other';
  }

  close(): void {
    this.#next = undefined;
    this.#isHeld = true;
    this.#idle();
  }

  #flush(): void {
    if (this.#isHeld || this.#next === undefined || this.#state.kind !== 'idle') return;
    const eventId = this.#deps.newId();
    this.#asked = this.#next;
    this.#next = undefined;
    this.#state = { kind: 'asked', eventId, isCancelled: false };
    this.#wait(responseWaits.created, 'was asked for a response and did not begin one');
    this.#cancelWhole = this.#deps.timers.after(responseWaits.whole, () =>
      this.#deps.stuck('did not come to the end of a response'),
    );
    this.#deps.send({ type: 'response.create', event_id: eventId, response: this.#asked });
  }

  #sendCancel(id: string | null): void {
    this.#wait(responseWaits.cancelled, 'did not stop a response');
    this.#deps.send({
      type: 'response.cancel',
      event_id: this.#deps.newId(),
      ...(id !== null && { response_id: id }),
    });
  }

  #idle(): void {
    this.#state = { kind: 'idle' };
    this.#cancelWait?.();
    this.#cancelWhole?.();
  }

  #wait(ms: number, message: string): void {
    this.#cancelWait?.();
    this.#cancelWait = this.#deps.timers.after(ms, () => this.#deps.stuck(message));
  }

  #remember(id: string): void {
    this.#ended.add(id);
    const [oldest] = this.#ended;
    if (this.#ended.size > rememberedIds && oldest !== undefined) this.#ended.delete(oldest);
  }
}
