import { inspect } from 'node:util';
import { MintedSecret } from '@jarvis-edge/sync/fleet-link.ts';
import { ErrorBody } from '@jarvis-edge/sync/protocol.ts';
import { v4, v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startMintService, type MintService } from '../../test/mint-service.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { createWriteAudit } from '../audit/write.ts';
import { createServer } from '../server.ts';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import { voiceSecretRoutes } from './routes.ts';

const key = 'sk-proj-hubAbCdEfGhIjKlMnOpQrStUvWxYz0123456789';
const day = 86_400_000;
let now = Date.UTC(2026, 10, 21, 9);
let postgres: TestPostgres;
let service: MintService;
let gym: TestGym;
let gymCount = 0;
let log = '';
let app: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = await startMintService(key, () => now);
});
afterAll(() => Promise.all([postgres.stop(), service.stop()]));
beforeEach(async () => {
  gym = await addGym(postgres.pool, `Voix${(gymCount += 1)}`);
  log = '';
  service.fail(0, undefined);
  app = await start();
});
afterEach(() => app.close());

async function start(caps = { secretsADay: 3, moneyADay: 1_000_000 as number | null }, used: string | null = key) {
  const server = createServer({ log: { write: (text: string) => (log += text) } as never });
  await server.register(voiceSecretRoutes, {
    ...{ pool: postgres.pool, writeAudit: createWriteAudit({ newId, now: () => now }), now: () => now },
    settings: used === null ? undefined : { key: new Secret(used), baseUrl: service.baseUrl, caps },
    authenticate: async () => ({
      boxId: v4(),
      gymId: gym.id,
      tenantId: '',
      incarnation: '',
      softwareVersion: '',
      keyId: '',
    }),
  });
  return server;
}

async function ask(server = app) {
  const { statusCode, body, headers } = await server.inject({
    ...{ method: 'POST', url: '/v1/voice/secret', payload: { model: 'gpt-realtime-2.1-mini' } },
  });
  expect(headers['cache-control']).toBe('no-store');
  return { status: statusCode, body };
}
const refusal = ({ status, body }: { status: number; body: string }): string =>
  `${status} ${ErrorBody.parse(JSON.parse(body)).error.code}`;
const countsOf = async () =>
  await atTheHub(postgres.pool, 'select minted, refused from voice_secret_days where gym_id = $1 order by day', [
    gym.id,
  ]);
const audited = () =>
  atTheHub(postgres.pool, `select action, details ->> 'count' as count from audit_log where gym_id = $1 order by id`, [
    gym.id,
  ]);
const spend = (microdollars: number) =>
  atTheHub(
    postgres.pool,
    `insert into sessions (id, gym_id, state, started_at, last_activity_at, boot_id, monotonic_ns, clock_quality, cost_microdollars)
     values ($1, $2, 'active', $3, $3, 'b', 1, 'ntp', $4)`,
    [newId(), gym.id, new Date(now), microdollars],
  );

test('a box is given a secret that ends within minutes, and the first of a day is audited by count', async () => {
  const { status, body } = await ask();
  expect(status).toBe(200);
  const { secret, expiresAt, hubTime } = MintedSecret.parse(JSON.parse(body));
  expect(secret).toBe(service.given.at(-1));
  expect(expiresAt - hubTime).toBe(300_000);
  await ask();
  expect(await countsOf()).toEqual([{ minted: 2, refused: 0 }]);
  expect(await audited()).toEqual([{ action: 'voice_secrets_minted', count: '1' }]);
});

test('a gym that has had its secrets of the day is refused with what to do, also when many ask at once', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask()));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(refusal(answers.find(({ status }) => status !== 200) ?? answers[0]!)).toBe('429 voice-allowance');
  expect(await countsOf()).toEqual([{ minted: 3, refused: 5 }]);
  expect((await audited()).map(({ action }) => action).toSorted()).toEqual([
    'voice_secrets_minted',
    'voice_secrets_refused',
  ]);
  now += day;
  expect((await ask()).status).toBe(200);
});

test('a gym that has spent its budget of the day is refused, and another gym is not', async () => {
  await spend(999_999);
  expect((await ask()).status).toBe(200);
  await spend(1);
  expect(refusal(await ask())).toBe('429 voice-allowance');
  gym = await addGym(postgres.pool, 'Voisine');
  expect((await ask()).status).toBe(200);
});

test.each([
  [
    'refuses the hub’s key',
    401,
    JSON.stringify({ error: { message: `Incorrect API key provided: ${key}.`, code: 'invalid_api_key' } }),
  ],
  ['has no room', 429, JSON.stringify({ error: { message: 'Rate limit reached', code: 'rate_limit_exceeded' } })],
  ['is broken', 500, '<html>Bad gateway</html>'],
  ['answers with something else', 200, '{"value": "sk-not-a-secret"}'],
])('a service that %s costs the gym nothing, and is told in the log without a key', async (_what, status, body) => {
  service.fail(status, body);
  const answer = await ask();
  expect(refusal(answer)).toBe('503 voice-unavailable');
  expect(await countsOf()).toEqual([{ minted: 0, refused: 0 }]);
  expect(log).toContain(`answered ${status}`);
  expect(log + answer.body).not.toMatch(/sk-/);
});

test('a hub without an account says so', async () => {
  const without = await start(undefined, null);
  expect(refusal(await ask(without))).toBe('503 voice-not-offered');
  await without.close();
});

test('a key that is wrong at the service is neither in the answer nor in the log', async () => {
  const wrong = 'sk-proj-wrongwrongwrongwrong';
  const server = await start(undefined, wrong);
  const { body } = await ask(server);
  expect(body + log).not.toContain('wrongwrong');
  expect(log).toContain('answered 401');
  await server.close();
});

test('a key cannot be printed by accident', () => {
  const secret = new Secret(key);
  expect([String(secret), JSON.stringify({ secret }), inspect({ secret })].join()).not.toContain('sk-');
});
