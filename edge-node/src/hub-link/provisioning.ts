import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import type { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { fingerprintWords } from '@jarvis-edge/sync/fingerprint-words.ts';
import { ClaimAnswer, claimPollText, ClaimResponse } from '@jarvis-edge/sync/protocol.ts';
import { askHub, HubRefused } from './hub-client.ts';
import type { Identity } from './identity.ts';

export interface ProvisioningDeps {
  readonly hubUrl: string | undefined;
  readonly identity: Identity;
  readonly outbox: Outbox;
  readonly softwareVersion: string;
  /** A clock that never goes back, ms. */
  readonly steadyMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Called once the box knows its gym. */
  readonly provisioned: () => void;
}

/** How a box without a gym stands with its hub. */
export type ClaimState =
  | {
      readonly state: 'unprovisioned';
      /** What became of the last claim. */
      readonly ended: 'rejected' | 'expired' | 'box-revoked' | null;
    }
  | {
      readonly state: 'claimed';
      /** Of this box's key: the manager's screen must show the same. */
      readonly words: readonly string[];
      /** Until the claim expires, ms; null until the hub has said so. */
      readonly leftMs: number | null;
      /** Why the hub does not answer. */
      readonly problem: { readonly code: string; readonly cause: string; readonly remedy: string } | null;
    };

const everyMs = 1000;
/** While the hub is out of reach. */
const retry = { firstMs: 2000, maxMs: 15_000 };

/**
 * From the six characters that a technician typed to this box's gym: the box claims, shows the words of its key, and asks until
 * a manager has confirmed. A claim outlives a restart of the box.
 */
export class Provisioning {
  readonly #deps: ProvisioningDeps;
  #ended: 'rejected' | 'expired' | 'box-revoked' | null = null;
  #problem: HubRefused | undefined;
  #untilMs: number | undefined;
  #asking: AbortController | undefined;

  constructor(deps: ProvisioningDeps) {
    this.#deps = deps;
  }

  get state(): ClaimState {
    const { identity, steadyMs } = this.#deps;
    if (identity.claimId === undefined) return { state: 'unprovisioned', ended: this.#ended };
    const problem = this.#problem;
    return {
      state: 'claimed',
      words: fingerprintWords(Buffer.from(identity.publicKey, 'base64url')),
      leftMs: this.#untilMs === undefined ? null : Math.max(0, Math.round(this.#untilMs - steadyMs())),
      problem: problem === undefined ? null : { code: problem.code, cause: problem.message, remedy: problem.remedy },
    };
  }

  /** Goes on asking for what was claimed before the box was restarted. */
  resume(): void {
    const { identity } = this.#deps;
    if (identity.claimId !== undefined && identity.provisioned === undefined) void this.#ask(identity.claimId);
  }

  /** @throws HubRefused when the code is wrong, used or expired; HubUnreachable. */
  async claim(code: string): Promise<void> {
    const { identity, outbox, softwareVersion, steadyMs } = this.#deps;
    this.#ended = null;
    const { claimId, expiresAt, hubTime } = await askHub(`${this.#hubUrl()}/v1/boxes/claims`, {
      body: { code, publicKey: identity.publicKey, incarnation: outbox.incarnation, softwareVersion },
      answer: ClaimResponse,
    });
    identity.claim(claimId);
    this.#untilMs = steadyMs() + expiresAt - hubTime;
    void this.#ask(claimId);
  }

  /** The technician wants to type another code. */
  giveUp(): void {
    this.#end(null);
  }

  stop(): void {
    this.#asking?.abort();
  }

  async #ask(claimId: string): Promise<void> {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    for (let failures = 0; !signal.aborted;) {
      try {
        const answer = await this.#poll(claimId);
        if (signal.aborted) return;
        failures = 0;
        this.#problem = undefined;
        if (this.#settle(answer)) return;
      } catch (error) {
        if (signal.aborted) return;
        if (!isOfHub(error)) throw error;
        // The hub does not know the claim, or not with this key: it waits for nothing any more.
        if (error.status === 401) return this.#end('expired');
        if (error.code === 'box-revoked') return this.#end('box-revoked');
        failures += 1;
        this.#problem = error;
      }
      const pauseMs = failures === 0 ? everyMs : backoffMs(failures, retry, this.#deps.random());
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #poll(claimId: string): Promise<ClaimAnswer> {
    const { identity } = this.#deps;
    const counter = identity.nextCounter();
    const signature = identity.sign(claimPollText(claimId, counter));
    return askHub(`${this.#hubUrl()}/v1/boxes/claims/${claimId}/answer`, {
      body: { counter, signature },
      answer: ClaimAnswer,
    });
  }

  /** @returns whether there is nothing left to ask for. */
  #settle(answer: ClaimAnswer): boolean {
    const { identity, provisioned, steadyMs } = this.#deps;
    switch (answer.state) {
      case 'waiting':
        this.#untilMs = steadyMs() + answer.expiresAt - answer.hubTime;
        return false;
      case 'rejected':
      case 'expired':
        this.#end(answer.state);
        return true;
      case 'confirmed': {
        const { boxId, gymId, tenantId, tenantKey } = answer;
        identity.provision({ boxId, gymId, tenantId, tenantKey });
        provisioned();
        return true;
      }
    }
  }

  #end(how: 'rejected' | 'expired' | 'box-revoked' | null): void {
    this.#asking?.abort();
    this.#deps.identity.claim(undefined);
    this.#ended = how;
    this.#problem = undefined;
    this.#untilMs = undefined;
  }

  #hubUrl(): string {
    const { hubUrl } = this.#deps;
    if (hubUrl !== undefined) return hubUrl;
    throw new HubRefused(503, {
      code: 'no-hub',
      message: 'This box does not know its hub.',
      remedy: 'Set JARVIS_HUB_URL and start it again.',
    });
  }
}

const isOfHub = (error: unknown): error is HubRefused =>
  error instanceof Error && 'status' in error && 'remedy' in error;
