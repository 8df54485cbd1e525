import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@jarvis-edge/deploy/demo/history.ts';
import { refusedPeople, sixMembers } from '@jarvis-edge/deploy/demo/people.ts';
import { offPeakPlan, ownGym } from '@jarvis-edge/deploy/demo/places.ts';
import { isOpen } from '@jarvis-edge/sync/opening-hours.ts';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boxStatus } from './box-status.ts';
import { readBoxStore } from './box-store.ts';
import { eventually } from './eventually.ts';
import { openKiosk, type KioskClient } from './kiosk-client.ts';
import { demoCommand, demoSettings, startDemo, type RunningDemo } from './running-demo.ts';
import { startProgram } from './running-program.ts';
import { signedIn } from './signed-in.ts';
import { openSimulator, type SimulatedReaders } from './simulated-readers.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** One demo, looked at as a visitor would: the tests tell one story in their order. */
const folder = temporaryFolder('demo');
let demo: RunningDemo;
let kiosk: KioskClient;
let simulator: SimulatedReaders;

beforeAll(async () => {
  demo = await startDemo(folder.path);
  kiosk = await openKiosk(demo.boxUrl, demo.kioskSlug);
  simulator = await openSimulator(demo.boxUrl);
});
afterAll(async () => {
  kiosk[Symbol.dispose]();
  await demo[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const figure = (what: string, ms: number): void => console.log(`${what}: ${(ms / 1000).toFixed(2)} s`);

/** A member comes in anew: out by the exit, in by the entry. @returns The tap that let them in. */
async function comesIn(label: string) {
  const { firstName } = sixMembers.find((member) => member.label === label)!;
  await simulator.tap('Sortie', label);
  await kiosk.next('departed', ({ member }) => member.firstName === firstName);
  await simulator.tap('Entrée', label);
  const admitted = await kiosk.next('admitted', ({ member }) => member.firstName === firstName);
  expect(admitted.newVisit).toBe(true);
  return admitted;
}

/** What the hub's database has of the box at work, as often as it has it. */
async function visitsAtTheHub(): Promise<string[]> {
  const { incarnation } = await boxStatus(demo.boxUrl);
  const rows = await demo.atTheHub<{ id: string }>('select id from visits where incarnation = $1 order by id', [
    incarnation,
  ]);
  return rows.map(({ id }) => id);
}

const visitsAtTheBox = (): string[] => readBoxStore(demo.boxFolder).visits.map(({ id }) => id);

/** @returns How long it took, ms. */
async function everyVisitArrives(from = performance.now()): Promise<number> {
  const atTheBox = visitsAtTheBox();
  return eventually(
    'every visit of the box is at the hub',
    async () => {
      const there = new Set(await visitsAtTheHub());
      return atTheBox.every((id) => there.has(id)) ? performance.now() - from : undefined;
    },
    { withinMs: 30_000 },
  );
}

/** Nothing missing, nothing twice, nothing given up. */
async function bothSidesAgree(): Promise<void> {
  const { outbox } = await eventually('the box knows that the hub has everything', async () => {
    const status = await boxStatus(demo.boxUrl);
    return status.outbox.waiting === 0 ? status : undefined;
  });
  expect(outbox.dead).toBe(0);
  const { visits, queuedVisitIds } = readBoxStore(demo.boxFolder);
  expect(await visitsAtTheHub()).toEqual(visits.map(({ id }) => id));
  expect(queuedVisitIds.toSorted()).toEqual(visits.map(({ id }) => id));
}

test('the demo says where the kiosk is, and once that it is ready', async () => {
  figure('first start', demo.startMs);
  expect(demo.kioskUrl).toMatch(/^http:\/\/localhost:\d+\/kiosk\/[a-z0-9-]+$/);
  expect(demo.program.stdout.match(/ready/g)).toHaveLength(1);
  expect(demo.program.stdout.match(/^ *\d+\.\d s {2}\S/gm)?.length).toBeGreaterThan(5);
  expect(demo.program.stderr).toBe('');
  const page = await fetch(demo.kioskUrl);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
});

test('a member who taps is greeted, and the visit is at the hub, once', async () => {
  const { at } = await comesIn('BADGE001');
  figure('a visit at the hub, cable in', await everyVisitArrives());
  const headers = await signedIn(demo, 'gym_staff');
  const overview = (await (await fetch(`${demo.hubUrl}/api/visits?limit=500`, { headers })).json()) as {
    visits: { memberName: string; enteredAt: number; door: string; reader: string }[];
  };
  const same = overview.visits.filter(({ memberName, enteredAt }) => memberName === 'Marie D.' && enteredAt === at);
  expect(same).toEqual([expect.objectContaining({ door: 'Porte principale', reader: 'Entrée' })]);
  await bothSidesAgree();
});

test('with the cable pulled members are greeted all the same, and their visits reach the hub once it is back', async () => {
  const pull = startProgram([process.execPath, join(import.meta.dirname, '../deploy/demo/link.ts'), 'down'], {
    env: { JARVIS_DEMO_DATA: folder.path },
  });
  expect((await pull.ended).code).toBe(0);
  expect(pull.stdout).toContain('is pulled');
  await comesIn('BADGE002');
  // Long enough for requests under way to be given up and made again: all of them come through at last.
  await kiosk.next('link', ({ state, waiting }) => state === 'down' && waiting > 0, 30_000);
  await comesIn('BADGE003');
  expect((await boxStatus(demo.boxUrl)).outbox.waiting).toBe(2);
  expect(await visitsAtTheHub()).toHaveLength(visitsAtTheBox().length - 2);

  const back = performance.now();
  await demo.cable('up');
  figure('visits at the hub after the cable is back', await everyVisitArrives(back));
  await kiosk.next('link', ({ state }) => state === 'up');
  await bothSidesAgree();
});

test('a cable that is cut again and again while visits are under way leaves none out and none twice', async () => {
  const random = seededRandom(2);
  const before = visitsAtTheBox().length;
  for (let cut = 0; cut < 12; cut += 1) {
    await comesIn(sixMembers[cut % 6]!.label);
    await sleep(random() * 20);
    await demo.cable('down');
    await sleep(random() * 200);
    await demo.cable('up');
  }
  await everyVisitArrives();
  await bothSidesAgree();
  expect(visitsAtTheBox()).toHaveLength(before + 12);
});

test('a member suspended at the hub is refused at the door moments later, and let in once that is over', async () => {
  await comesIn('BADGE004');
  const suspend = async (reason: string | null): Promise<number> => {
    const from = performance.now();
    await demo.atTheHub(`update members set suspended_reason = $1 where first_name = 'Jean' and last_name = 'Moreau'`, [
      reason,
    ]);
    const db = new Database(join(demo.boxFolder, 'box.sqlite'), { readonly: true });
    try {
      const read = db.prepare<[], { reason: string | null }>(
        `select suspended_reason as reason from members where first_name = 'Jean' and last_name = 'Moreau'`,
      );
      return await eventually('the box knows what changed', () =>
        read.get()?.reason === reason ? performance.now() - from : undefined,
      );
    } finally {
      db.close();
    }
  };
  figure('a change of a member, from hub to box', await suspend('Not to be let in today.'));
  await simulator.tap('Tourniquet', 'BADGE004');
  const refused = await kiosk.next('refused');
  expect(refused).toMatchObject({ member: { firstName: 'Jean' }, refusal: { reason: 'suspended-by-staff' } });
  expect(JSON.stringify(refused)).not.toContain('Not to be let in');
  await suspend(null);
  await comesIn('BADGE004');
});

test('each person of the gallery is refused for the reason on their card', async () => {
  const reasons: Record<string, string> = {
    BADGE101: 'payment-due',
    BADGE102: 'membership-ended',
    BADGE103: 'membership-frozen',
    BADGE104: 'waiver-missing',
    BADGE105: 'suspended-by-staff',
    BADGE106: 'member-inactive',
    BADGE107: 'outside-plan-hours',
    BADGE108: 'badge-lost',
    BADGE109: 'badge-revoked',
    BADGE110: 'wrong-gym',
    BADGE111: 'badge-unassigned',
    unknown: 'unknown-badge',
  };
  expect(refusedPeople.map(({ label }) => label)).toEqual(Object.keys(reasons).filter((label) => label !== 'unknown'));
  const visits = visitsAtTheBox().length;
  const seen: Record<string, string> = {};
  for (const label of Object.keys(reasons)) {
    // Whoever pays for the quiet hours only is welcome in them.
    if (label === 'BADGE107' && isOpen(offPeakPlan.hours, ownGym.timezone, Date.now())) {
      seen[label] = 'outside-plan-hours';
      continue;
    }
    const said = kiosk.messages.length;
    await simulator.tap('Entrée', label);
    const tap = await eventually(`${label} is answered`, () =>
      kiosk.messages.slice(said).find(({ type }) => type === 'admitted' || type === 'refused'),
    );
    seen[label] = tap.type === 'refused' ? tap.refusal.reason : tap.type;
  }
  expect(seen).toEqual(reasons);
  expect(visitsAtTheBox()).toHaveLength(visits);
});

test('a second demo on the same folder is refused, and the first goes on', async () => {
  const second = startProgram(demoCommand(folder.path), { env: demoSettings });
  expect(await second.ended).toEqual({ code: 78, signal: null });
  expect(second.stderr).toBe(
    `The data folder ${folder.path} is in use by another running demo. ` +
      'Stop that demo, or choose another folder with `npm start -- --data FOLDER`.\n',
  );
  expect((await fetch(`${demo.boxUrl}/api/health`)).status).toBe(200);
});
