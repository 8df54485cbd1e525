import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { WriteAudit } from '../audited.ts';
import type { AccessParts } from '../access.ts';
import type { SendLetter } from '../letter.ts';
import type { IdentityParts } from './parts.ts';
import { verifyPassword } from './passwords.ts';
import { openSealing } from './sealing.ts';
import { linkRoutes } from './link-routes.ts';
import type { MfaPolicy } from './session.ts';
import { sessionRoutes } from './session-routes.ts';
import { Sessions } from './sessions.ts';
import { Tries } from './tries.ts';
import { userRoutes } from './user-routes.ts';

export interface Options {
  readonly pool: pg.Pool;
  /** Where the key is kept that seals second factors. */
  readonly dataDir: string;
  readonly policy: MfaPolicy;
  readonly publicUrl: () => string;
  readonly writeAudit: WriteAudit;
  readonly sendLetter: SendLetter;
  readonly verify?: IdentityParts['verify'];
  readonly warn: IdentityParts['warn'];
  readonly now: () => number;
  readonly newId: () => string;
}

export interface Identity {
  readonly readSession: AccessParts['readSession'];
  /** An HMAC by the key beside the database; what is signed for one purpose means nothing for another. */
  readonly sign: (purpose: string, text: string) => Buffer;
  readonly routes: (app: FastifyInstance) => Promise<void>;
  /** Resolves once nothing is under way that no answer waits for. */
  close(): Promise<void>;
}

/** The people who sign in to this hub. */
export function createIdentity(options: Options): Identity {
  const { pool, policy, now, newId, warn } = options;
  const sealing = openSealing(options.dataDir);
  const sessions = new Sessions({ pool, policy, now, newId });
  const underWay = new Set<Promise<void>>();
  const parts: IdentityParts = {
    ...options,
    sessions,
    sealing,
    tries: new Tries(sealing),
    verify: options.verify ?? verifyPassword,
    later: (work) => {
      const running: Promise<void> = work()
        .catch(warn)
        .finally(() => underWay.delete(running));
      underWay.add(running);
    },
  };
  return {
    readSession: sessions.read,
    sign: (purpose, text) => sealing.hmac(purpose, text),
    routes: async (app) => {
      await app.register(sessionRoutes, { parts });
      await app.register(linkRoutes, { parts });
      await app.register(userRoutes, { parts });
    },
    close: async () => {
      await Promise.all(underWay);
    },
  };
}
