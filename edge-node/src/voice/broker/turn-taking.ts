import type { Duplex } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { RealtimeConversationItemFunctionCall, RealtimeResponse } from 'openai/resources/realtime/realtime';
import type { CarryOver } from './carry-over.ts';
import type { EngineRoute, Owed } from './engine-route.ts';
import type { JarvisTurns } from './jarvis-turns.ts';
import type { MemberTurn, MemberTurns } from './member-turns.ts';
import type { Spending } from './spending.ts';
import type { ToolRuns } from './tool-runs.ts';
import { itemOf } from './transcript.ts';

/** One tool may lead to another; after so many the model has to speak. */
const toolRoundsMost = 6;

export interface TurnTakingDeps {
  readonly jarvis: JarvisTurns;
  readonly member: MemberTurns;
  readonly tools: ToolRuns;
  readonly carryOver: CarryOver;
  readonly spending: Pick<Spending, 'response'>;
  readonly route: () => EngineRoute;
  readonly duplex: () => Duplex;
  /** What the language is after a turn. @returns how an answer in another one than before begins; '' for as ever. */
  readonly follow: (turn: MemberTurn, isSpoken: boolean) => string;
  /** Somebody has spoken. */
  readonly here: () => void;
  readonly refresh: () => void;
}

/** Who speaks when: interruptions, answers, calls and the leave that a member takes. */
export class TurnTaking {
  readonly #deps: TurnTakingDeps;
  #isMemberSpeaking = false;
  #isLeaving = false;
  /** JARVIS has said goodbye, and does so once. */
  #isGoodbyeSaid = false;
  #toolRounds = 0;

  constructor(deps: TurnTakingDeps) {
    this.#deps = deps;
  }

  /** Nobody speaks, and nothing is being thought about. */
  get isQuiet(): boolean {
    return !this.isThinking && !this.#deps.jarvis.isSpeaking && !this.#isMemberSpeaking;
  }

  get isThinking(): boolean {
    return this.#deps.route().isBusy || this.#deps.tools.isWaiting;
  }

  /** The member took leave: the session closes when the goodbye has been heard. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** The member wants silence, and goes on. */
  stop(): void {
    this.#isLeaving = false;
    this.interrupt();
  }

  /** Silence at once; the engine is told how much of it was heard before it answers again. */
  interrupt(): void {
    const { line } = this.#deps.route();
    line.cancel();
    line.hold();
    this.#deps.jarvis.interrupt((truncations) => {
      for (const { itemId, audioEndMs } of truncations) line.truncate(itemId, audioEndMs);
      line.release();
    });
  }

  /** Typed or touched. */
  typed(text: string): void {
    const { member, carryOver, route } = this.#deps;
    const wasLeaving = this.#isLeaving;
    const turn = member.typed(text);
    if (wasLeaving && turn.intent === 'farewell') return;
    this.stop();
    // Whoever is leaving is told goodbye first: the language is settled while nobody leaves yet.
    const first = this.#deps.follow(turn, false);
    this.#understood(turn);
    if (carryOver.answers(turn)) return;
    route().line.add([itemOf({ role: 'member', text })]);
    this.#respond(first);
  }

  speechBegan(atMs: number): void {
    const { here, member, duplex, jarvis, refresh } = this.#deps;
    here();
    member.speechBegan(atMs);
    // An echo of its own voice: nobody is listened to meanwhile.
    if (duplex() === 'half' && jarvis.isSpeaking) return;
    this.#isMemberSpeaking = true;
    this.stop();
    refresh();
  }

  /** The member has finished a sentence; its words may come later. */
  committed(itemId: string): void {
    const { here, member, refresh } = this.#deps;
    here();
    this.#isMemberSpeaking = false;
    member.committed(itemId);
    if (!this.#readsFirst()) this.#respond();
    refresh();
  }

  /** The words of a spoken turn are known; null: they could not be made out. */
  spoken(turn: MemberTurn | null): void {
    const { tools, carryOver, refresh } = this.#deps;
    const hasWaited = this.#readsFirst();
    if (turn === null) {
      tools.heard(null, 'other');
    } else {
      const first = this.#deps.follow(turn, true);
      this.#understood(turn);
      const isAgainGoodbye = this.#isGoodbyeSaid && this.#isLeaving;
      if (hasWaited) {
        if (!isAgainGoodbye && !carryOver.answers(turn)) this.#respond(first);
      } else if (first !== '') {
        // What is being answered in the language of before is not what they want to hear.
        this.interrupt();
        this.#respond(first);
      }
    }
    refresh();
  }

  answered(response: RealtimeResponse, calls: RealtimeConversationItemFunctionCall[], wasCancelled: boolean): void {
    const { spending, jarvis, tools, member, refresh } = this.#deps;
    const route = this.#deps.route();
    const { line } = route;
    spending.response(response.usage, route.engine);
    if (wasCancelled) {
      line.add(tools.drop(calls.filter(({ status }) => status === 'completed')));
    } else if (response.status === 'failed') {
      route.failed(response.status_details?.error?.code ?? 'failed');
    } else {
      jarvis.allEnded();
      if (calls.length === 0) {
        route.settled();
        tools.told();
        member.answered();
        // Where the engine of the box says goodbye the member has taken leave.
        if (response.metadata?.['farewell'] === 'true') this.#isLeaving = true;
        this.#isGoodbyeSaid ||= this.#isLeaving;
      } else {
        tools.run(calls, (outputs) => {
          if (this.#deps.route().line !== line) return;
          line.add(outputs);
          this.#toolRounds += 1;
          route.respond(this.#toolRounds >= toolRoundsMost ? 'none' : undefined);
          refresh();
        });
      }
    }
    refresh();
  }

  /** Another engine leads, and gives what the former one owed. */
  changed(owed: Owed | undefined): void {
    const { jarvis, carryOver } = this.#deps;
    this.#isMemberSpeaking = false;
    if (owed === undefined) return;
    jarvis.broken();
    if (owed.kind === 'say') this.#deps.route().say(owed.text);
    else carryOver.give();
  }

  #respond(first = ''): void {
    this.#toolRounds = 0;
    if (first === '') this.#deps.route().respond();
    else this.#deps.route().respondIn(first);
  }

  /** After a goodbye the words decide whether anything is said at all; so does a question of which the engine knows nothing. */
  #readsFirst(): boolean {
    return this.#isGoodbyeSaid || this.#deps.carryOver.isQuestionOurs;
  }

  #understood({ number, intent }: MemberTurn): void {
    if (intent !== 'farewell') this.#isGoodbyeSaid = false;
    // An engine that asks the member itself knows what a goodbye answers, and tells it when it has said its own.
    else if (this.#isGoodbyeSaid || !this.#deps.route().engine.confirms) this.#isLeaving = true;
    this.#deps.tools.heard(number, intent === 'yes' || intent === 'no' ? intent : 'other');
  }
}
