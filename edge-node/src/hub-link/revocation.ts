import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { HubRefused } from './hub-client.ts';
import type { Identity, Revoked } from './identity.ts';
import type { Link } from './link.ts';
import type { Problems } from './problems.ts';

export interface RevocationDeps {
  readonly identity: Identity;
  readonly link: Link;
  /** Unix ms. */
  readonly now: () => number;
  readonly problems: Problems;
  /** Ends all that asks the hub for something. */
  readonly stopAsking: () => Promise<void>;
}

/** @returns what a box says of itself once it was revoked: door and kiosks go on with what it has. */
const stateOf = (revoked: Revoked) =>
  ({
    state: 'revoked',
    revoked,
    remedy:
      'Door and kiosks go on with what this box has. If it still serves the gym, start it with an empty data folder and type a new code.',
  }) as const;

const refusalOf = (revoked: Revoked): RequestRefused =>
  new RequestRefused(403, {
    code: 'box-revoked',
    message:
      revoked.reason === 'replaced'
        ? 'Another box has taken the place of this one at the hub.'
        : `This box was revoked at the hub${revoked.reason === null ? '' : `: ${revoked.reason}`}.`,
    remedy: stateOf(revoked).remedy,
  });

/** A box that its hub no longer knows: it notes why, asks for nothing any more, and goes on by itself. */
export function revocation({ identity, link, problems, now, stopAsking }: RevocationDeps) {
  const show = (revoked: Revoked): void => {
    const refusal = refusalOf(revoked);
    problems.only('revoked', refusal);
    link.exchanged(refusal);
  };
  return {
    state: stateOf,
    told: ({ fields }: HubRefused): void => {
      if (identity.revoked !== undefined) return;
      const revoked = { at: now(), reason: fields?.['reason'] ?? null };
      identity.revoke(revoked);
      // What was under way may still say that the hub answers.
      void stopAsking().finally(() => show(revoked));
    },
    /** @returns whether this box was revoked, also before it was started. */
    holds: (): boolean => {
      if (identity.revoked !== undefined) show(identity.revoked);
      return identity.revoked !== undefined;
    },
  };
}
