import type * as z from 'zod/mini';
import type { Night, VerdictPage, VerdictQuery } from '../../protocol/verdicts.ts';
import type { Tx } from '../tenancy/scope.ts';
import type { Judgement, Quality, Verdict } from './learn-tenant.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly computed_at: Date;
  readonly verdict: Verdict;
  readonly figures: Judgement;
}

/** How the learned score stood beside the rule in the last nights, of every tenant that one may see. */
export async function readVerdicts(tx: Tx, { tenantId, nights }: z.output<typeof VerdictQuery>): Promise<VerdictPage> {
  const rows = await tx.query<Row>(
    `select t.id, t.name, last.* from (
       select id, name from franchises union all select id, name from gyms where franchise_id is null
     ) t cross join lateral (
       select computed_at, verdict, figures from churn_verdicts v where v.tenant_id = t.id order by computed_at desc limit $2
     ) last
     where $1::uuid is null or t.id = $1
     order by t.name, t.id, last.computed_at desc`,
    [tenantId ?? null, nights],
  );
  const tenants = Map.groupBy(rows, ({ id }) => id);
  return {
    tenants: [...tenants].map(([id, of]) => ({ id, name: of[0]?.name ?? '', nights: of.map(nightOf) })),
  };
}

const nightOf = ({ computed_at: at, verdict, figures }: Row): Night => ({
  at: at.getTime(),
  verdict,
  monthsLearned: figures.months_learned,
  monthsJudged: figures.months_judged,
  outcomesLearned: figures.outcomes_learned,
  outcomesJudged: figures.outcomes_judged,
  rule: figures.rule === undefined ? null : qualityOf(figures.rule),
  learned:
    figures.learned === undefined ? null : { ...qualityOf(figures.learned), calibrationError: figures.learned.ece },
});

const qualityOf = ({ auc, f1, balanced_accuracy: balancedAccuracy }: Quality) => ({ auc, f1, balancedAccuracy });
