import type { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import type { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { ChallengeResponse, tokenRequestText, TokenResponse } from '@jarvis-edge/sync/protocol.ts';
import { askHub, HubRefused } from './hub-client.ts';
import type { Identity } from './identity.ts';

/** A token is renewed this long before it expires, ms. */
const marginMs = 60_000;

export interface TokensDeps {
  readonly hubUrl: string;
  readonly identity: Identity;
  readonly outbox: Outbox;
  /** Learns the hub's time from each answer. */
  readonly clock: Pick<BoxClock, 'monotonicNs' | 'heard'>;
  readonly softwareVersion: string;
  /** Told when changes that the hub had taken wait again: it has forgotten them, or this file is an older copy. */
  readonly waitsAgain: () => void;
  /** Told when the hub says that this box was revoked or replaced. */
  readonly revoked: (why: HubRefused) => void;
  /** A clock that never goes back, ms: a box's wall clock may be years off. */
  readonly nowMs: () => number;
}

/** The box's short-lived token, renewed by signing a challenge of the hub. */
export class Tokens {
  readonly #deps: TokensDeps;
  #held: { token: string; untilMs: number } | undefined;
  #renewal: Promise<string> | undefined;

  constructor(deps: TokensDeps) {
    this.#deps = deps;
  }

  /** @throws HubRefused or HubUnreachable. */
  async token({ renew = false } = {}): Promise<string> {
    if (!renew && this.#held !== undefined && this.#held.untilMs > this.#deps.nowMs()) return this.#held.token;
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(): Promise<string> {
    const { hubUrl, identity, outbox, clock, softwareVersion, nowMs } = this.#deps;
    const { provisioned } = identity;
    if (provisioned === undefined) throw new Error('A box without a gym has no token.');
    const boxUrl = `${hubUrl}/v1/boxes/${provisioned.boxId}`;
    const { challenge } = await askHub(`${boxUrl}/challenge`, { body: {}, answer: ChallengeResponse });
    const request = {
      incarnation: outbox.incarnation,
      softwareVersion,
      counter: identity.nextCounter(),
      lastSequence: outbox.lastSequence,
      challenge,
    };
    const signature = identity.sign(tokenRequestText(provisioned.boxId, request));
    const sentNs = clock.monotonicNs();
    const response = await askHub(`${boxUrl}/token`, {
      body: { ...request, signature },
      answer: TokenResponse,
    }).catch((error: unknown) => {
      if (error instanceof HubRefused && error.code === 'box-revoked') this.#deps.revoked(error);
      throw error;
    });
    const { token, expiresAt, hubTime, highestSequence, highestOperation } = response;
    clock.heard(sentNs, clock.monotonicNs(), hubTime);
    this.#held = { token, untilMs: nowMs() + (expiresAt - hubTime) - marginMs };
    const met = outbox.meet({ received: highestSequence, last: highestOperation ?? null });
    if (met !== 'same') this.#deps.waitsAgain();
    return met === 'begun anew' ? this.#renew() : token;
  }
}
