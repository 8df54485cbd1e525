import type { Saying } from './reports.ts';

/** How what a report says is put into words, alike in the console and in mail. */

/** What the reader knows of what sayings name by id or moment. */
export interface Known {
  readonly gymName: (id: string) => string | undefined;
  /** A day in a sentence. @param at Unix ms. */
  readonly day: (at: number) => string;
}

export interface ReportSayings {
  /** One finding, as a sentence; also where this version does not know its code. */
  readonly insight: (saying: Saying, known: Known) => string;
  /** What to do about it. */
  readonly recommendation: (saying: Saying, known: Known) => string;
}

export type Parameters = Saying['parameters'];
export type Story = (parameters: Parameters, known: Known) => string;

export const numberOf = (parameters: Parameters, name: string): number => Number(parameters[name] ?? 0);
export const textOf = (parameters: Parameters, name: string): string => String(parameters[name] ?? '');
/** How much less or more, in hundredths. */
export const percentOf = (parameters: Parameters): number => {
  const [now, before] = [numberOf(parameters, 'visits'), numberOf(parameters, 'before')];
  return before === 0 ? 0 : Math.round((Math.abs(now - before) / before) * 100);
};
export const wordsFor = (stories: Readonly<Record<string, Story>>, other: string) => (saying: Saying, known: Known) =>
  (Object.hasOwn(stories, saying.code) ? stories[saying.code] : undefined)?.(saying.parameters, known) ?? other;
