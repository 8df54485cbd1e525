import { asked, lineOf, type Judged, type Question } from './training.ts';

/** What a model does with lines of authors whom it has not heard, in shares of 1. */
export interface Figures {
  /** Of the lines that are it, how many stay when so many of those that sound like it are let through. */
  readonly recallAtOnePercent: number;
  readonly recallAtFivePercent: number;
  /** How far chances are from what happened, in the mean. */
  readonly calibrationError: number;
}

const bins = 10;

export function figuresOf(judged: readonly Judged[], question: Question): Figures {
  const { yes, almost } = asked[question];
  const { slope, offset } = lineOf(judged, question);
  const oddsIn = (kind: string): number[] =>
    judged.filter(({ line }) => line.kind === kind).map(({ odds }) => slope * odds + offset);
  const wrong = oddsIn(almost).sort((a, b) => b - a);
  const right = oddsIn(yes);
  const recallAt = (share: number): number => {
    const limit = wrong[Math.floor(wrong.length * share)] ?? -Infinity;
    return rounded(right.filter((odds) => odds > limit).length / right.length);
  };
  return {
    recallAtOnePercent: recallAt(0.01),
    recallAtFivePercent: recallAt(0.05),
    calibrationError: rounded(calibrationError(judged, slope, offset, yes)),
  };
}

function calibrationError(judged: readonly Judged[], slope: number, offset: number, yes: string): number {
  const sums = Array.from({ length: bins }, () => ({ chance: 0, happened: 0 }));
  for (const { line, odds } of judged) {
    const chance = 1 / (1 + Math.exp(-(slope * odds + offset)));
    const bin = sums[Math.min(bins - 1, Math.floor(chance * bins))];
    if (bin === undefined) continue;
    bin.chance += chance;
    bin.happened += line.kind === yes ? 1 : 0;
  }
  return sums.reduce((sum, { chance, happened }) => sum + Math.abs(chance - happened), 0) / judged.length;
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;
