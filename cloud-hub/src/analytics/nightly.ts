import type pg from 'pg';
import type { ChurnFactor } from '@jarvis-edge/sync/member-figures.ts';
import { churnAlertScore } from '@jarvis-edge/sync/analytics/churn-rule.ts';
import { inScope, type Scope, type Tx } from '../tenancy/scope.ts';
import type { MemberResult, TenantResult, TenantTask } from './compute.ts';
import { readTenant } from './read-tenant.ts';

const scope: Scope = { kind: 'system', reason: 'how members stand is computed in all gyms' };
/** Members whose figures are written together. */
const sliceMembers = 1000;
const verdictsKept = `interval '13 months'`;

/** A member whom the learned score alone finds at risk, since this night. */
export interface LearnedRisk {
  readonly gymId: string;
  readonly memberId: string;
  readonly score: number;
  readonly level: string;
  readonly factors: readonly ChurnFactor[];
}

export interface NightlyParts {
  readonly pool: pg.Pool;
  readonly newId: () => string;
  readonly compute: (task: TenantTask) => Promise<TenantResult>;
  /** Raises alerts, one open one a member. */
  readonly atRisk: (tx: Tx, risks: readonly LearnedRisk[]) => Promise<void>;
  /** Of the hub: what is left is for the next run. */
  readonly stopping: AbortSignal;
  /** Of one tenant; the others go on. */
  readonly failed: (tenantId: string, error: unknown) => void;
}

export interface Night {
  readonly tenants: number;
  readonly failed: number;
  readonly members: number;
  /** Tenants whose learned score is used. */
  readonly learned: number;
}

interface Tenant {
  readonly id: string;
  readonly gyms: readonly { id: string; timezone: string }[];
}

/** Tenants with members of whom none was ever reckoned. */
const newcomers = `select g.tenant_id from gyms g where g.status <> 'suspended' group by g.tenant_id
  having bool_or(exists (select from members m where m.gym_id = g.id and m.deleted_at is null))
    and not bool_or(exists (select from member_analytics a where a.gym_id = g.id))`;

/** Whether a tenant has joined since the last night: its owners need not wait for the next one. */
export async function hasNewcomers(pool: pg.Pool): Promise<boolean> {
  const [row] = await inScope(pool, scope, (tx) => tx.query<{ some: boolean }>(`select exists (${newcomers}) as some`));
  return row?.some === true;
}

/**
 * How every member of every gym stands, and what was learned of each tenant; or of those tenants alone that have joined since.
 *
 * @returns a run, told the time in Unix ms.
 * @throws AbortError when the hub stops meanwhile.
 */
export const createNightly =
  ({ pool, newId, compute, atRisk, stopping, failed }: NightlyParts) =>
  async (now: number, of: 'all' | 'newcomers' = 'all'): Promise<Night> => {
    const tenants = await inScope(pool, scope, (tx) =>
      tx.query<{ id: string; gyms: { id: string; timezone: string }[] }>(
        `select tenant_id as id, json_agg(json_build_object('id', id, 'timezone', timezone) order by id) as gyms
         from gyms where status <> 'suspended' ${of === 'all' ? '' : `and tenant_id in (${newcomers})`}
         group by tenant_id order by tenant_id`,
      ),
    );
    const night = { tenants: tenants.length, failed: 0, members: 0, learned: 0 };
    for (const tenant of tenants) {
      try {
        const result = await ofTenant(tenant, now);
        night.members += result.members.length;
        if (result.model !== null) night.learned += 1;
      } catch (error) {
        stopping.throwIfAborted();
        night.failed += 1;
        failed(tenant.id, error);
      }
    }
    return night;

    async function ofTenant({ id, gyms }: Tenant, at: number): Promise<TenantResult> {
      const known = await inScope(pool, scope, (tx) => readTenant(tx, gyms, at));
      const modelName = `churn-${new Date(at).toISOString().slice(0, 10)}`;
      const result = await compute({ gyms: known, now: at, modelName });
      for (let from = 0; from < result.members.length; from += sliceMembers) {
        stopping.throwIfAborted();
        const slice = result.members.slice(from, from + sliceMembers);
        await inScope(pool, scope, async (tx) => {
          const risks = await newRisks(tx, slice);
          await write(tx, slice, at);
          if (risks.length > 0) await atRisk(tx, risks);
        });
      }
      await inScope(pool, scope, async (tx) => {
        await tx.query(
          `delete from member_analytics a using members m
           where a.gym_id = any($1::uuid[]) and m.gym_id = a.gym_id and m.id = a.member_id and m.deleted_at is not null`,
          [gyms.map((gym) => gym.id)],
        );
        await tx.query(
          `insert into churn_models (tenant_id, computed_at, verdict, figures, model) values ($1, $2, $3, $4, $5)
           on conflict (tenant_id) do update set computed_at = excluded.computed_at, verdict = excluded.verdict,
             figures = excluded.figures, model = excluded.model`,
          [
            ...[id, new Date(at), result.verdict, JSON.stringify(result.judgement)],
            result.model && JSON.stringify(result.model),
          ],
        );
        await tx.query(
          `insert into churn_verdicts (tenant_id, computed_at, verdict, figures) values ($1, $2, $3, $4)
           on conflict (tenant_id, computed_at) do nothing`,
          [id, new Date(at), result.verdict, JSON.stringify(result.judgement)],
        );
        await tx.query(
          `delete from churn_verdicts where tenant_id = $1 and computed_at < $2::timestamptz - ${verdictsKept}`,
          [...[id, new Date(at)]],
        );
      });
      return result;
    }

    async function write(tx: Tx, members: readonly MemberResult[], at: number): Promise<void> {
      await tx.query(
        `insert into member_analytics (id, gym_id, member_id, figures, computed_at)
         select n.id, n.gym_id, n.member_id, n.figures, $2
         from jsonb_to_recordset($1::jsonb) as n (id uuid, gym_id uuid, member_id uuid, figures jsonb)
         on conflict (gym_id, member_id) do update set figures = excluded.figures, computed_at = excluded.computed_at`,
        [
          JSON.stringify(
            members.map(({ id, gymId, figures }) => ({ id: newId(), gym_id: gymId, member_id: id, figures })),
          ),
          new Date(at),
        ],
      );
    }
  };

/** Whom the learned score finds at risk and neither the rule nor last night's learned score did; the rule's own, their box tells. */
async function newRisks(tx: Tx, members: readonly MemberResult[]): Promise<LearnedRisk[]> {
  const risks = members.flatMap(({ id, gymId, figures: { learned, churn_risk_score: byRule } }): LearnedRisk[] =>
    learned !== null && learned.score >= churnAlertScore && byRule < churnAlertScore
      ? [{ gymId, memberId: id, score: learned.score, level: learned.level, factors: learned.factors }]
      : [],
  );
  if (risks.length === 0) return [];
  const rows = await tx.query<{ member_id: string }>(
    `select member_id from member_analytics
     where gym_id = any($1::uuid[]) and member_id = any($2::uuid[]) and (figures -> 'learned' ->> 'score')::float8 >= $3`,
    [[...new Set(risks.map(({ gymId }) => gymId))], risks.map(({ memberId }) => memberId), churnAlertScore],
  );
  const known = new Set(rows.map((row) => row.member_id));
  return risks.filter(({ memberId }) => !known.has(memberId));
}
