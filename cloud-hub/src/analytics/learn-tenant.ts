import { businessCalendar } from '@jarvis-edge/sync/analytics/business-calendar.ts';
import { figuresOf } from '@jarvis-edge/sync/analytics/figures-of.ts';
import { businessDayStart } from '@jarvis-edge/sync/opening-hours.ts';
import { proof } from '../../protocol/proof.ts';
import { chancesOf, learn, type Learned } from './churn/learn.ts';
import {
  areaUnderCurve,
  balancedAccuracy,
  bestThreshold,
  calibrationError,
  confusion,
  f1,
} from './churn/score-figures.ts';
import { columnsOf, distinctVisits, historyBegins, seasonOf, snapshotAt, type Snapshot } from './features.ts';
import { contractAt, hasLeft, knownAfterMs, mayLeave } from './leaving.ts';
import { pastOf, type KnownGym } from './member-past.ts';

const dayMs = 86_400_000;
/** A habit has to be known before it can change. */
const habitMs = 56 * dayMs;
const monthsMax = 12;
/** Few who leave cannot tell of many bends. */
const shape = { bendsMax: 4 };

/** Every member who might have left, at the beginning of every month of which it is known who did. */
export interface PastMonths {
  readonly snapshots: readonly Snapshot[];
  readonly seasons: Float64Array;
  readonly outcome: Uint8Array;
  /** By row: a number for the month, the oldest first. */
  readonly months: Uint16Array;
  /** By row: Unix ms. */
  readonly moments: Float64Array;
  /** By row: what the owners' rule says. */
  readonly rule: Float64Array;
  readonly memberIds: readonly string[];
}

/** The beginnings of months whose outcome is known, as business days begin in the gym; Unix ms, the oldest first. */
export function monthStarts({ timezone }: Pick<KnownGym, 'timezone'>, since: number, now: number): number[] {
  const starts: number[] = [];
  const today = new Date(now);
  for (let back = 0; starts.length < monthsMax && back < monthsMax + 4; back += 1) {
    // Noon of Greenwich is in the same month nearly everywhere.
    const start = businessDayStart(timezone, Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1, 12));
    if (start + knownAfterMs <= now && start >= since + habitMs) starts.push(start);
  }
  return starts.reverse();
}

/** @param now Unix ms. */
export function readMonths(gyms: readonly KnownGym[], now: number): PastMonths {
  const snapshots: Snapshot[] = [];
  const memberIds: string[] = [];
  const [seasons, outcome, months, moments, rule]: number[][] = [[], [], [], [], []];
  for (const gym of gyms) {
    const since = historyBegins(gym);
    const visits = gym.members.map((member) => distinctVisits(member.visits));
    for (const at of monthStarts(gym, since, now)) {
      const calendar = businessCalendar(gym.timezone, at);
      const here: Snapshot[] = [];
      const name = new Date(at + dayMs);
      gym.members.forEach((member, place) => {
        if (!mayLeave(member, at)) return;
        const left = hasLeft(member, at);
        if (left === undefined) return;
        here.push(snapshotAt(member, visits[place] ?? new Float64Array(), since, at));
        memberIds.push(member.id);
        outcome?.push(left ? 1 : 0);
        months?.push(name.getUTCFullYear() * 12 + name.getUTCMonth());
        moments?.push(at);
        const past = { ...pastOf(member, at), membershipExpires: contractAt(member, at)?.expires ?? null };
        rule?.push(figuresOf(past, calendar).churn_risk_score);
      });
      const season = seasonOf(here);
      for (const one of here) {
        snapshots.push(one);
        seasons?.push(season);
      }
    }
  }
  return {
    ...{ snapshots, memberIds },
    seasons: Float64Array.from(seasons ?? []),
    outcome: Uint8Array.from(outcome ?? []),
    months: Uint16Array.from(months ?? []),
    moments: Float64Array.from(moments ?? []),
    rule: Float64Array.from(rule ?? []),
  };
}

export interface Quality {
  readonly auc: number;
  readonly f1: number;
  readonly balanced_accuracy: number;
}

