import type { Engine, EngineLink, EngineListener, RealtimeClientEvent, TalkAbout } from '../engine.ts';
import type { BeginGenerator } from '../realtime/generator.ts';
import { ServedSession, sessionExpired } from '../realtime/served-session.ts';
import type { SpeechIn } from '../speech/speech-in.ts';
import type { SpeechOut } from '../speech/speech-out.ts';
import type { DialogueDeps } from './engine-dialogue.ts';
import { DialogueGenerator } from './engine-dialogue.ts';

export interface LocalEngineDeps extends DialogueDeps {
  /** Undefined where the box has no voice. */
  readonly speech: SpeechOut | undefined;
  /** Where it is left out, no spoken words are understood. */
  readonly speechIn?: SpeechIn | undefined;
  /** @param prefix Of what: `item`, `resp`. The whole id has at most 32 characters. */
  readonly newId: (prefix: string) => string;
  /** Runs something once after so many ms. @returns Calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Told of what the client hears only as a failure; holds nothing that was said. */
  readonly failed: (error: unknown) => void;
  /** Answers instead of the dialogue. */
  readonly generator?: {
    readonly model: string;
    /** Whether it asks the member itself before it calls a tool that writes. */
    readonly confirms: boolean;
    readonly begin: BeginGenerator;
  };
}

/** As long as the service allows. */
const sessionMs = 3_600_000;

/**
 * The engine in this box. It understands text, and spoken words where it has ears for the language. That the member took leave stands in `metadata.farewell` of
 * `response.done`; it ends nothing by itself.
 */
export class LocalEngine implements Engine {
  readonly kind = 'local';
  readonly model: string;
  readonly confirms: boolean;
  #deps: LocalEngineDeps;
  readonly #begin: BeginGenerator;

  constructor(deps: LocalEngineDeps) {
    this.#deps = deps;
    this.model = deps.generator?.model ?? 'local';
    this.confirms = deps.generator?.confirms ?? true;
    this.#begin = deps.generator?.begin ?? ((about) => new DialogueGenerator(deps, about));
  }

  /** Speaks and hears by these from the next conversation on. */
  equip(organs: Pick<LocalEngineDeps, 'speech' | 'speechIn'>): void {
    this.#deps = { ...this.#deps, ...organs };
  }

  connect(about: TalkAbout, listener: EngineListener): EngineLink {
    this.#deps.speech?.prepare?.(about.language);
    return new LocalLink({ ...this.#deps, model: this.model, begin: this.#begin }, about, listener);
  }
}

class LocalLink implements EngineLink {
  readonly bufferedBytes = 0;
  readonly #session: ServedSession;
  readonly #listener: EngineListener;
  readonly #callOff: () => void;
  readonly #inbox: RealtimeClientEvent[] = [];
  #isEnded = false;
  #isDraining = true;
  #asking = 'null';

  constructor(
    deps: LocalEngineDeps & { readonly model: string; readonly begin: BeginGenerator },
    about: TalkAbout,
    listener: EngineListener,
  ) {
    const { model, begin, speech, speechIn, newId, failed, nowMs, after } = deps;
    this.#listener = listener;
    this.#session = new ServedSession({
      model,
      begin,
      about,
      speech,
      speechIn,
      newId,
      after,
      expiresAtMs: nowMs() + sessionMs,
      event: (event) => listener.event(event),
      asking: (call) => {
        const told = JSON.stringify(call);
        if (told === this.#asking) return;
        this.#asking = told;
        listener.asking(call);
      },
      failed,
    });
    this.#callOff = after(sessionMs, () => {
      if (this.#isEnded) return;
      this.#session.expire();
      this.#end(() => listener.ended({ cause: 'expired', message: sessionExpired }));
    });
    queueMicrotask(() => {
      if (!this.#isEnded) this.#session.start();
      this.#drain();
    });
  }

  get isHearing(): boolean {
    return this.#session.hears;
  }

  send(event: RealtimeClientEvent): void {
    if (this.#isEnded) return;
    this.#inbox.push(event);
    if (this.#isDraining) return;
    this.#isDraining = true;
    queueMicrotask(() => this.#drain());
  }

  close(): void {
    this.#end(() => queueMicrotask(() => this.#listener.ended({ cause: 'closed' })));
  }

  /** One after the other, also where what comes of the first makes its listener send the next. */
  #drain(): void {
    for (let event = this.#inbox.shift(); event !== undefined && !this.#isEnded; event = this.#inbox.shift()) {
      this.#session.handle(event);
    }
    this.#isDraining = false;
  }

  #end(tell: () => void): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#inbox.length = 0;
    this.#callOff();
    this.#session.stop();
    tell();
  }
}
