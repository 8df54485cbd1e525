import { messageBytesMax, type BoxAddress, type SentCommand } from '@jarvis-edge/sync/fleet-link.ts';
import { v4, v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addGym, atTheHub } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { createFleetAlerts } from '../alert/fleet-alerts.ts';
import { createWriteAudit } from '../audit/write.ts';
import { inScope } from '../tenancy/scope.ts';
import { createAsk, readCommands } from './commands.ts';
import type { FleetBusListener } from './fleet-bus.ts';
import { FleetLink } from './fleet-link.ts';
import { readLinks } from './links.ts';

const figures = {
  softwareVersion: '1.2.3',
  uptimeSeconds: 5,
  diskFreeBytes: 1,
  diskTotalBytes: 2,
  temperatureCelsius: null,
  clockQuality: 'ntp',
  outboxDepth: 0,
  outboxSince: null,
  memoryBytes: 3,
};
const [second, minute] = [1000, 60_000];

let postgres: TestPostgres;
let now = Date.UTC(2026, 10, 21, 9);
let gymCount = 0;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

const sql = (text: string, values: readonly unknown[] = []) => atTheHub(postgres.pool, text, values);

/** A gym with a kiosk whose box is known. */
async function addBox(): Promise<BoxAddress & { kioskId: string }> {
  gymCount += 1;
  const gym = await addGym(postgres.pool, `Salle${gymCount}`);
  const boxId = newId();
  await sql(`insert into boxes (id, gym_id, public_key, incarnation) values ($1, $2, $3, $4)`, [
    ...[boxId, gym.id, Buffer.from(boxId), v4()],
  ]);
  await sql(`update kiosks set status = 'offline' where id = $1`, [gym.kioskId]);
  return { gymId: gym.id, boxId, kioskId: gym.kioskId };
}

/** A hub that has just started, before a line that a test speaks on. */
async function startLink() {
  const sent: (BoxAddress & { command: SentCommand })[] = [];
  const dropped: string[] = [];
  const changed = vi.fn<(gymIds: ReadonlySet<string>) => void>();
  const warn = vi.fn<(error: unknown) => void>();
  let line: FleetBusListener | undefined;
  const link = new FleetLink({
    ...{ pool: postgres.pool, now: () => now, changed, warn },
    settings: { brokerUrl: null, mintsVoiceSecrets: false },
    alerts: createFleetAlerts({ newId, now: () => now }),
    openBus: async (listener) => {
      line = listener;
      return {
        send: async (box, command) => void sent.push({ ...box, command }),
        drop: ({ boxId }) => void dropped.push(boxId),
        close: async () => undefined,
      };
    },
  });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await link.open();
  vi.useRealTimers();
  const say = (box: BoxAddress, kind: 'state' | 'heartbeat' | 'answer', said: unknown, transactionId?: string): void =>
    line?.heard({ ...box, kind, transactionId, payload: Buffer.from(JSON.stringify(said)) });
  return {
    ...{ link, sent, dropped, changed, warn, line: () => line },
    say,
    online: (box: BoxAddress, session = v4()): string => {
      say(box, 'state', { state: 'online', session, softwareVersion: '1.2.3' });
      say(box, 'heartbeat', figures);
      return session;
    },
    offline: (box: BoxAddress, session: string) =>
      say(box, 'state', { state: 'offline', session, softwareVersion: '1.2.3' }),
    beat: (box: BoxAddress) => say(box, 'heartbeat', figures),
    /** Looks each second for so long, with a beat of these boxes each 30 s. */
    pass: async (ms: number, ...beating: BoxAddress[]): Promise<void> => {
      for (let passed = second; passed <= ms; passed += second) {
        now += second;
        if (passed % (30 * second) === 0) for (const box of beating) say(box, 'heartbeat', figures);
        await link.look();
      }
    },
  };
}

