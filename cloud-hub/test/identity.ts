import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { v7 as newId } from 'uuid';
import { holdToAccess } from '../src/access.ts';
import { createWriteAudit } from '../src/audit/write.ts';
import { createIdentity, type Identity } from '../src/identity/identity.ts';
import { verifyPassword } from '../src/identity/passwords.ts';
import type { MfaPolicy } from '../src/identity/session.ts';
import type { Letter, Recipient } from '../src/letter.ts';
import { createServer } from '../src/server.ts';
import { startTestPostgres, type TestPostgres } from './postgres.ts';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A browser: it keeps cookies. */
export class TestBrowser {
  readonly #app: FastifyInstance;
  readonly #address: string;
  readonly cookies = new Map<string, string>();

  constructor(app: FastifyInstance, address: string) {
    this.#app = app;
    this.#address = address;
  }

  async send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<TestAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request: InjectOptions = {
      method,
      url,
      remoteAddress: this.#address,
      headers: { 'user-agent': 'Firefox', ...(cookie !== '' && { cookie }) },
    };
    const response = await this.#app.inject(payload === undefined ? request : { ...request, payload });
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body === '' ? {} : response.json(),
    };
  }

  get token(): string | undefined {
    return this.cookies.get('__Host-jarvis');
  }
}

export interface SentLetter {
  readonly to: Recipient;
  readonly letter: Letter;
}

export interface TestIdentity {
  readonly postgres: TestPostgres;
  readonly identity: Identity;
  readonly letters: SentLetter[];
  /** Unix ms; moves when a test moves it. */
  clock: number;
  /** How often a password was verified, right or wrong, there or not. */
  verified: number;
  /** Makes sending mail fail, while it is set. */
  mailFault: Error | undefined;
  readonly warnings: unknown[];
  browser(address?: string): TestBrowser;
  /** Another process of the hub on the same database. */
  another(): Promise<{ browser(address?: string): TestBrowser; stop(): Promise<void> }>;
  stop(): Promise<void>;
}

/** The part of a hub that signs people in, on a real database, at a time of the test's choice. */
export async function startTestIdentity(policy: MfaPolicy = 'required'): Promise<TestIdentity> {
  const postgres = await startTestPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'jarvis-hub-test-'));
  const start = async () => {
    const app = createServer({ log: process.stderr });
    const now = (): number => desk.clock;
    const identity = createIdentity({
      pool: postgres.pool,
      dataDir,
      policy,
      publicUrl: () => 'https://hub.example',
      writeAudit: createWriteAudit({ newId, now }),
      sendLetter: async (to, letter) => {
        if (desk.mailFault !== undefined) throw desk.mailFault;
        desk.letters.push({ to, letter });
      },
      verify: (stored, password) => {
        desk.verified += 1;
        return verifyPassword(stored, password);
      },
      warn: (error) => desk.warnings.push(error),
      now,
      newId,
    });
    holdToAccess(app, { pages: '/console/', readSession: identity.readSession, now });
    await app.register(identity.routes);
    await app.ready();
    const stop = async (): Promise<void> => {
      await app.close();
      await identity.close();
    };
    return { app, identity, stop };
  };
  const desk: Omit<TestIdentity, 'identity' | 'browser' | 'another' | 'stop'> = {
    postgres,
    letters: [],
    clock: Date.UTC(2026, 10, 21, 9),
    verified: 0,
    mailFault: undefined,
    warnings: [],
  };
  const first = await start();
  return Object.assign(desk, {
    identity: first.identity,
    browser: (address = '192.0.2.1') => new TestBrowser(first.app, address),
    another: async () => {
      const { app, stop } = await start();
      return { browser: (address = '192.0.2.1') => new TestBrowser(app, address), stop };
    },
    stop: async () => {
      await first.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}
