import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { boxStatus } from './box-status.ts';
import { readBoxStore } from './box-store.ts';
import { eventually } from './eventually.ts';
import { openKiosk } from './kiosk-client.ts';
import { endProcessesOn, processesOn } from './processes-on.ts';
import { demoCommand, demoSettings, startDemo, type RunningDemo } from './running-demo.ts';
import { startProgram } from './running-program.ts';
import { openSimulator } from './simulated-readers.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** However a demo ends, nothing of it stays behind and the data goes on: one folder, from test to test. */
const folder = temporaryFolder('demo-stops');
afterAll(() => {
  endProcessesOn(folder.path);
  folder[Symbol.dispose]();
});

const repository = join(import.meta.dirname, '..');
let former: { incarnation: string; visits: string[] };

/** A member comes in; what the box has then is what has to be there after the next start. */
async function addVisit(demo: RunningDemo, label: string): Promise<void> {
  using kiosk = await openKiosk(demo.boxUrl, demo.kioskSlug);
  const simulator = await openSimulator(demo.boxUrl);
  await simulator.tap('Sortie', label);
  await kiosk.next('departed');
  await simulator.tap('Entrée', label);
  expect(await kiosk.next('admitted')).toMatchObject({ newVisit: true });
  former = await present(demo);
}

async function present(demo: RunningDemo): Promise<{ incarnation: string; visits: string[] }> {
  const { incarnation } = await boxStatus(demo.boxUrl);
  return { incarnation, visits: readBoxStore(demo.boxFolder).visits.map(({ id }) => id) };
}

/** What box and hub have once the box has sent all it had. */
async function settled(demo: RunningDemo) {
  const { incarnation, outbox } = await eventually('the hub has taken all that the box had', async () => {
    const status = await boxStatus(demo.boxUrl);
    return status.outbox.waiting === 0 ? status : undefined;
  });
  const rows = await demo.atTheHub<{ id: string }>('select id from visits where incarnation = $1 order by id', [
    incarnation,
  ]);
  return { ...(await present(demo)), visitsAtTheHub: rows.map(({ id }) => id), dead: outbox.dead };
}

const asBefore = () => ({ ...former, visitsAtTheHub: former.visits, dead: 0 });

const nobodyIsLeft = (): Promise<true> =>
  eventually('nothing that the demo started is left', () => processesOn(folder.path).length === 0 || undefined);

test('Ctrl-C stops everything that the demo started, its PostgreSQL too', async () => {
  await using demo = await startDemo(folder.path);
  const started = processesOn(folder.path).map(({ command }) => command);
  expect(started.some((command) => command.includes('postgres'))).toBe(true);
  expect(started.some((command) => command.includes('edge-node'))).toBe(true);
  await addVisit(demo, 'BADGE001');
  await demo.stop();
  expect(processesOn(folder.path)).toEqual([]);
  expect(await demo.program.ended).toEqual({ code: 0, signal: null });
  expect(demo.program.stdout).toContain('Stopped.');
  expect(demo.program.stderr).toBe('');
});

test('a second start goes on with the same box and the same visits', async () => {
  await using demo = await startDemo(folder.path);
  console.log(`second start: ${(demo.startMs / 1000).toFixed(2)} s`);
  expect(await settled(demo)).toEqual(asBefore());
  await addVisit(demo, 'BADGE002');
  await demo.stop();
});

test('`npm start` at a terminal is ended by Ctrl-C without leaving anything', async () => {
  await using demo = await startDemo(folder.path, {
    command: ['npm', '--prefix', repository, 'start', '--', '--data', folder.path],
  });
  console.log(`second start with npm: ${(demo.startMs / 1000).toFixed(2)} s`);
  expect(await settled(demo)).toEqual(asBefore());
  await demo.stop();
  await nobodyIsLeft();
  expect(demo.program.stdout).toContain('Stopped.');
});

test('a demo that is killed takes all it started with it, and the next start goes on', async () => {
  {
    await using demo = await startDemo(folder.path);
    await demo.cable('down');
    await addVisit(demo, 'BADGE003');
    demo.program.kill('SIGKILL');
    await demo.program.ended;
    await nobodyIsLeft();
  }
  await using demo = await startDemo(folder.path);
  expect(await settled(demo)).toEqual(asBefore());
  await demo.stop();
});

test.each(['Starting the hub', 'Starting the database', 'The hub is up', 'Opening the store'])(
  'a demo killed or interrupted at “%s” leaves nobody behind',
  async (step) => {
    const killed = startProgram(demoCommand(folder.path), { env: demoSettings });
    await killed.says(new RegExp(step));
    killed.kill('SIGKILL');
    await killed.ended;
    await nobodyIsLeft();

    const interrupted = startProgram(demoCommand(folder.path), { env: demoSettings });
    await interrupted.says(new RegExp(step));
    interrupted.interrupt();
    expect(await interrupted.ended).toEqual({ code: 0, signal: null });
    expect(processesOn(folder.path)).toEqual([]);
    expect(interrupted.stdout).toContain('Stopped.');
    expect(interrupted.stderr).toBe('');
  },
);

test('after all that the data is as it was', async () => {
  await using demo = await startDemo(folder.path);
  expect(await settled(demo)).toEqual(asBefore());
  await demo.stop();
});

test('--fresh begins again', async () => {
  await using demo = await startDemo(folder.path, { fresh: true });
  const fresh = await present(demo);
  expect(fresh.visits).toEqual([]);
  expect(fresh.incarnation).not.toBe(former.incarnation);
  await addVisit(demo, 'BADGE001');
  expect(await settled(demo)).toEqual(asBefore());
  await demo.stop();
});
