import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { areaUnderCurve } from '@jarvis-edge/cloud-hub/analytics/churn/score-figures.ts';
import { computeAside } from '@jarvis-edge/cloud-hub/analytics/compute-aside.ts';
import { learnTenant, readMonths, type Quality } from '@jarvis-edge/cloud-hub/analytics/learn-tenant.ts';
import { createNightly } from '@jarvis-edge/cloud-hub/analytics/nightly.ts';
import { readTenant } from '@jarvis-edge/cloud-hub/analytics/read-tenant.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import { inScope } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import { insertYear } from '../cloud-hub/test/generated-year/into-postgres.ts';
import { generateYear, truthOf } from '../cloud-hub/test/generated-year/year.ts';
import { fileSystemOf } from './file-system.ts';
import type { Metric } from './metric.ts';
import { atLeast, atMost, rounded, told } from './metric.ts';
import { startBenchHub } from './sync/hub.ts';

const year = { gyms: 20, members: 10_000, now: Date.UTC(2026, 10, 21, 1) };
/** Another seed is another franchise. */
const seed = Number(process.env['JARVIS_CHURN_SEED'] ?? 1);
const targets = { behindTruth: 0.02, ece: 0.03, balanced: 0.7, nightMs: 60_000 };

/** A year of a franchise of which it is known how likely each member was to leave: what the hub learns of it, and in what time. */
export async function benchChurn(progress: (step: string) => void): Promise<Metric[]> {
  const outputs = join(import.meta.dirname, 'output');
  mkdirSync(outputs, { recursive: true });
  const folder = mkdtempSync(join(outputs, 'churn-'));
  try {
    progress('Starting a hub');
    await using hub = await startBenchHub(folder);
    progress(`Living a year with ${year.members} members`);
    const gyms = generateYear({ ...year, seed });
    const visits = gyms.reduce(
      (sum, { members }) => members.reduce((one, { known }) => one + known.visits.length, sum),
      0,
    );
    progress(`Writing ${visits} visits`);
    await insertYear(hub.superuser, newId(), gyms);
    await hub.superuser.query('vacuum analyze');
    const service = openPool(hub.urls.service, 4, (error) => console.error(String(error)));
    try {
      const { pool } = service;
      progress('A night of the hub');
      const loadBefore = loadavg()[0] ?? 0;
      const stopping = new AbortController().signal;
      let risks = 0;
      const nightly = createNightly({
        ...{ pool, newId, stopping },
        compute: (task) => computeAside(task, stopping),
        atRisk: async (_tx, found) => void (risks += found.length),
        failed: (_tenantId, error) => {
          throw error;
        },
      });
      const times: number[] = [];
      const used = process.cpuUsage();
      for (let night = 0; night < 2; night += 1) {
        const before = performance.now();
        await nightly(year.now + night * 86_400_000);
        times.push(performance.now() - before);
      }
      const { user, system } = process.cpuUsage(used);
      progress('What was learned, beside the truth');
      const scope = { kind: 'system', reason: 'a bench reads what the hub learns from' } as const;
      const known = await inScope(pool, scope, (tx) => readTenant(tx, gyms, year.now));
      return [
        told('file system', fileSystemOf(folder)),
        told('load of the machine before / after', `${loadBefore.toFixed(1)} / ${(loadavg()[0] ?? 0).toFixed(1)}`),
        told('seed', seed),
        told('rows', `${year.members} members, ${visits} visits, ${year.gyms} gyms`),
        atMost('a night of the hub, the first', rounded(times[0] ?? Number.NaN, 0), targets.nightMs, 'ms'),
        atMost('  the night after', rounded(times[1] ?? Number.NaN, 0), targets.nightMs, 'ms'),
        told('  processor time of the hub for each', rounded((user + system) / 1000 / times.length, 0), 'ms'),
        told('  members whom the learned score alone finds at risk', risks),
        ...lessonMetrics(readMonths(known, year.now), truthOf(gyms)),
      ];
    } finally {
      await service.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lessonMetrics(past: ReturnType<typeof readMonths>, truth: ReturnType<typeof truthOf>): Metric[] {
  const { verdict, figures, heldBack } = learnTenant(past);
  const { rows, chances } = heldBack;
  const came = Uint8Array.from(rows, (row) => past.outcome[row] ?? 0);
  const likely = Float64Array.from(
    rows,
    (row) => truth(past.memberIds[row] ?? '', past.moments[row] ?? 0) ?? Number.NaN,
  );
  const allowed = areaUnderCurve(likely, came);
  // Of those who were there in the last two weeks: nothing is to be seen yet of most who leave.
  const coming = [...rows.keys()].filter((at) => (past.snapshots[rows[at] ?? 0]?.daysAway ?? 99) < 14);
  const of = (scores: Float64Array): number =>
    rounded(
      areaUnderCurve(
        Float64Array.from(coming, (at) => scores[at] ?? 0),
        Uint8Array.from(coming, (at) => came[at] ?? 0),
      ),
    );
  const rule = Float64Array.from(rows, (row) => past.rule[row] ?? 0);
  const none: Quality = { auc: Number.NaN, f1: Number.NaN, balanced_accuracy: Number.NaN };
  const [learned, byRule] = [figures.learned ?? { ...none, ece: 1, ece_equal_count: 1 }, figures.rule ?? none];
  return [
    told('verdict', verdict),
    told(
      'learned from / judged on',
      `${figures.months_learned} / ${figures.months_judged} months, ${figures.outcomes_learned} / ${figures.outcomes_judged} who left`,
    ),
    told(
      '  of members and months judged',
      `${rows.length}, ${((100 * figures.outcomes_judged) / rows.length).toFixed(1)} % left`,
    ),
    told('AUC of the truth', rounded(allowed)),
    told('AUC of the learned score', rounded(learned.auc)),
    told('AUC of the rule', rounded(byRule.auc)),
    atMost('  the learned score behind the truth', rounded(allowed - learned.auc, 4), targets.behindTruth),
    told('  of those here in the last 14 days: truth / learned / rule', `${of(likely)} / ${of(chances)} / ${of(rule)}`),
    told(
      'F1, learned / rule, from the threshold best in training on',
      `${rounded(learned.f1)} / ${rounded(byRule.f1)}`,
    ),
    atLeast('balanced accuracy, learned', rounded(learned.balanced_accuracy), targets.balanced),
    told('  of the rule', rounded(byRule.balanced_accuracy)),
    atMost('calibration error, ten bins of equal width', rounded(learned.ece, 4), targets.ece),
    atMost('  of equal numbers of members', rounded(learned.ece_equal_count, 4), targets.ece),
  ];
}
