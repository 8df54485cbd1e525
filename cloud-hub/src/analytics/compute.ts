import { businessCalendar } from '@jarvis-edge/sync/analytics/business-calendar.ts';
import { churnLevel } from '@jarvis-edge/sync/analytics/churn-rule.ts';
import { figuresOf } from '@jarvis-edge/sync/analytics/figures-of.ts';
import type { ChurnFactor, MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { chancesOf, contributionsOf, type Learned } from './churn/learn.ts';
import {
  columnsOf,
  distinctVisits,
  factorOf,
  factorParameters,
  historyBegins,
  seasonOf,
  snapshotAt,
  type Snapshot,
} from './features.ts';
import { learnTenant, readMonths, type Judgement, type Verdict } from './learn-tenant.ts';
import { mayLeave } from './leaving.ts';
import { pastOf, type KnownGym, type KnownMember } from './member-past.ts';

/** A factor that moves the log-odds by less is not worth a word. */
const weightMin = 0.1;

export interface MemberResult {
  readonly id: string;
  readonly gymId: string;
  readonly figures: MemberFigures;
}

export interface TenantResult {
  readonly members: readonly MemberResult[];
  readonly verdict: Verdict;
  readonly judgement: Judgement;
  readonly model: Learned | null;
}

export interface TenantTask {
  readonly gyms: readonly KnownGym[];
  /** Unix ms. */
  readonly now: number;
  /** What figures name as their model. */
  readonly modelName: string;
}

/** How every member of a tenant stands, by the rule and, where it has proved itself, by what was learned from the tenant's own history. */
export function computeTenant({ gyms, now, modelName }: TenantTask): TenantResult {
  const { verdict, figures: judgement, model } = learnTenant(readMonths(gyms, now));
  const members = gyms.flatMap((gym) => {
    const calendar = businessCalendar(gym.timezone, now);
    const learned = model === null ? undefined : scoresOf(gym, model, now, modelName);
    return gym.members
      .filter(({ isDeleted }) => !isDeleted)
      .map((member) => ({
        id: member.id,
        gymId: gym.id,
        figures: { ...figuresOf(pastOf(member, now), calendar), learned: learned?.get(member.id) ?? null },
      }));
  });
  return { members, verdict, judgement, model };
}

type LearnedScore = NonNullable<MemberFigures['learned']>;

/** By member: only of those of whom the question can be asked. Who stopped coming long ago, the rule tells. */
function scoresOf(gym: KnownGym, model: Learned, now: number, modelName: string): Map<string, LearnedScore> {
  const since = historyBegins(gym);
  const asked = gym.members.filter((member) => !member.isDeleted && mayLeave(member, now));
  const snapshots = asked.map((member) => snapshotAt(member, distinctVisits(member.visits), since, now));
  const season = seasonOf(snapshots);
  const columns = columnsOf(
    snapshots,
    snapshots.map(() => season),
  );
  const chances = chancesOf(model, columns, asked.length);
  const contributions = contributionsOf(model, columns, asked.length);
  return new Map(
    asked.map(({ id }: KnownMember, row) => {
      const score = chances[row] ?? 0;
      const factors = factorsOf(contributions, snapshots[row] as Snapshot, row);
      return [id, { score, level: churnLevel(score), factors, model: modelName }];
    }),
  );
}

/** The strongest first. */
function factorsOf(contributions: ReadonlyMap<string, Float64Array>, snapshot: Snapshot, row: number): ChurnFactor[] {
  const weights = new Map<string, number>();
  for (const [column, parts] of contributions) {
    const code = factorOf[column];
    if (code !== undefined) weights.set(code, (weights.get(code) ?? 0) + (parts[row] ?? 0));
  }
  const parameters: Record<string, ChurnFactor['parameters']> = factorParameters(snapshot);
  return [...weights]
    .filter(([, weight]) => Math.abs(weight) >= weightMin)
    .toSorted(([, one], [, other]) => Math.abs(other) - Math.abs(one))
    .map(([code, weight]) => ({ code, weight: Number(weight.toFixed(3)), parameters: parameters[code] ?? {} }));
}
