import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import { addGymsWithBoxes, type BenchBox } from './fleet/gyms.ts';
import { cpuOf, filesMost, filesOpen, secondsSince } from './fleet/hub-watch.ts';
import { ConsoleUser } from './hub/console-user.ts';
import { addPeople, type BenchPerson } from './hub/tenants.ts';
import type { Metric } from './metric.ts';
import { atLeast, atMost, percentile, rounded, told } from './metric.ts';
import { Child } from './sync/child.ts';
import { startBenchHub, type BenchHub } from './sync/hub.ts';

const paths = ['/api/places', '/api/fleet', '/api/visits'] as const;
const apiMostMs = 200;
/** Shown offline beyond, s. */
const offlineAfter = 90;
/** So many are within what one person may ask in a minute. */
const askedAlone = 40;
const loads = 2;
const script = join(import.meta.dirname, 'fleet/boxes-process.ts');
const watchLoop = join(import.meta.dirname, 'fleet/watch-loop.ts');

interface Taken {
  readonly polls: number;
  readonly probes: number;
  readonly pushes: number;
  readonly failures: readonly [string, number][];
  readonly pushMs: readonly number[];
  readonly newsMs: readonly number[];
  readonly cpuMs: number;
  readonly rssBytes: number;
}

/** Many boxes that each keep open what a box keeps open, at one hub, while somebody works at its console. */
export async function benchFleet(progress: (step: string) => void): Promise<Metric[]> {
  const count = Number(process.env['JARVIS_FLEET_BOXES'] ?? 1000);
  const minutes = Number(process.env['JARVIS_FLEET_MINUTES'] ?? 1);
  const outputs = join(import.meta.dirname, 'output');
  mkdirSync(outputs, { recursive: true });
  const folder = mkdtempSync(join(outputs, 'fleet-'));
  const loopFile = join(folder, 'loop.jsonl');
  try {
    progress('Starting a hub');
    await using hub = await startBenchHub(join(folder, 'hub'), {
      env: { JARVIS_HUB_MFA: 'optional', JARVIS_BENCH_LOOP: loopFile },
      nodeArgs: ['--import', watchLoop, ...(process.env['JARVIS_FLEET_NODE_ARGS']?.split(' ') ?? [])],
    });
    const boxes = await addGymsWithBoxes(hub.superuser, count);
    const people = await addPeople(hub.superuser);
    progress('Asking while no box is there');
    const alone = await askAlone(hub.url, people);
    progress(`Starting ${count} boxes`);
    await using first = new Child(script, [hub.url, '127.0.3.1']);
    await using second = new Child(script, [hub.url, '127.0.3.2']);
    const children = [first, second];
    const share = Math.ceil(count / loads);
    const readyMs = await Promise.all(
      children.map((child, place) =>
        child.ask<number>('start', { boxes: boxes.slice(place * share, (place + 1) * share) }),
      ),
    );
    const started = await takeAll(children);
    progress(`All are live after ${rounded(Math.max(...readyMs) / 1000, 1)} s; ${minutes} min begin`);
    const ran = await run(hub, boxes, people, children, minutes, progress);
    const metrics = metricsOf({ hub, count, minutes, alone, readyMs, started, ran, loopFile });
    await Promise.all(children.map((child) => child.ask('stop')));
    if (hub.complaints !== '') progress(`The hub said:\n${hub.complaints.slice(0, 2000)}`);
    return metrics;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The p95 of each question at a hub that has nothing else to do, ms. */
async function askAlone(url: string, people: readonly BenchPerson[]): Promise<ReadonlyMap<string, number>> {
  const admins = people.filter(({ role }) => role === 'super_admin');
  const alone = new Map<string, number>();
  for (const [place, path] of paths.entries()) {
    const one = new ConsoleUser(url, `127.0.4.${place + 1}`);
    await one.signIn(admins[place + 1]?.email ?? '');
    const taken: number[] = [];
    for (let index = 0; index < askedAlone; index += 1) {
      const { status, ms } = await one.get(path);
      if (status === 200) taken.push(ms);
      await sleep(100);
    }
    one.close();
    alone.set(
      path,
      percentile(
        taken.toSorted((first, second) => first - second),
        0.95,
      ),
    );
  }
  return alone;
}

interface Ran {
  readonly fromMs: number;
  readonly apiMs: ReadonlyMap<string, number[]>;
  readonly refused: readonly string[];
  readonly offlineMost: number;
  readonly shownOfflineMost: number | undefined;
  readonly loadsTaken: readonly Taken[];
  readonly loadsCpuMs: number;
  readonly postgresCpuMs: number;
  readonly tookMs: number;
  readonly load: string;
}

async function run(
  { url, postgresPid, superuser, service }: BenchHub,
  boxes: readonly BenchBox[],
  people: readonly BenchPerson[],
  children: readonly Child[],
  minutes: number,
  progress: (step: string) => void,
): Promise<Ran> {
  const admins = people.filter(({ role }) => role === 'super_admin');
  const watching = new ConsoleUser(url, '127.0.2.1');
  const asking = paths.map((_, place) => new ConsoleUser(url, `127.0.2.${place + 2}`));
  // Each is within the limit of one person.
  for (const [place, one] of [watching, ...asking].entries()) await one.signIn(admins[place]?.email ?? '');
  const apiMs = new Map<string, number[]>(paths.map((path) => [path, []]));
  const refused = new Map<string, string>();
  let offlineMost = 0;
  let shownOfflineMost: number | undefined;
  const before = { cpu: cpuOf(postgresPid), at: Date.now(), loads: await takeAll(children) };
  const loadBefore = loadavg()[0] ?? 0;
  const under: Promise<unknown>[] = [];
  const gone = new Set<string>();
  for (let second = 0; second < minutes * 60; second += 1) {
    const next = before.at + second * 1000;
    await sleep(Math.max(0, next - Date.now()));
    children[second % children.length]?.tell({ id: -1, task: 'push', argument: { place: second } });
    const box = boxes[(second * 7) % boxes.length];
    await service.query('update members set first_name = $1 where gym_id = $2 and last_name = $3', [
      `changed at ${Date.now()}`,
      box?.gymId,
      'Nom 1',
    ]);
    for (const [place, path] of paths.entries()) {
      if (gone.has(path)) continue;
      const question = asking[place]?.get(path).then(({ status, ms, text }) => {
        if (status === 200) apiMs.get(path)?.push(ms);
        else refused.set(path, `${status} ${text.slice(0, 100)}`);
        if (status === 404) gone.add(path);
      });
      under.push(question ?? Promise.resolve());
    }
    if (second % 5 === 4) {
      const { rows } = await superuser.query<{ n: number }>(
        `select count(*)::int as n from boxes where last_seen is null or last_seen < now() - $1 * interval '1 second'`,
        [offlineAfter],
      );
      offlineMost = Math.max(offlineMost, rows[0]?.n ?? 0);
      const shown = await watching.get('/api/fleet');
      if (shown.status === 200) {
        const { boxes: states } = JSON.parse(shown.text) as { boxes: { state: string }[] };
        shownOfflineMost = Math.max(shownOfflineMost ?? 0, states.filter(({ state }) => state !== 'online').length);
      }
    }
    if (second % 60 === 59) progress(`${(second + 1) / 60} min`);
  }
  await Promise.all(under);
  const loadsTaken = await takeAll(children);
  for (const one of [watching, ...asking]) one.close();
  return {
    fromMs: before.at,
    apiMs,
    refused: [...refused].map(([path, why]) => `${path}: ${why}`),
    offlineMost,
    shownOfflineMost,
    loadsTaken,
    loadsCpuMs: sum(loadsTaken.map(({ cpuMs }) => cpuMs)) - sum(before.loads.map(({ cpuMs }) => cpuMs)),
    postgresCpuMs: cpuOf(postgresPid) - before.cpu,
    tookMs: Date.now() - before.at,
    load: `${loadBefore.toFixed(1)} / ${(loadavg()[0] ?? 0).toFixed(1)}`,
  };
}

function metricsOf(seen: {
  hub: BenchHub;
  count: number;
  minutes: number;
  alone: ReadonlyMap<string, number>;
  readyMs: readonly number[];
  started: readonly Taken[];
  ran: Ran;
  loopFile: string;
}): Metric[] {
  const { hub, count, readyMs, ran } = seen;
  const seconds = secondsSince(seen.loopFile, ran.fromMs);
  const all = (of: (taken: Taken) => number): number => sum(ran.loadsTaken.map(of));
  const sorted = (of: (taken: Taken) => readonly number[]): number[] =>
    ran.loadsTaken.flatMap(of).toSorted((one, other) => one - other);
  const perSecond = (number: number): number => rounded(number / (ran.tookMs / 1000), 1);
  const cores = (cpuMs: number): number => rounded(cpuMs / ran.tookMs, 2);
  const [firstSecond, lastSecond] = [seconds[0], seconds.at(-1)];
  const hubCpu = (lastSecond?.cpuMs ?? Number.NaN) - (firstSecond?.cpuMs ?? Number.NaN);
  const hubMs = (lastSecond?.at ?? Number.NaN) - (firstSecond?.at ?? Number.NaN);
  const failures = [...seen.started, ...ran.loadsTaken].flatMap((taken) => taken.failures);
  const [news, pushes] = [sorted(({ newsMs }) => newsMs), sorted(({ pushMs }) => pushMs)];
  return [
    told(
      'boxes / tables that each follows / minutes',
      `${count} / ${downTables.length} / ${rounded(ran.tookMs / 60_000, 1)}`,
    ),
    told('load of the machine before / after', ran.load),
    told('until all were live, twenty at a time', rounded(Math.max(...readyMs) / 1000, 1), 's'),
    told(
      'files open at the hub, of the most that this machine lets it',
      `${filesOpen(hub.pid)} / ${filesMost(hub.pid)}`,
    ),
    ...[...ran.apiMs].flatMap(([path, ms]) => {
      const taken = ms.toSorted((one, other) => one - other);
      return taken.length === 0
        ? []
        : [
            atMost(`GET ${path} each second, p95`, rounded(percentile(taken, 0.95), 1), apiMostMs, 'ms'),
            told('  while no box was there', rounded(seen.alone.get(path) ?? Number.NaN, 1), 'ms'),
          ];
    }),
    told('questions refused', ran.refused.length === 0 ? 0 : ran.refused.join('; ')),
    atMost(`boxes not heard of for ${offlineAfter} s, at most`, ran.offlineMost, 0),
    ran.shownOfflineMost === undefined
      ? told('boxes that the console shows as not online', 'the console does not say')
      : atMost('boxes that the console shows as not online, at most', ran.shownOfflineMost, 0),
    atLeast(
      'visits pushed and taken',
      all((taken) => taken.pushes),
      Math.floor(0.98 * seen.minutes * 60),
    ),
    told(
      'push to answer p50 / p95',
      `${rounded(percentile(pushes, 0.5), 1)} / ${rounded(percentile(pushes, 0.95), 1)}`,
      'ms',
    ),
    told('changes at the hub that boxes read', news.length),
    told('change at the hub to box p50 / p95', `${percentile(news, 0.5)} / ${percentile(news, 0.95)}`, 'ms'),
    told('polls that came back', perSecond(all(({ polls }) => polls)), '/s'),
    told('questions whether the hub is there', perSecond(all(({ probes }) => probes)), '/s'),
    told(
      'failures that boxes saw',
      failures.length === 0 ? 0 : failures.map(([what, n]) => `${n} × ${what}`).join('; '),
    ),
    told(
      'event loop of the hub late by, p99 of seconds, median / worst',
      pairOf(seconds.map(({ p99Ms }) => p99Ms)),
      'ms',
    ),
    told('memory of the hub', rounded((lastSecond?.rssBytes ?? Number.NaN) / 1e6, 0), 'MB'),
    told('cores busy: hub', rounded(hubCpu / hubMs, 2)),
    told('cores busy: its PostgreSQL', cores(ran.postgresCpuMs)),
    told('cores busy: the load itself', cores(ran.loadsCpuMs)),
    told('memory of the load itself', rounded(all(({ rssBytes }) => rssBytes) / 1e6, 0), 'MB'),
  ];
}

const takeAll = (children: readonly Child[]): Promise<Taken[]> =>
  Promise.all(children.map((child) => child.ask<Taken>('take')));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function pairOf(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  return `${rounded(percentile(sorted, 0.5), 1)} / ${rounded(sorted.at(-1) ?? Number.NaN, 1)}`;
}
