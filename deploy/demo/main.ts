/** `npm start`: a hub, its database, a cable and a box on one machine, with a franchise to look at. */
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { readRoleUrls } from '@jarvis-edge/cloud-hub/store/role-passwords.ts';
import { boxEnvironment } from '@jarvis-edge/edge-node/launch.ts';
import { buildScreens } from '@jarvis-edge/kiosk-ui/build.ts';
import { lockFolder } from '@jarvis-edge/sync/folder-lock.ts';
import { refusedExitCode, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import pg from 'pg';
import { layCable } from './cable.ts';
import { startChild } from './child.ts';
import { openControl } from './control.ts';
import { inWordsOfTheDemo, prepareFolder, spaceRefusal } from './data-folder.ts';
import { readOptions } from './options.ts';
import { cardNumber, refusedPeople, sixMembers } from './people.ts';
import { seedPins } from './pins.ts';
import { kiosk } from './places.ts';
import { provisionOwnBox, type OwnBox } from './own-box.ts';
import { fillTimetable, seed } from './seed.ts';
import { seedStaff, staff } from './staff.ts';

const hubScript = fileURLToPath(import.meta.resolve('@jarvis-edge/cloud-hub/main.ts'));
const boxScript = fileURLToPath(import.meta.resolve('@jarvis-edge/edge-node/main.ts'));

const startedAt = performance.now();
const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
const say = (step: string): void => console.log(`${seconds().padStart(7)}  ${step}`);

const undo = new AsyncDisposableStack();
const stopAsked = Promise.withResolvers<'asked' | 'broken'>();
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopAsked.resolve('asked'));

try {
  const started = start();
  const early = await Promise.race([started, stopAsked.promise]);
  // Asked to stop while starting: what has begun is finished first, so that all of it can be stopped.
  if (early !== undefined) await started.catch(() => undefined);
  if ((await stopAsked.promise) === 'broken') process.exitCode = 1;
  stopping = true;
  console.log('\nStopping …');
  await undo.disposeAsync();
  console.log('Stopped. The data is kept; `npm start` goes on with it.');
  process.exit();
} catch (error) {
  await undo.disposeAsync();
  if (!(error instanceof StartRefused)) throw error;
  const { message, remedy } = inWordsOfTheDemo(error);
  console.error(`${message} ${remedy}`);
  process.exit(refusedExitCode);
}

async function start(): Promise<void> {
  const { dataFolder, fresh } = readOptions(process.argv.slice(2), process.env);
  prepareFolder(dataFolder);
  const lock = await lockFolder(dataFolder, 'demo', '`npm start -- --data FOLDER`');
  undo.defer(() => lock.release());
  const hubFolder = join(dataFolder, 'hub');
  const boxFolder = join(dataFolder, 'box');
  if (fresh) for (const folder of [hubFolder, boxFolder]) rmSync(folder, { recursive: true, force: true });
  const full = spaceRefusal(dataFolder, statfsSync(dataFolder));
  if (full !== undefined) throw full;

  const screens = buildScreens({ quiet: true }).then(() => say('Screens are built'));
  screens.catch(() => undefined);
  say('Starting the hub');
  const hub = await startChild('hub', hubScript, { JARVIS_HUB_DATA: hubFolder, JARVIS_HUB_MFA: 'optional' }, (step) =>
    say(`Hub: ${step}`),
  );
  undo.defer(() => hub.stop());
  say('The hub is up');

  const pool = new pg.Pool({ connectionString: readRoleUrls(hubFolder).service, max: 1, pipeline: true });
  try {
    if (await seed(pool, Date.now())) say('A franchise with two gyms, its members and their visits are in the hub');
    await fillTimetable(pool, Date.now());
    const password = await seedStaff(pool, dataFolder, Date.now());
    const pin = await seedPins(pool, dataFolder);

    const cable = await layCable(Number(new URL(hub.url).port));
    undo.defer(() => cable.close());
    const simulatorFile = join(dataFolder, 'cards.json');
    writeFileSync(simulatorFile, JSON.stringify({ cards: cards() }));
    const settings = {
      JARVIS_BOX_DATA: boxFolder,
      JARVIS_HUB_URL: `http://127.0.0.1:${cable.port}`,
      JARVIS_SIMULATOR: simulatorFile,
      JARVIS_CLOCK: 'ntp',
      ...boxEnvironment(join(dataFolder, 'compiled')),
    };
    const box = await startChild('box', boxScript, settings, (step) => say(`Box: ${step}`));
    undo.defer(() => box.stop());
    await provision({ boxUrl: box.url, hubFolder, pool, say });
    await screens;

    const control = await openControl(dataFolder, cable);
    undo.defer(() => control.close());
    for (const { name, ended } of [
      { name: 'hub', ended: hub.ended },
      { name: 'box', ended: box.ended },
    ]) {
      void ended.then(() => {
        if (stopping) return;
        console.error(`The ${name} ended by itself. What it wrote above tells why; \`npm start\` starts it again.`);
        stopAsked.resolve('broken');
      });
    }
    tellReady(box.url, hub.url, { password, pin });
  } finally {
    await pool.end();
  }
}

/** Gives the box its gym where it has none, and waits until it has loaded it. */
async function provision(own: OwnBox): Promise<void> {
  const address = `${own.boxUrl}/api/provisioning`;
  const state = async () =>
    (await (await fetch(address)).json()) as { state: string; step?: string; done?: number; total?: number };
  if ((await state()).state === 'unprovisioned') await provisionOwnBox(own);
  let told = '';
  for (;;) {
    const { state: now, step = '', done, total } = await state();
    if (now === 'ready') return;
    if (step !== '' && step !== told) say(`Box: ${step} (${done} of ${total})`);
    told = step;
    await sleep(100);
  }
}

function cards() {
  const card = (person: { label: string; firstName: string; lastName: string; note: object }, group: string) => ({
    label: person.label,
    name: `${person.firstName} ${person.lastName}`,
    note: person.note,
    group,
    number: cardNumber(person.label),
  });
  return [
    ...sixMembers.map((person) => card(person, 'member')),
    ...refusedPeople.map((person) => card(person, 'refusal')),
  ];
}

function tellReady(boxUrl: string, hubUrl: string, { password, pin }: { password: string; pin: string }): void {
  const local = (url: string): string => `http://localhost:${new URL(url).port}`;
  console.log(`
  Kiosk   ${local(boxUrl)}/kiosk/${kiosk.slug}     tap a badge in the drawer « Simulateur », or press 1 to 6
  Team    ${local(boxUrl)}/dashboard/     who is here, who needs somebody, and why
          choose « Accueil Part-Dieu » or « Responsable Part-Dieu », PIN ${pin}
  Hub     ${local(hubUrl)}/console/     watch the visits arrive
          sign in as ${staff.map(({ email }) => email).join(', ')}
          with the password ${password}
  Cable   npm run demo:link -- down     pull the internet cable; up puts it back

JARVIS Edge is ready after ${seconds()}. Ctrl-C stops everything.`);
}