const stateOf = async ({ boxId, kioskId }: { boxId: string; kioskId: string }): Promise<string> => {
  const links = await inScope(postgres.pool, { kind: 'system', reason: 'a test' }, readLinks);
  const [kiosk] = await sql('select status from kiosks where id = $1', [kioskId]);
  return `box ${links.get(boxId)?.state}, kiosk ${String(kiosk?.['status'])}`;
};
const alertsOf = ({ kioskId }: { kioskId: string }) =>
  sql('select status, resolution_notes as note, kiosk_id from alerts where cause = $1 order by created_at', [kioskId]);

let hub: Awaited<ReturnType<typeof startLink>>;
beforeEach(async () => {
  hub = await startLink();
});

test('a box that calls is online with its kiosk, its figures are kept, and pages are told once', async () => {
  const box = await addBox();
  hub.online(box);
  await hub.link.look();
  expect(await stateOf(box)).toBe('box online, kiosk online');
  expect(await sql('select figures, at from heartbeats where box_id = $1', [box.boxId])).toEqual([
    { figures, at: new Date(now) },
  ]);
  expect(hub.changed.mock.calls).toEqual([[new Set([box.gymId])]]);
  const [kiosk] = await sql('select last_heartbeat from kiosks where id = $1', [box.kioskId]);
  expect(kiosk).toEqual({ last_heartbeat: new Date(now) });
  await hub.pass(3 * second);
  expect(hub.changed).toHaveBeenCalledTimes(1);
});

test('a last will shows within a second; the will of an earlier session shows nothing', async () => {
  const box = await addBox();
  const former = hub.online(box);
  const current = hub.online(box);
  hub.offline(box, former);
  await hub.link.look();
  expect(await stateOf(box)).toBe('box online, kiosk online');
  hub.offline(box, current);
  await hub.pass(second);
  expect(await stateOf(box)).toBe('box offline, kiosk offline');
});

test('a box whose cable was cut shows as offline within 90 seconds, one that beats does not', async () => {
  const [cut, well] = [await addBox(), await addBox()];
  for (const box of [cut, well]) hub.online(box);
  await hub.pass(85 * second, well);
  expect([await stateOf(cut), await stateOf(well)]).toEqual(Array(2).fill('box online, kiosk online'));
  await hub.pass(4 * second, well);
  expect(await stateOf(cut)).toBe('box offline, kiosk offline');
  await hub.pass(2 * minute, well);
  expect(await stateOf(well)).toBe('box online, kiosk online');
});

test('after a restart of the hub nobody is offline who calls again within one beat, and those who do not are', async () => {
  const [well, gone] = [await addBox(), await addBox()];
  for (const box of [well, gone]) hub.online(box);
  await hub.link.look();
  now += 60 * minute;
  hub = await startLink();
  await hub.pass(29 * second);
  expect([await stateOf(well), await stateOf(gone)]).toEqual(Array(2).fill('box online, kiosk online'));
  hub.online(well);
  await hub.pass(2 * second);
  expect([await stateOf(well), await stateOf(gone)]).toEqual([
    'box online, kiosk online',
    'box offline, kiosk offline',
  ]);
});

test('half an hour away is one alert for the kiosk, which is resolved by itself when the box is back', async () => {
  const box = await addBox();
  const session = hub.online(box);
  await hub.link.look();
  hub.offline(box, session);
  await hub.link.look();
  now += 30 * minute - 5 * second;
  await hub.link.look();
  expect(await alertsOf(box)).toEqual([]);
  await hub.pass(40 * second);
  expect(await alertsOf(box)).toEqual([{ status: 'pending', note: null, kiosk_id: box.kioskId }]);
  hub.online(box);
  await hub.pass(second);
  expect(await alertsOf(box)).toEqual([{ status: 'resolved', note: 'came_back', kiosk_id: box.kioskId }]);
});

test('an alert that staff have dismissed does not come again while the kiosk stays away, and does when it leaves anew', async () => {
  const box = await addBox();
  const leave = async (): Promise<void> => {
    const session = hub.online(box);
    await hub.pass(second);
    hub.offline(box, session);
    await hub.pass(second);
    now += 31 * minute;
    await hub.pass(11 * second);
  };
  await leave();
  await sql(`update alerts set status = 'dismissed' where cause = $1`, [box.kioskId]);
  await hub.pass(minute);
  expect(await alertsOf(box)).toMatchObject([{ status: 'dismissed' }]);
  await leave();
  expect(await alertsOf(box)).toMatchObject([{ status: 'dismissed' }, { status: 'pending' }]);
});

