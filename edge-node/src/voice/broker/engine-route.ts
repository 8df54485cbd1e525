import type {
  ConversationItem,
  RealtimeResponseCreateParams,
  RealtimeSessionCreateRequest,
} from 'openai/resources/realtime/realtime';
import type { Engine, EngineEnd, TalkAbout } from '../engine.ts';
import type { CloudAvailability } from './cloud-availability.ts';
import type { EngineNews } from './engine-line.ts';
import { EngineLine } from './engine-line.ts';
import type { Timers } from './timers.ts';

/** A session is renewed so long before the service would end it, ms. */
const rotateBeforeMs = 120_000;
/** The local engine may fail so often in a conversation. */
const localLossesMost = 1;

export interface Engines {
  /** Null where none is configured. */
  readonly cloud: Engine | null;
  readonly local: Engine;
}

/** What JARVIS owes the member. */
export type Owed = { readonly kind: 'say'; readonly text: string } | { readonly kind: 'answer' };

export interface EngineRouteDeps {
  readonly engines: Engines;
  readonly cloud: CloudAvailability;
  readonly timers: Timers;
  readonly newId: () => string;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: () => number;
  readonly about: () => TalkAbout;
  readonly session: (engine: Engine) => RealtimeSessionCreateRequest;
  /** All that was said; without what is not answered yet where `answeredOnly`. */
  readonly history: (answeredOnly: boolean) => ConversationItem[];
  /** Whether the member lets the cloud hear them. */
  readonly mayHear: () => boolean;
  readonly isCapReached: () => boolean;
  /** For an engine to say this and nothing else. */
  readonly exactly: (engine: Engine, text: string) => string;
  /** For a model to begin its answer with this, in a language that is new to the talk. */
  readonly goesOn: (first: string) => string;
  readonly news: Omit<EngineNews, 'ready' | 'expires' | 'lost'>;
  readonly billed: (usage: unknown, engine: Engine) => void;
  readonly trouble: (code: 'cloud-lost' | 'cloud-back' | 'cap-reached' | 'failed') => void;
  /** Another engine goes on. @param owed What the former one did not come to. */
  readonly changed: (engine: Engine, owed: Owed | undefined) => void;
  /** Something may be done that was not before. */
  readonly refresh: () => void;
  /** Not even the local engine answers. */
  readonly allLost: () => void;
  /** For a log. */
  readonly report: (problem: string) => void;
}

interface Lane {
  readonly line: EngineLine;
  readonly use: { isCurrent: boolean };
}

/** Which engine a conversation is held with, and how it passes from one to another. */
export class EngineRoute {
  readonly #deps: EngineRouteDeps;
  #lane: Lane;
  #candidate: Lane | undefined;
  #owed: Owed | undefined;
  #isCapped = false;
  #isRotationDue = false;
  #cancelRotation: (() => void) | undefined;
  #localLosses = 0;
  #isClosed = false;
  #isChanging = false;
  readonly #stopListening: () => void;

  constructor(deps: EngineRouteDeps) {
    this.#deps = deps;
    this.#lane = this.#connect(this.#wantsCloud() ?? deps.engines.local, true);
    this.#stopListening = deps.cloud.listen(() => deps.refresh());
  }

  /** Opens the first session. */
  begin(): void {
    this.#open(this.#lane);
  }

  /** Of a conversation that is to begin. @returns why the cloud is not used though the member would let it hear them. */
  static first({
    engines,
    cloud,
    mayHear,
    isCapReached,
  }: Pick<EngineRouteDeps, 'engines' | 'cloud' | 'mayHear' | 'isCapReached'>): {
    readonly engine: Engine;
    readonly trouble: 'cloud-lost' | 'cap-reached' | undefined;
  } {
    if (engines.cloud === null || !mayHear()) return { engine: engines.local, trouble: undefined };
    if (isCapReached()) return { engine: engines.local, trouble: 'cap-reached' };
    if (!cloud.isReady) return { engine: engines.local, trouble: 'cloud-lost' };
    return { engine: engines.cloud, trouble: undefined };
  }

  get line(): EngineLine {
    return this.#lane.line;
  }

  /** Something is being answered, or waits for it. */
  get isBusy(): boolean {
    return this.#isChanging || this.line.isBusy;
  }

  get engine(): Engine {
    return this.#lane.line.engine;
  }

  respond(toolChoice?: 'none'): void {
    this.#ask({ kind: 'answer' }, toolChoice === undefined ? {} : { tool_choice: toolChoice });
  }

