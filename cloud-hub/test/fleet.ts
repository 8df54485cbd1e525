import { generateKeyPairSync } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import type { Role } from '../protocol/person.ts';
import { holdToAccess, type SignedIn } from '../src/access.ts';
import { createWriteAudit } from '../src/audit/write.ts';
import { readLinks } from '../src/fleet-link/links.ts';
import { createFleet } from '../src/fleet/fleet.ts';
import { createServer } from '../src/server.ts';
import { atTheHub } from './gyms.ts';
import type { TestPostgres } from './postgres.ts';

/** The fleet's routes alone, by a clock that the test sets, for people who are signed in. */
export interface TestFleet {
  readonly url: string;
  readonly app: FastifyInstance;
  /** Unix ms. */
  nowMs: number;
  /** Boxes whose links were ended, in order. */
  readonly ended: string[];
  /** @returns the cookie of somebody of that role, who has just given the password again. */
  signIn(role: Role, place: { gymId?: string; franchiseId?: string }): Promise<string>;
  /** Somebody at the console. */
  ask(cookie: string, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<ConsoleAnswer>;
  stop(): Promise<void>;
}

export interface ConsoleAnswer {
  readonly status: number;
  // What a test expects of it, the test says.
  readonly body: Record<string, never>;
}

export async function startTestFleet({ pool }: TestPostgres): Promise<TestFleet> {
  const sessions = new Map<string, SignedIn>();
  const ended: string[] = [];
  const app = createServer({ log: process.stderr });
  const now = (): number => fleet.nowMs;
  holdToAccess(app, { pages: '/console/', readSession: async (cookie) => sessions.get(cookie ?? '') ?? null, now });
  const parts = createFleet({
    ...{ pool, newId, now, hubEpoch: newId(), signingKey: generateKeyPairSync('ed25519') },
    audit: createWriteAudit({ newId, now }),
    cloneSuspected: async () => undefined,
    readLinks,
    sighted: () => undefined,
    changed: () => undefined,
    revoked: ({ boxId }) => ended.push(boxId),
    warn: () => undefined,
  });
  app.get('/test/box', { config: { access: 'box' } }, ({ headers }) => parts.authenticate(headers.authorization));
  await parts.register(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const fleet: TestFleet = {
    ...{ url, app, ended, nowMs: Date.UTC(2026, 10, 21, 8) },
    async signIn(role, { gymId = null, franchiseId = null }: { gymId?: string | null; franchiseId?: string | null }) {
      const userId = newId();
      const [email, name] = [`${userId}@forme.example`, 'Direction Forme'];
      await atTheHub(
        pool,
        `insert into users (id, email, role, gym_id, franchise_id, is_active) values ($1, $2, $3, $4, $5, true)`,
        [userId, email, role, gymId, franchiseId],
      );
      const person = { userId, email, name, role, franchiseId, gymId, language: 'fr', mfaEnabled: true } as const;
      const cookie = `session=${userId}`;
      sessions.set(cookie, { person, sessionId: newId(), stage: 'signed-in', steppedUpUntil: Number.MAX_SAFE_INTEGER });
      return cookie;
    },
    async ask(cookie, method, path, body) {
      const answer = await app.inject({ method, url: path, headers: { cookie }, ...(body && { payload: body }) });
      return { status: answer.statusCode, body: answer.json() };
    },
    async stop() {
      parts.close();
      await app.close();
    },
  };
  return fleet;
}