test('the backstop ends what the live path has missed: a kiosk that says online without a box', async () => {
  const box = await addBox();
  await sql(`update kiosks set status = 'online' where id = $1`, [box.kioskId]);
  await hub.pass(4 * minute);
  expect(await stateOf(box)).toBe('box undefined, kiosk online');
  now += minute;
  await hub.link.look();
  expect(await stateOf(box)).toBe('box undefined, kiosk offline');
});

test('a box that was revoked, or speaks for a gym that is not its own, is cut off and leaves no figures', async () => {
  const [box, other] = [await addBox(), await addBox()];
  const liar = { boxId: box.boxId, gymId: other.gymId };
  hub.beat(liar);
  await hub.link.look();
  expect(hub.dropped).toEqual([box.boxId]);
  hub.online(other);
  await hub.link.look();
  await sql('update boxes set revoked_at = now() where id = $1', [other.boxId]);
  hub.link.revoked(other);
  hub.beat(other);
  await hub.link.look();
  expect(hub.dropped).toEqual([box.boxId, other.boxId, other.boxId]);
  expect(await stateOf(other)).toBe('box offline, kiosk offline');
  expect(
    await sql('select count(*)::int as n from heartbeats where gym_id = any($1)', [[box.gymId, other.gymId]]),
  ).toEqual([{ n: 1 }]);
});

test('what was heard while the database was away is written when it is back', async () => {
  const box = await addBox();
  hub.online(box);
  const connect = vi.spyOn(postgres.pool, 'connect').mockRejectedValueOnce(new Error('away') as never);
  await hub.link.look();
  expect(hub.warn).toHaveBeenCalledTimes(1);
  connect.mockRestore();
  await hub.link.look();
  expect(await stateOf(box)).toBe('box online, kiosk online');
});

test('a thousand boxes that call at once are written by as many statements as one', async () => {
  const boxes = await Promise.all(Array.from({ length: 20 }, addBox));
  const count = async (): Promise<number> => {
    let statements = 0;
    const connect = postgres.pool.connect.bind(postgres.pool);
    const spy = vi.spyOn(postgres.pool, 'connect').mockImplementation((async () => {
      const client = await connect();
      const query = client.query.bind(client);
      client.query = ((...all: never[]) => {
        statements += 1;
        return (query as (...given: never[]) => unknown)(...all);
      }) as typeof client.query;
      const release = client.release.bind(client);
      client.release = (error) => {
        client.query = query;
        client.release = release;
        release(error);
      };
      return client;
    }) as never);
    await hub.link.look();
    spy.mockRestore();
    return statements;
  };
  await hub.pass(30 * second);
  const [first, ...others] = boxes;
  hub.beat(first as BoxAddress);
  const one = await count();
  for (const box of others) hub.beat(box);
  expect(await count()).toBe(one);
  expect(
    await sql('select count(*)::int as n from heartbeats where box_id = any($1)', [boxes.map(({ boxId }) => boxId)]),
  ).toEqual([{ n: 20 }]);
});

test('what is no message of a box changes nothing, and a trespass is one alert', async () => {
  const box = await addBox();
  for (const said of [
    '',
    '{',
    'null',
    '{"state":"online"}',
    JSON.stringify({ ...figures, outboxDepth: 'x' }),
    'é'.repeat(messageBytesMax),
  ])
    for (const kind of ['state', 'heartbeat', 'answer'] as const)
      hub.line()?.heard({ ...box, kind, transactionId: v4(), payload: Buffer.from(said) });
  await hub.link.look();
  expect(await stateOf(box)).toBe('box undefined, kiosk offline');
  const told = async () => sql(`select alert_type, parameters from alerts where cause = $1`, [box.boxId]);
  for (const what of ['publish', 'will'] as const) hub.line()?.trespassed?.(box, what);
  const once = [{ alert_type: 'box_trespassed', parameters: { boxId: box.boxId, what: 'publish' } }];
  await vi.waitFor(async () => expect(await told()).toEqual(once));
  now += 2 * minute;
  hub.line()?.trespassed?.(box, 'subscribe');
  await hub.link.close();
  expect(await told()).toEqual(once);
});

