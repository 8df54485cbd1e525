import { verifyPin } from '@jarvis-edge/sync/pin.ts';
import type Database from 'better-sqlite3';
import type { FastifyInstance } from 'fastify';
import { inTransaction } from '../store/open.ts';
import { Accounts } from './accounts.ts';
import { writeDeeds } from './deeds.ts';
import { holdStaff } from './hold-staff.ts';
import { Sessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import { staffRoutes } from './staff-routes.ts';
import { TryCounts } from './try-counts.ts';

export interface StaffDeps {
  readonly app: FastifyInstance;
  readonly db: Database.Database;
  readonly newId: () => string;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: () => number;
}

export interface Staff {
  /** The hub has said how a table stands. */
  heard(table: string): void;
  /** Whether a session is still open; asking is no use of it. */
  isSignedIn(sessionId: string): boolean;
}

/** Sign-in of the gym's staff at this box: every route added from here on knows who asks. */
export async function createStaff({ app, db, newId, nowMs }: StaffDeps): Promise<Staff> {
  const accounts = new Accounts(db, nowMs);
  const sessions = new Sessions({ db, accounts, newId, nowMs });
  holdStaff(app, (token) => sessions.find(token));
  writeDeeds(app, { db, newId, nowMs });
  const tries = new TryCounts(db);
  const signIn = createSignIn({ accounts, sessions, tries, verify: verifyPin, atOnce: inTransaction(db), nowMs });
  await app.register(staffRoutes, { accounts, sessions, signIn });
  return {
    heard: (table) => {
      if (table === 'lan_staff') accounts.heard();
    },
    isSignedIn: (sessionId) => sessions.open(undefined).some(({ id }) => id === sessionId),
  };
}
