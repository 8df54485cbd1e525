import { intents } from '@jarvis-edge/sync/labels.ts';
import { decideIntent, isGoing, topicsFrom, type Trust, type Weighed } from './decide.ts';
import { toShares } from './fit.ts';
import { scoresFor } from './heads.ts';
import type { Judged } from './second-look.ts';

/** With what a second look makes of it that has not heard the author either. */
export interface Looked extends Judged {
  readonly chances: Weighed;
}

/** Goodbyes that are heard where none was said: at most that share. */
const falseLeavesMax = 0.005;
/** Calls for help that are missed, and false ones: missing weighs more. */
const missedDangerMax = 0.003;
const falseDangerMax = 0.03;
/** Refusals of what the kiosk does know. */
const falseRefusalsMax = 0.05;
/** Below what is allowed, since strangers are stranger than these. */
const margin = 0.9;
/** Ordinary lines are taken for a goodbye less often than these: .1 to .4 in a hundred of three authors', when first met. */
const leaveMargin = 0.98;

/** How far the scores may be trusted, chosen on lines of strangers. */
export function trustFrom(looked: readonly Looked[]): Trust {
  const temperature = temperatureOf(looked);
  const endsFrom = fromFor(turnsOf(looked, 'ends', 'farewell'), falseLeavesMax * leaveMargin);
  const staying = looked.filter(({ chances: { ends, danger } }) => !isGoing(ends[1] ?? 0, danger[1] ?? 0));
  const danger = turnsOf(staying, 'danger', 'emergency');
  const wanted = quantile(danger.right, missedDangerMax);
  const dangerFrom = Math.max(wanted, fromFor(danger, falseDangerMax * margin));
  const base = { temperature, endsFrom, dangerFrom, topicFrom: topicFrom(looked) };
  return { ...base, ...refusals(looked, base) };
}

type Base = Omit<Trust, 'outside' | 'knownFrom'>;

const outsides = [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1];
const knownFroms = [0, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.25];

/** So little of macro-F1 hangs on the lines that were drawn. */
const alike = 0.0005;

/**
 * What gives the best macro-F1 of intents within the refusals that are allowed; of those that are as good, what refuses most: a
 * question that is no matter of a gym is better said to be none than answered with the timetable.
 */
function refusals(looked: readonly Looked[], base: Base): { outside: number; knownFrom: number } {
  const tried: { outside: number; knownFrom: number; f1: number }[] = [];
  for (const outside of outsides) {
    // What is `unknown` even so hangs on its confidence alone.
    const strict = { ...base, outside, knownFrom: Infinity };
    const decided = looked.map(({ scores, chances }) => decideIntent(scores, chances, strict));
    for (const knownFrom of knownFroms) {
      const answers = decided.map(({ intent, likeliest, confidence }, at) => ({
        is: looked[at]?.line.intent ?? 'out_of_scope',
        said: intent === 'unknown' && confidence >= knownFrom ? likeliest : intent,
      }));
      const inside = answers.filter(({ is }) => is !== 'out_of_scope');
      const refused = inside.filter(({ said }) => said === 'unknown' || said === 'out_of_scope');
      if (refused.length > falseRefusalsMax * margin * inside.length) continue;
      tried.push({ outside, knownFrom, f1: intentF1(answers) });
    }
  }
  const best = Math.max(...tried.map(({ f1 }) => f1));
  const asGood = tried.filter(({ f1 }) => f1 >= best - alike);
  const most = Math.max(...asGood.map(({ outside }) => outside));
  const { outside = 0, knownFrom = 0 } = asGood.find((each) => each.outside === most) ?? {};
  return { outside, knownFrom };
}

/** Macro-F1, in one pass. */
function intentF1(answers: readonly { readonly is: string; readonly said: string }[]): number {
  const counts = new Map<string, { is: number; said: number; both: number }>();
  const countOf = (intent: string): { is: number; said: number; both: number } => {
    const own = counts.get(intent) ?? { is: 0, said: 0, both: 0 };
    counts.set(intent, own);
    return own;
  };
  for (const { is, said } of answers) {
    countOf(is).is += 1;
    countOf(said).said += 1;
    if (is === said) countOf(is).both += 1;
  }
  const known = [...counts.values()].filter(({ is }) => is > 0);
  return known.reduce((sum, { is, said, both }) => sum + (2 * both) / (is + said), 0) / known.length;
}

const temperatures = Array.from({ length: 30 }, (_, step) => 0.5 + step * 0.05);

/** The temperature at which chances fit best what strangers said: from there on they fit ever worse. */
function temperatureOf(looked: readonly Looked[]): number {
  let best = { temperature: 1, loss: Infinity };
  for (const temperature of temperatures) {
    let loss = 0;
    for (const { line, scores } of looked) {
      const shares = scoresFor('intent', scores).map((score) => score / temperature);
      toShares(shares);
      loss -= Math.log(Math.max(1e-9, shares[intents.indexOf(line.intent)] ?? 0));
    }
    if (loss > best.loss) break;
    best = { temperature, loss };
  }
  return best.temperature;
}

interface TurnChances {
  /** Ascending: of lines that are it, and of lines that are not. */
  readonly right: readonly number[];
  readonly wrong: readonly number[];
}

function turnsOf(looked: readonly Looked[], turn: 'ends' | 'danger', intent: string): TurnChances {
  const of = (is: boolean): number[] =>
    looked
      .filter(({ line }) => (line.intent === intent) === is)
      .map(({ chances }) => chances[turn][1] ?? 0)
      .sort((a, b) => a - b);
  return { right: of(true), wrong: of(false) };
}

/** The chance that no more than that share of what is not it reaches. */
const fromFor = ({ wrong }: TurnChances, falseMax: number): number =>
  (wrong[Math.floor(wrong.length * (1 - falseMax))] ?? 1) + 1e-6;

const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.floor(ascending.length * share)] ?? 0.5;

function topicFrom(looked: readonly Looked[]): number {
  let best = { from: 0.5, f1: -1 };
  for (const from of [0.25, 0.3, 0.35, 0.4, 0.45, 0.5]) {
    let [hit, said, told] = [0, 0, 0];
    for (const { line, scores } of looked) {
      const found = topicsFrom(scores, from);
      hit += found.filter((topic) => line.topics.some((each) => each === topic)).length;
      said += found.length;
      told += line.topics.length;
    }
    const f1 = (2 * hit) / (said + told);
    if (f1 > best.f1) best = { from, f1 };
  }
  return best.from;
}
