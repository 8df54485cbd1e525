import { randomUUID as newId } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { futureMs, stampMs } from '@jarvis-edge/sync/clock.ts';
import { expect, test } from 'vitest';
import { openChain, type Chain, type ChainGym, type ChainMember } from './chaos/chain.ts';
import { becomesEqual, ChainBox } from './chaos/chain-box.ts';
import {
  editUnheard,
  editUnseenAtHub,
  expectCorrected,
  expectLaterEditsToWin,
  expectRightClockToWin,
  expectStampOfNow,
  expectTaken,
} from './clock-edits.ts';
import { eventually } from './eventually.ts';
import { temporaryFolder } from './temporary-folder.ts';

const hour = 3_600_000;
const years = 10 * 365.25 * 24 * hour;
/** Of the clocks of the boxes, by gym. The last one is right, and must stay so. */
const shifts = [-years, -hour, hour, years, 0];
/** How long this test may take and times still count as equal; a twelfth of what is wrong. */
const closeMs = hour / 12;

const clockOf = (shiftMs: number): Record<string, string> => ({
  NODE_OPTIONS: `--import ${new URL('./shifted-clock.ts', import.meta.url).href}`,
  SHIFTED_CLOCK_MS: String(shiftMs),
  ...(shiftMs !== 0 && { JARVIS_CLOCK: Math.abs(shiftMs) > hour ? 'unknown' : 'rtc' }),
});

interface VisitOnHub {
  readonly member_id: string;
  readonly entered_at: Date;
  readonly corrected_at: Date | null;
  readonly received_at: Date;
}

test('boxes whose clocks are wrong by an hour or ten years are up to date both ways, and nobody else is the worse for it', async () => {
  const startedAt = Date.now();
  using folder = temporaryFolder('clock');
  await using chain = await openChain(folder.path, { gyms: shifts.length, membersAGym: 12 });
  await using undo = new AsyncDisposableStack();
  const boxes: ChainBox[] = [];
  for (const [index, gym] of chain.gyms.entries()) {
    const shiftMs = shifts[index] ?? 0;
    const box = new ChainBox({
      manager: chain.manager,
      name: `the box ${shiftMs / hour} h off`,
      folder: join(folder.path, `box-${index}`),
      gym,
      hubUrl: chain.hub.url,
      cardsFile: chain.cardsFile,
      settings: clockOf(shiftMs),
      hasDesk: true,
    });
    boxes.push(undo.use(box));
    await box.start();
  }
  // The power comes back, the hub does not: in that boot nobody has heard what time it is.
  await chain.hub.stop();
  for (const [index, box] of boxes.entries()) {
    await box.cutPower();
    await box.start({ ...clockOf(shifts[index] ?? 0), SHIFTED_BOOT_ID: newId() });
    await editUnheard(box);
  }
  for (const box of boxes) await editUnseenAtHub(chain, box);
  await chain.hub.start();
  for (const box of boxes) await becomesEqual(box, chain.postgres.superuser);
  for (const [index, box] of boxes.entries()) {
    const shiftMs = shifts[index] ?? 0;
    await expectTaken(chain, box, shiftMs);
    await expectCorrected(chain, box, shiftMs, closeMs);
  }
  // By now each borrows the hub's time, the one whose clock is right above all.
  for (const box of boxes) await expectStampOfNow(box, 0, 0);
  for (const box of boxes) await expectLaterEditsToWin(chain, box);
  const everyoneEnters = async (from: number, to: number): Promise<void> => {
    for (const box of boxes) for (const member of box.gym.members.slice(from, to)) await box.tap(member);
    for (const box of boxes) {
      await visitsArrive(chain, box.gym, box.gym.members.slice(0, to));
      await becomesEqual(box, chain.postgres.superuser);
    }
  };
  const everyoneIsRenamed = (name: string): Promise<unknown> =>
    chain.atTheHub('update members set first_name = $1', [name]);

  await everyoneEnters(0, 3);
  await everyoneIsRenamed('Après les premières visites');

  // Every token is refused from one moment to the next, and has to be renewed by the box's clock.
  await chain.hub.stop();
  rmSync(join(folder.path, 'hub', 'hub-signing-key.pem'));
  await chain.hub.start();
  await everyoneIsRenamed('Avec de nouvelles clés');
  await everyoneEnters(3, 6);

  for (const box of boxes) await box.cutPower();
  await everyoneIsRenamed('Après la coupure');
  for (const box of boxes) await box.start();
  await everyoneEnters(6, 9);
  // Who has edited over a stamp that the hub had bounded is as far ahead as that; the others are not.
  for (const [index, box] of boxes.entries()) await expectStampOfNow(box, 1, (shifts[index] ?? 0) > 0 ? futureMs : 0);

  for (const [index, { gym, name }] of boxes.entries()) {
    const shiftMs = shifts[index] ?? 0;
    for (const visit of await visitsOnHub(chain, gym)) {
      // The stamp is what the box's clock said …
      expectClose(visit.entered_at, Date.now() + shiftMs, `entered_at of ${name}`);
      // … and beside it, where the two are not the same, stands when it was.
      expect(visit.corrected_at === null, `corrected_at of ${name}`).toBe(shiftMs === 0);
      expectClose(visit.corrected_at ?? visit.entered_at, Date.now(), `the time of a visit of ${name}`);
      expectClose(visit.received_at, Date.now(), `received_at of ${name}`);
    }
    const [known] = await chain.atTheHub<{ clock_ahead_ms: string }>(
      'select clock_ahead_ms from boxes where gym_id = $1',
      [gym.id],
    );
    expect(Math.abs(Number(known?.clock_ahead_ms) - shiftMs), `clock_ahead_ms of ${name}`).toBeLessThan(closeMs);
  }
  for (const [index, box] of boxes.entries()) {
    if (Math.abs(shifts[index] ?? 0) !== years) continue;
    await box.cutPower();
    await box.start(clockOf(0));
    await expectRightClockToWin(chain, box);
  }
  await expectHubUnharmed(chain, startedAt);
  expect(await chain.atTheHub('select alert_type, parameters from alerts')).toEqual([]);
}, 300_000);

