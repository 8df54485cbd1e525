import type pg from 'pg';
import type { SendLetter } from '../letter.ts';
import type { WriteAudit } from '../audited.ts';
import type { verifyPassword } from './passwords.ts';
import type { Sealing } from './sealing.ts';
import type { MfaPolicy } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Tries } from './tries.ts';

/** What the flows of this room work with. */
export interface IdentityParts {
  readonly pool: pg.Pool;
  readonly sessions: Sessions;
  readonly tries: Tries;
  readonly sealing: Sealing;
  readonly policy: MfaPolicy;
  readonly verify: typeof verifyPassword;
  readonly writeAudit: WriteAudit;
  readonly sendLetter: SendLetter;
  /** Where people reach the hub, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Told what failed and no answer tells, for the log. */
  readonly warn: (error: unknown) => void;
  /** Work that no answer waits for; its failure is logged. */
  readonly later: (work: () => Promise<void>) => void;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** From where a request comes. */
export interface Caller {
  readonly address: string;
  readonly userAgent: string | undefined;
  readonly cookies: string | undefined;
}

export const asHub = (reason: string) => ({ kind: 'system', reason }) as const;