const manager = async (gymId: string): Promise<string> => {
  const id = newId();
  await sql(`insert into users (id, email, role, gym_id) values ($1, $2, 'gym_manager', $3)`, [
    id,
    `${id}@forme.example`,
    gymId,
  ]);
  return id;
};
const asking = async (box: BoxAddress, command: Parameters<ReturnType<typeof createAsk>>[2], userId: string) => {
  const ask = createAsk({
    pool: postgres.pool,
    newId,
    now: () => now,
    writeAudit: createWriteAudit({ newId, now: () => now }),
  });
  const actor = { kind: 'user', id: userId, address: '192.0.2.1' } as const;
  const asked = await ask({ scope: { kind: 'user', userId }, actor }, box.boxId, command);
  await hub.link.send(asked);
  return asked.sent.transactionId;
};

test('a command is written down with who asked, sent again to a box that calls in time, and answered once', async () => {
  const box = await addBox();
  const userId = await manager(box.gymId);
  const transactionId = await asking(box, { command: 'refetch' }, userId);
  expect(hub.sent.map(({ command }) => command.transactionId)).toEqual([transactionId]);
  hub.online(box);
  await hub.pass(second);
  expect(hub.sent.map(({ command }) => command.transactionId)).toEqual([transactionId, transactionId]);
  for (const result of [{ tables: 12 }, { tables: 13 }])
    hub.say(box, 'answer', { transactionId, state: 'done', result }, transactionId);
  await hub.pass(second);
  expect(await readCommands(postgres.pool, { kind: 'user', userId }, box.boxId)).toMatchObject([
    { transactionId, command: 'refetch', state: 'done', result: { tables: 12 }, askedBy: `${userId}@forme.example` },
  ]);
  expect(await sql(`select action, actor_id from audit_log where row_id = $1`, [transactionId])).toEqual([
    { action: 'box_commanded', actor_id: userId },
  ]);
});

test('a command that no box has heard within two minutes is over, and not sent to one that calls later', async () => {
  const box = await addBox();
  const userId = await manager(box.gymId);
  const transactionId = await asking(box, { command: 'collect-diagnostics' }, userId);
  await hub.pass(121 * second);
  expect(await readCommands(postgres.pool, { kind: 'user', userId }, box.boxId)).toMatchObject([{ state: 'expired' }]);
  hub.online(box);
  await hub.pass(second);
  expect(hub.sent).toHaveLength(1);
  // It had heard it after all, and its answer was late.
  hub.say(box, 'answer', { transactionId, state: 'failed', result: { cause: 'x' } }, transactionId);
  await hub.pass(second);
  expect(await readCommands(postgres.pool, { kind: 'user', userId }, box.boxId)).toMatchObject([{ state: 'failed' }]);
});

test('a manager commands the boxes of their own gym, and no box answers for another', async () => {
  const [box, other] = [await addBox(), await addBox()];
  const [userId, stranger] = [await manager(box.gymId), await manager(other.gymId)];
  await expect(asking(box, { command: 'refetch' }, stranger)).rejects.toMatchObject({
    status: 404,
    code: 'unknown-box',
  });
  await expect(readCommands(postgres.pool, { kind: 'user', userId: stranger }, box.boxId)).rejects.toMatchObject({
    status: 404,
  });
  const transactionId = await asking(box, { command: 'refetch' }, userId);
  hub.say(other, 'answer', { transactionId, state: 'done', result: null }, transactionId);
  hub.say({ ...other, gymId: box.gymId }, 'answer', { transactionId, state: 'done', result: null }, transactionId);
  await hub.pass(second);
  expect(await readCommands(postgres.pool, { kind: 'user', userId }, box.boxId)).toMatchObject([{ state: 'sent' }]);
});