const visitsOnHub = ({ atTheHub }: Chain, { id }: ChainGym): Promise<VisitOnHub[]> =>
  atTheHub<VisitOnHub>('select member_id, entered_at, corrected_at, received_at from visits where gym_id = $1', [id]);

/** Each of them once, and nobody else. */
async function visitsArrive(chain: Chain, gym: ChainGym, members: readonly ChainMember[]): Promise<void> {
  const expected = members.map(({ id }) => id).toSorted();
  await eventually(`${members.length} visits are on the hub`, async () =>
    (await visitsOnHub(chain, gym)).length >= members.length ? true : undefined,
  );
  expect((await visitsOnHub(chain, gym)).map(({ member_id }) => member_id).toSorted()).toEqual(expected);
}

function expectClose(found: Date | null, ms: number, what: string): void {
  expect(Math.abs((found?.getTime() ?? Number.NaN) - ms), `${what}: ${found?.toISOString()}`).toBeLessThan(closeMs);
}

/** No time of the hub's own and no stamp of a merge comes from a box's clock. */
async function expectHubUnharmed({ atTheHub }: Chain, startedAt: number): Promise<void> {
  const own = [
    ['boxes', 'last_seen'],
    ['boxes', 'created_at'],
    ['box_incarnations', 'first_seen'],
    ['box_incarnations', 'last_seen'],
    ['received_runs', 'received_at'],
    ['audit_log', 'at'],
  ] as const;
  for (const [table, column] of own) {
    const rows = await atTheHub<{ at: Date }>(`select ${column} as at from ${table}`);
    expect(rows.length, table).toBeGreaterThan(0);
    for (const { at } of rows) expectClose(at, Date.now(), `${table}.${column}`);
  }
  const clocked = await atTheHub<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'clocks' and data_type = 'jsonb'`,
  );
  for (const { name } of clocked) {
    const stamps = await atTheHub<{ stamp: string }>(
      `select value as stamp from ${name}, jsonb_each_text(clocks) where jsonb_typeof(clocks) = 'object'`,
    );
    for (const { stamp } of stamps) {
      expect(stampMs(stamp), `${name}.clocks`).toBeGreaterThan(startedAt - closeMs);
      expect(stampMs(stamp), `${name}.clocks`).toBeLessThan(Date.now() + closeMs);
    }
  }
}
