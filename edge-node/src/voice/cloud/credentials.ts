import type { Secret } from '@jarvis-edge/sync/secret.ts';

export interface Credential {
  readonly bearer: Secret;
  /** Unix ms; null for one that stays good until somebody takes it back. */
  readonly expiresAt: number | null;
}

/** Where what the service wants to see comes from: a key of this box, or secrets that the hub mints for a while. */
export interface Credentials {
  /** @throws {NoCredential} when there is none, and with the reason of an abort. */
  get(signal: AbortSignal): Promise<Credential>;
  /** The service did not take it. @returns whether another one may be had at once. */
  refused(bearer: Secret): boolean;
}

/** Nothing to show the service. @property isLasting Whether a person has to act. */
export class NoCredential extends Error {
  override readonly name = 'NoCredential';
  readonly isLasting: boolean;

  constructor(message: string, { isLasting, cause }: { isLasting: boolean; cause?: unknown }) {
    super(message, { cause });
    this.isLasting = isLasting;
  }
}

/** The key of a single gym or a demo. */
export class LocalKey implements Credentials {
  readonly #bearer: Secret;

  constructor(bearer: Secret) {
    this.#bearer = bearer;
  }

  get(): Promise<Credential> {
    return Promise.resolve({ bearer: this.#bearer, expiresAt: null });
  }

  refused(): boolean {
    return false;
  }
}

/** Unix ms by the clock that `ClientSecretsDeps` has. */
export interface MintedCredential {
  readonly bearer: Secret;
  readonly expiresAt: number;
}

export interface ClientSecretsDeps {
  /** Asks for a short-lived secret. `NoCredential` says why there is none, and whether a person has to act. */
  readonly mint: (signal: AbortSignal) => Promise<MintedCredential>;
  /** Unix ms. */
  readonly nowMs: () => number;
}

/** A secret is good until the line is open: what is left of it has to suffice for that, ms. */
const leftMsMin = 30_000;

/** Short-lived secrets, minted when one is needed and kept until shortly before they end. */
export class ClientSecrets implements Credentials {
  readonly #deps: ClientSecretsDeps;
  #kept: Credential | undefined;
  #minting: Promise<Credential> | undefined;

  constructor(deps: ClientSecretsDeps) {
    this.#deps = deps;
  }

  async get(signal: AbortSignal): Promise<Credential> {
    signal.throwIfAborted();
    const kept = this.#kept;
    if (kept !== undefined && isGood(kept, this.#deps.nowMs())) return kept;
    this.#kept = undefined;
    // One request serves everybody who waits; whoever gives up leaves it to the others.
    this.#minting ??= this.#mint().finally(() => (this.#minting = undefined));
    const minting = this.#minting;
    return new Promise<Credential>((resolve, reject) => {
      const abort = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', abort, { once: true });
      minting.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
  }

  refused(bearer: Secret): boolean {
    // Another one may have come while this one was being refused.
    if (this.#kept?.bearer === bearer) this.#kept = undefined;
    return true;
  }

  async #mint(): Promise<Credential> {
    const { mint, nowMs } = this.#deps;
    const minted = await mint(AbortSignal.timeout(mintMsMax)).catch((cause: unknown) => {
      if (cause instanceof NoCredential) throw cause;
      throw new NoCredential('No secret for the voice service was minted. It is tried again with the next talk.', {
        isLasting: false,
        cause,
      });
    });
    if (!isGood(minted, nowMs())) {
      throw new NoCredential(
        'The minted secret has ended already. Check the clock of this box, or mint secrets for longer.',
        { isLasting: true },
      );
    }
    this.#kept = minted;
    return minted;
  }
}

const mintMsMax = 10_000;

const isGood = ({ expiresAt }: Credential, now: number): boolean => expiresAt === null || expiresAt - leftMsMin > now;
