import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { hashPassword, verifyPassword } from '@jarvis-edge/cloud-hub/identity/passwords.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import { fileSystemOf } from './file-system.ts';
import { ConsoleUser } from './hub/console-user.ts';
import { plansOf, readInTurns, type Reading } from './hub/dashboard.ts';
import { addPeople, fillTenants, password, size, type BenchPerson } from './hub/tenants.ts';
import type { Metric } from './metric.ts';
import { atMost, percentile, rounded, told } from './metric.ts';
import { startBenchHub, type BenchHub } from './sync/hub.ts';

const rounds = 300;
const ratioMost = 1.3;
const signIns = { inParallel: 8, each: 10, p95MostMs: 250 };
const asked = { paths: ['/api/places', '/api/fleet', '/api/visits', '/api/audit'], each: 200, p95MostMs: 200 };

/** What keeping tenants apart costs a dashboard, and what signing in and the console's questions take, on one running hub. */
export async function benchHub(progress: (step: string) => void): Promise<Metric[]> {
  const outputs = join(import.meta.dirname, 'output');
  mkdirSync(outputs, { recursive: true });
  const folder = mkdtempSync(join(outputs, 'hub-'));
  try {
    progress('Starting a hub');
    await using hub = await startBenchHub(folder, { env: { JARVIS_HUB_MFA: 'optional' } });
    progress(`Filling it with ${size.visits} visits of ${size.members} members in ${size.gyms} gyms`);
    await fillTenants(hub.superuser);
    const people = await addPeople(hub.superuser);
    const loadBefore = loadavg()[0] ?? 0;
    progress('Reading dashboards');
    const dashboards = await dashboardMetrics(hub, people, progress);
    progress('Signing in');
    const signingIn = await signInMetrics(hub, people);
    progress('Asking as the console does');
    const api = await apiMetrics(hub, people);
    return [
      told('file system', fileSystemOf(folder)),
      told('load of the machine before / after', `${loadBefore.toFixed(1)} / ${(loadavg()[0] ?? 0).toFixed(1)}`),
      told('rows', `${size.visits} visits, ${size.members} members, ${size.gyms} gyms, ${size.franchises} franchises`),
      ...dashboards,
      ...signingIn,
      ...api,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function dashboardMetrics(
  hub: BenchHub,
  people: readonly BenchPerson[],
  progress: (step: string) => void,
): Promise<Metric[]> {
  const lost = (error: Error): void => console.error(String(error));
  const service = openPool(hub.urls.service, 1, lost);
  const superuser = openPool(hub.urls.superuser, 1, lost);
  const pools = { service: service.pool, superuser: superuser.pool };
  try {
    const admin = person(people, 'super_admin');
    const metrics: Metric[] = [told('dashboards', `${rounds} rounds of all, in turn`)];
    for (const role of ['franchise_owner', 'gym_manager'] as const) {
      const one = person(people, role);
      const of = (name: string, who: BenchPerson | undefined, gymIds: readonly string[] | undefined): Reading => ({
        name,
        scope: who && { kind: 'user', userId: who.id },
        gymIds,
      });
      const own = of('own', one, one.gymIds);
      const reference = of('super admin', admin, one.gymIds);
      const byPolicy = of('by policy', one, undefined);
      const unguarded = of('unguarded', undefined, one.gymIds);
      const timings = await readInTurns(pools, [own, reference, byPolicy, unguarded], rounds);
      const at = ({ name }: Reading) => timings.get(name) ?? { ms: [], p50: Number.NaN, p95: Number.NaN, rows: 0 };
      const ratio = (reading: Reading, beside: Reading, share: 'p50' | 'p95'): number =>
        rounded(at(reading)[share] / at(beside)[share], 2);
      const isSlow = ratio(own, reference, 'p50') > ratioMost || ratio(own, reference, 'p95') > ratioMost;
      if (isSlow)
        progress(`${role}:\n${await plansOf(pools, own)}\n\nsuper_admin:\n${await plansOf(pools, reference)}`);
      metrics.push(
        told(`dashboard of ${one.gymIds.length} gyms as ${role}, p50 / p95`, pair(at(own)), 'ms'),
        told('  as super_admin, the same gyms', pair(at(reference)), 'ms'),
        atMost('  times super_admin, p50', ratio(own, reference, 'p50'), ratioMost),
        atMost('  times super_admin, p95', ratio(own, reference, 'p95'), ratioMost),
        told('  times no row-level security at all, p50', ratio(own, unguarded, 'p50')),
        told('  times super_admin where only the policies know the gyms, p50', ratio(byPolicy, reference, 'p50')),
        told('  rows, each', [own, reference, byPolicy, unguarded].map((reading) => at(reading).rows).join(' / ')),
      );
    }
    return metrics;
  } finally {
    await Promise.all([service.close(), superuser.close()]);
  }
}

/** A few at once, each by an address and an account of their own. */
async function signInMetrics({ url }: BenchHub, people: readonly BenchPerson[]): Promise<Metric[]> {
  const managers = people.filter(({ role }) => role === 'gym_manager').slice(0, signIns.inParallel);
  const taken: number[] = [];
  const refused: string[] = [];
  await Promise.all(
    managers.map(async ({ email }, place) => {
      for (let index = -1; index < signIns.each; index += 1) {
        const browser = new ConsoleUser(url, `127.0.1.${place + 1}`);
        const { status, ms, text } = await browser.signIn(email);
        browser.close();
        if (status !== 200) refused.push(`${status} ${text}`);
        else if (index >= 0) taken.push(ms);
      }
    }),
  );
  const sorted = taken.toSorted((one, other) => one - other);
  const limit = await passwordsAlone();
  return [
    told(`sign-ins, ${signIns.inParallel} in parallel`, sorted.length),
    told('  refused', refused.length === 0 ? 0 : `${refused.length}: ${refused[0]}`),
    told('  p50', rounded(percentile(sorted, 0.5), 1), 'ms'),
    atMost('  p95', rounded(percentile(sorted, 0.95), 1), signIns.p95MostMs, 'ms'),
    told(
      '  limit: the hash of the password alone, as many in parallel, p95',
      rounded(percentile(limit, 0.95), 1),
      'ms',
    ),
    told('  times that limit, p95', rounded(percentile(sorted, 0.95) / percentile(limit, 0.95), 2)),
  ];
}

/** What no hub on this machine can be below. @returns ms, ascending. */
async function passwordsAlone(): Promise<number[]> {
  const stored = await hashPassword(password);
  const taken: number[] = [];
  const one = async (): Promise<void> => {
    for (let index = 0; index < signIns.each; index += 1) {
      const before = performance.now();
      await verifyPassword(stored, password);
      taken.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: signIns.inParallel }, one));
  return taken.toSorted((first, second) => first - second);
}

/** One question after another, each by the next of the owners, who all are within their limits. */
async function apiMetrics({ url }: BenchHub, people: readonly BenchPerson[]): Promise<Metric[]> {
  const asking = people.filter(({ role }) => role === 'franchise_owner');
  const consoles = asking.map((_, place) => new ConsoleUser(url, `127.0.2.${place + 1}`));
  for (const [place, { email }] of asking.entries()) await consoles[place]?.signIn(email);
  const metrics: Metric[] = [];
  for (const path of asked.paths) {
    const taken: number[] = [];
    let refused = '';
    for (let index = 0; index < asked.each; index += 1) {
      const answer = await consoles[index % consoles.length]?.get(path);
      if (answer?.status === 200) taken.push(answer.ms);
      else refused = `${answer?.status} ${answer?.text}`;
      if (answer?.status === 404) break;
    }
    const sorted = taken.toSorted((one, other) => one - other);
    metrics.push(
      refused === '' || sorted.length > 0
        ? atMost(`GET ${path}, p95`, rounded(percentile(sorted, 0.95), 1), asked.p95MostMs, 'ms')
        : told(`GET ${path}`, `not answered: ${refused}`),
    );
    if (refused !== '' && sorted.length > 0)
      metrics.push(told('  refused', `${asked.each - sorted.length}: ${refused}`));
  }
  for (const one of consoles) one.close();
  return metrics;
}

function person(people: readonly BenchPerson[], role: BenchPerson['role']): BenchPerson {
  const found = people.find((one) => one.role === role);
  if (found === undefined) throw new Error(`Nobody was added as ${role}.`);
  return found;
}

const pair = ({ p50, p95 }: { p50: number; p95: number }): string => `${rounded(p50, 1)} / ${rounded(p95, 1)}`;