  /** Answers in the language that the member has gone over to. @param first What the answer begins with. */
  respondIn(first: string): void {
    const instructions = this.engine.kind === 'cloud' ? { instructions: this.#deps.goesOn(first) } : {};
    this.#ask({ kind: 'answer' }, { ...instructions, metadata: { first } });
  }

  say(text: string): void {
    this.#ask({ kind: 'say', text }, undefined);
  }

  /** What was owed has been given. */
  settled(): void {
    this.#owed = undefined;
  }

  /** The language is another one. */
  renew(): void {
    for (const lane of [this.#lane, this.#candidate]) lane?.line.update(this.#deps.session(lane.line.engine));
  }

  /** The member wants it otherwise from the ground up: the box's own engine keeps to the language that it began with. */
  beginAgain(): void {
    this.#owed = undefined;
    if (this.engine.kind === 'local') this.#toLocal();
    else this.renew();
  }

  /** The engine gave up an answer. */
  failed(code: string): void {
    this.#lost(this.#lane, { cause: 'lost', message: `An answer failed: ${code}` });
  }

  /** The member has taken back that the cloud may hear them. */
  leaveCloud(): void {
    if (this.engine.kind === 'cloud') this.#toLocal();
  }

  /** Between two turns: the moment to go to another engine. */
  atBoundary(): void {
    if (this.#isClosed) return;
    const candidate = this.#candidate;
    if (candidate?.line.isReady === true) {
      if (this.#wantsCloud() === undefined) return;
      this.#candidate = undefined;
      const isRotation = this.engine.kind === 'cloud';
      this.#take(candidate, undefined, false);
      if (!isRotation) this.#deps.trouble('cloud-back');
      return;
    }
    const cloud = candidate === undefined ? this.#wantsCloud() : undefined;
    if (cloud !== undefined && (this.engine.kind === 'local' || this.#isRotationDue)) {
      this.#candidate = this.#connect(cloud, false);
      this.#open(this.#candidate);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#stopListening();
    this.#cancelRotation?.();
    this.#candidate?.line.close();
    this.#end(this.#lane);
  }

  #ask(owed: Owed, params: RealtimeResponseCreateParams | undefined): void {
    this.#owed = owed;
    if (this.engine.kind === 'cloud' && this.#deps.isCapReached()) {
      this.#isCapped = true;
      this.#deps.trouble('cap-reached');
      this.#toLocal();
      return;
    }
    if (owed.kind === 'say') {
      this.line.respond({
        instructions: this.#deps.exactly(this.engine, owed.text),
        metadata: { say: owed.text.slice(0, 512) },
        tool_choice: 'none',
      });
    } else {
      this.line.respond({ ...params });
    }
  }

  #wantsCloud(): Engine | undefined {
    const { engines, cloud, mayHear, isCapReached } = this.#deps;
    if (engines.cloud === null || this.#isCapped || !cloud.isReady || !mayHear() || isCapReached()) return undefined;
    return engines.cloud;
  }

  #connect(engine: Engine, isCurrent: boolean): Lane {
    const { about, timers, newId, news, cloud, refresh } = this.#deps;
    const use = { isCurrent };
    const ifCurrent =
      <Args extends unknown[]>(tell: (...args: Args) => void) =>
      (...args: Args): void => {
        if (use.isCurrent) tell(...args);
      };
    const lane: Lane = {
      use,
      line: new EngineLine({
        engine,
        about: about(),
        timers,
        newId,
        news: {
          speechBegan: ifCurrent(news.speechBegan),
          speechEnded: ifCurrent(news.speechEnded),
          committed: ifCurrent(news.committed),
          hearing: ifCurrent(news.hearing),
          heard: ifCurrent(news.heard),
          words: ifCurrent(news.words),
          audio: ifCurrent(news.audio),
          itemEnded: ifCurrent(news.itemEnded),
          answered: ifCurrent(news.answered),
          asking: ifCurrent(news.asking),
          trouble: news.trouble,
          ready: () => {
            if (engine.kind === 'cloud') cloud.proved();
            refresh();
          },
          expires: (at) => this.#rotateBefore(at, engine),
          lost: (end) => this.#lost(lane, end),
        },
      }),
    };
    return lane;
  }

  #rotateBefore(expiresAt: number, engine: Engine): void {
    if (engine.kind !== 'cloud') return;
    this.#cancelRotation?.();
    const { timers, nowMs, refresh } = this.#deps;
    this.#cancelRotation = timers.after(Math.max(0, expiresAt * 1000 - nowMs() - rotateBeforeMs), () => {
      this.#isRotationDue = true;
      refresh();
    });
  }

  #lost(lane: Lane, end: EngineEnd): void {
    const { engine } = lane.line;
    const { cloud, trouble, allLost, report } = this.#deps;
    if ('message' in end) report(`${engine.kind} engine ${end.cause}: ${end.message}`);
    if (engine.kind === 'cloud') cloud.lost(end);
    if (this.#isClosed) return;
    if (lane === this.#candidate) {
      this.#candidate = undefined;
      return;
    }
    if (lane !== this.#lane) return;
    if (engine.kind === 'cloud') {
      trouble('cloud-lost');
      this.#toLocal();
      return;
    }
    if (end.cause === 'expired') {
      this.#toLocal();
      return;
    }
    this.#localLosses += 1;
    trouble('failed');
    if (this.#localLosses > localLossesMost) allLost();
    else this.#toLocal();
  }

  #toLocal(): void {
    this.#candidate?.line.close();
    this.#candidate = undefined;
    this.#isChanging = true;
    const lane = this.#connect(this.#deps.engines.local, false);
    this.#open(lane);
    this.#take(lane, this.#owed, true);
  }

  #open({ line }: Lane): void {
    line.open(this.#deps.session(line.engine));
  }

  #take(lane: Lane, owed: Owed | undefined, answeredOnly: boolean): void {
    this.#end(this.#lane);
    this.#isRotationDue = false;
    if (lane.line.engine.kind === 'local') this.#cancelRotation?.();
    this.#lane = lane;
    lane.use.isCurrent = true;
    lane.line.add(this.#deps.history(answeredOnly && owed !== undefined));
    this.#isChanging = false;
    this.#deps.changed(lane.line.engine, owed);
  }

  #end({ line, use }: Lane): void {
    use.isCurrent = false;
    line.close((usage) => this.#deps.billed(usage, line.engine));
  }
}
