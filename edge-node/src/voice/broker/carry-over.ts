import { answered } from '../local/answers.ts';
import { wordsOf, type Address } from '../local/words/words.ts';
import { brokerWords } from './broker-words.ts';
import type { EngineRoute } from './engine-route.ts';
import type { MemberTurn, MemberTurns } from './member-turns.ts';
import type { TalkParts } from './talk-parts.ts';
import type { Done, ToolRuns } from './tool-runs.ts';
import type { Transcript } from './transcript.ts';
import { itemOf } from './transcript.ts';

export interface CarryOverDeps extends Pick<TalkParts, 'place' | 'nowMs'> {
  readonly transcript: Transcript;
  readonly member: MemberTurns;
  readonly tools: ToolRuns;
  readonly route: () => EngineRoute;
  readonly address: () => Address;
}

/** What survives a change of engine: a question, the result of a call, words that nobody has answered. */
export class CarryOver {
  readonly #deps: CarryOverDeps;

  constructor(deps: CarryOverDeps) {
    this.#deps = deps;
  }

  /** Whether the engine knows nothing of the question that the member has been asked. */
  get isQuestionOurs(): boolean {
    return this.#deps.tools.held !== undefined && this.#deps.route().engine.confirms;
  }

  /** What the former engine owed, from the one that leads now. */
  give(): void {
    const { tools, member, transcript } = this.#deps;
    const [route, address] = [this.#deps.route(), this.#deps.address()];
    const last = tools.untold.at(-1);
    const words = member.unanswered.map((turn) => transcript.textOf(turn)).filter((text) => text !== '');
    if (tools.held?.isAffirmed === true) {
      this.#doHeld();
    } else if (tools.held !== undefined) {
      route.say(brokerWords[address.language].confirm);
    } else if (last !== undefined) {
      route.say(this.#inWords(last));
    } else if (words.length === 0) {
      route.say(wordsOf(address).notUnderstood());
    } else {
      route.line.add(words.map((text) => itemOf({ role: 'member', text })));
      route.respond();
    }
  }

  /** A question of which the engine knows nothing is settled by the box. @returns whether the turn is answered by that. */
  answers({ intent }: MemberTurn): boolean {
    if (!this.isQuestionOurs) return false;
    if (intent === 'yes') this.#doHeld();
    else this.#deps.tools.letGo();
    return intent === 'yes';
  }

  #doHeld(): void {
    const done = this.#deps.tools.doHeld();
    if (done !== undefined) this.#deps.route().say(this.#inWords(done));
  }

  #inWords({ name, args, result }: Done): string {
    const { address, nowMs, place } = this.#deps;
    const here = { ...address(), nowMs: nowMs(), timezone: place().timezone };
    const answer = answered({ call: { name, args }, why: 'tell', slots: {}, about: undefined }, result, here);
    return answer.kind === 'one' ? wordsOf(here).onScreen() : answer.text;
  }
}