/** How the learned score did on months that it had not seen, beside the owners' rule. */
export interface Judgement {
  readonly months_learned: number;
  readonly months_judged: number;
  readonly rows: number;
  readonly outcomes_learned: number;
  readonly outcomes_judged: number;
  readonly learned?: Quality & { readonly ece: number; readonly ece_equal_count: number };
  readonly rule?: Quality;
}

export type Verdict = 'used' | 'too_few_months' | 'too_few_outcomes' | 'no_better_than_rule';

export interface Lesson {
  readonly verdict: Verdict;
  readonly figures: Judgement;
  /** Null: not used. */
  readonly model: Learned | null;
  /** By row of the months that were judged: what the model said that had not seen them. */
  readonly heldBack: { readonly rows: Uint32Array; readonly chances: Float64Array };
}

/** Learns who leaves, judges that on the last months as they would have come, and then learns from all. */
export function learnTenant(past: PastMonths): Lesson {
  const { outcome, months, moments, rule, snapshots, seasons } = past;
  const table = { columns: columnsOf(snapshots, seasons), outcome };
  const all = [...new Set(months)].toSorted((one, other) => one - other);
  const rowsWhere = (is: (row: number) => boolean): Uint32Array => Uint32Array.from([...outcome.keys()].filter(is));
  const judgedMonths = new Set(all.slice(all.length < 6 ? -1 : -2));
  const judged = rowsWhere((row) => judgedMonths.has(months[row] ?? -1));
  const firstJudged = judged.reduce((first, row) => Math.min(first, moments[row] ?? first), Number.POSITIVE_INFINITY);
  // On the first day of the months that judge, nobody knew more than this.
  const before = rowsWhere((row) => (moments[row] ?? 0) + knownAfterMs <= firstJudged);
  const outcomes = (rows: Uint32Array): number => rows.reduce((sum, row) => sum + (outcome[row] ?? 0), 0);
  const figures: Judgement = {
    months_learned: new Set(before.map((row) => months[row] ?? 0)).size,
    months_judged: judgedMonths.size,
    rows: outcome.length,
    outcomes_learned: outcomes(before),
    outcomes_judged: outcomes(judged),
  };
  const none = { rows: new Uint32Array(), chances: new Float64Array() };
  const unused = (verdict: Verdict): Lesson => ({ verdict, figures, model: null, heldBack: none });
  const { outcomesMin } = proof;
  if (figures.months_learned < proof.monthsLearnedMin) return unused('too_few_months');
  if (figures.outcomes_learned < outcomesMin.learned || figures.outcomes_judged < outcomesMin.judged)
    return unused('too_few_outcomes');

  const pick = (values: ArrayLike<number>, rows: Uint32Array): Float64Array =>
    Float64Array.from(rows, (row) => values[row] ?? 0);
  const trial = learn(table, before, months, shape);
  const chances = pick(chancesOf(trial, table.columns, outcome.length), judged);
  const came = Uint8Array.from(judged, (row) => outcome[row] ?? 0);
  const wasBefore = Uint8Array.from(before, (row) => outcome[row] ?? 0);
  const quality = (scores: Float64Array, thresholds: { balanced: number; f1: number }): Quality => ({
    auc: areaUnderCurve(scores, came),
    f1: f1(confusion(scores, came, thresholds.f1)),
    balanced_accuracy: balancedAccuracy(confusion(scores, came, thresholds.balanced)),
  });
  const ruleBefore = pick(rule, before);
  const byRule = quality(pick(rule, judged), {
    balanced: bestThreshold(ruleBefore, wasBefore, balancedAccuracy),
    f1: bestThreshold(ruleBefore, wasBefore, f1),
  });
  const byModel = {
    ...quality(chances, trial.thresholds),
    ece: calibrationError(chances, came, 'width'),
    ece_equal_count: calibrationError(chances, came, 'people'),
  };
  const isBetter = byModel.auc >= byRule.auc + proof.aheadMin && byModel.ece <= proof.calibrationErrorMax;
  return {
    verdict: isBetter ? 'used' : 'no_better_than_rule',
    figures: { ...figures, learned: byModel, rule: byRule },
    model: isBetter
      ? learn(
          table,
          rowsWhere(() => true),
          months,
          shape,
        )
      : null,
    heldBack: { rows: judged, chances },
  };
}
