import type { AlertAction } from '@jarvis-edge/sync/alert-kinds.ts';
import type { ChurnFactor } from '@jarvis-edge/sync/member-figures.ts';
import type { Tx } from '../tenancy/scope.ts';

interface Risk {
  readonly gymId: string;
  readonly memberId: string;
  readonly score: number;
  readonly level: string;
  readonly factors: readonly ChurnFactor[];
}

/** Whoever was spoken of and dealt with is left in peace for so long; whose risk had passed by itself was not dealt with. */
const peaceMs = 28 * 86_400_000;

const actionFor: Readonly<Record<string, AlertAction>> = {
  rhythm: 'offer_coach_session',
  absence: 'write_to_member',
  tenure: 'greet_in_person',
  contract_end: 'talk_about_contract',
  classes: 'offer_class',
  talks: 'greet_in_person',
  mood: 'listen_and_apologise',
};

/** What to do about the two reasons that weigh most, and to call in any case. */
const actionsFor = (factors: readonly ChurnFactor[]): AlertAction[] => [
  ...new Set<AlertAction>([
    'call_member',
    ...factors
      .filter(({ weight }) => weight > 0)
      .slice(0, 2)
      .flatMap(({ code }) => actionFor[code] ?? []),
  ]),
];

/** Raises an alert for each member whom only the learned score finds at risk: one open one a member, and none again soon. */
export const createRaiseChurnRisks =
  ({ newId, now }: { newId: () => string; now: () => number }) =>
  async (tx: Tx, risks: readonly Risk[]): Promise<void> => {
    const rows = risks.map(({ gymId, memberId, score, level, factors }) => ({
      id: newId(),
      gym_id: gymId,
      member_id: memberId,
      parameters: { score, level, factors, by: 'learned' },
      recommended_actions: actionsFor(factors),
    }));
    await tx.query(
      `insert into alerts (id, gym_id, member_id, alert_type, cause, priority, parameters, recommended_actions, created_at)
       select n.id, n.gym_id, n.member_id, 'churn_risk', n.member_id::text, 'high', n.parameters, n.recommended_actions, $2
       from jsonb_to_recordset($1::jsonb)
         as n (id uuid, gym_id uuid, member_id uuid, parameters jsonb, recommended_actions jsonb)
       where not exists (
         select from alerts a where a.gym_id = n.gym_id and a.alert_type = 'churn_risk' and a.cause = n.member_id::text
           and (a.status in ('pending', 'in_progress')
             or a.resolved_at > $3 and a.resolution_notes is distinct from 'risk_passed'))`,
      [JSON.stringify(rows), new Date(now()), new Date(now() - peaceMs)],
    );
  };
