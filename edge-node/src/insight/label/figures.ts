import { emotions, intents, languages, sentiments, topics } from '@jarvis-edge/sync/labels.ts';
import { decide, type Trust } from './decide.ts';
import type { Looked } from './trust.ts';

/** Macro-F1 of what was answered, over the codes that occur. */
export function macroF1(pairs: readonly (readonly [is: string, said: string])[]): number {
  const codes = [...new Set(pairs.map(([is]) => is))];
  const sum = codes.reduce((total, code) => {
    const hit = pairs.filter(([is, said]) => is === code && said === code).length;
    const all = pairs.filter(([is]) => is === code).length + pairs.filter(([, said]) => said === code).length;
    return total + (2 * hit) / all;
  }, 0);
  return codes.length === 0 ? 0 : sum / codes.length;
}

export interface Figures {
  readonly lines: number;
  readonly intent: number;
  readonly sentiment: number;
  readonly emotion: number;
  /** Micro-F1. */
  readonly topics: number;
  readonly outOfScopeRecall: number;
  readonly falseRefusals: number;
  readonly emergencyRecall: number;
  readonly falseEmergencies: number;
  readonly farewellRecall: number;
  readonly falseFarewells: number;
}

export interface Answered extends Looked {
  readonly said: ReturnType<typeof decide>;
}

export const answered = (looked: readonly Looked[], trust: Trust): Answered[] =>
  looked.map((each) => ({ ...each, said: decide(each.scores, each.chances, trust) }));

export function figuresOf(lines: readonly Answered[]): Figures {
  const shareOf = (of: readonly Answered[], is: (each: Answered) => boolean): number =>
    of.length === 0 ? 0 : of.filter(is).length / of.length;
  const isIntent =
    (intent: string) =>
    ({ line }: Answered) =>
      line.intent === intent;
  const refused = ({ said }: Answered): boolean => said.intent === 'unknown' || said.intent === 'out_of_scope';
  const says =
    (intent: string) =>
    ({ said }: Answered) =>
      said.intent === intent;
  const but = (intent: string): Answered[] => lines.filter(({ line }) => line.intent !== intent);
  const figures = {
    intent: macroF1(lines.map(({ line, said }) => [line.intent, said.intent])),
    sentiment: macroF1(lines.map(({ line, said }) => [line.sentiment, said.sentiment])),
    emotion: macroF1(lines.map(({ line, said }) => [line.emotion, said.emotion])),
    topics: topicF1(lines),
    outOfScopeRecall: shareOf(lines.filter(isIntent('out_of_scope')), refused),
    falseRefusals: shareOf(but('out_of_scope'), refused),
    emergencyRecall: shareOf(lines.filter(isIntent('emergency')), says('emergency')),
    falseEmergencies: shareOf(but('emergency'), says('emergency')),
    farewellRecall: shareOf(lines.filter(isIntent('farewell')), says('farewell')),
    falseFarewells: shareOf(but('farewell'), says('farewell')),
  };
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(4))]));
  return { lines: lines.length, ...(rounded as unknown as typeof figures) };
}

function topicF1(lines: readonly Answered[]): number {
  let [hit, all] = [0, 0];
  for (const { line, said } of lines) {
    hit += said.topics.filter((topic) => line.topics.includes(topic)).length;
    all += said.topics.length + line.topics.length;
  }
  return all === 0 ? 0 : (2 * hit) / all;
}

/** Figures by language and author, and a table of confusion for each head and language. */
export function reportOf(lines: readonly Answered[]): string {
  const parts: string[] = [];
  const groups: [string, Answered[]][] = [
    ['all', [...lines]],
    ...languages.map((each): [string, Answered[]] => [each, lines.filter(({ line }) => line.language === each)]),
    ...[...new Set(lines.map(({ line }) => line.author))].map((each): [string, Answered[]] => [
      each,
      lines.filter(({ line }) => line.author === each),
    ]),
  ];
  for (const [name, group] of groups) parts.push(`${name.padEnd(9)} ${sentenceFor(figuresOf(group))}`);
  for (const language of languages) {
    const own = lines.filter(({ line }) => line.language === language);
    const tables = [
      ['intent', [...intents, 'unknown'], own.map(({ line, said }) => [line.intent, said.intent] as const)],
      ['sentiment', sentiments, own.map(({ line, said }) => [line.sentiment, said.sentiment] as const)],
      ['emotion', emotions, own.map(({ line, said }) => [line.emotion, said.emotion] as const)],
    ] as const;
    for (const [head, codes, pairs] of tables) {
      parts.push('', `${head}, ${language}: rows are right, columns were said`, confusion(codes, pairs));
    }
    parts.push('', `topics, ${language}: right, said, both`, topicTable(own));
  }
  return parts.join('\n');
}

const sentenceFor = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${Number(value)}`)
    .join('  ');

function confusion(codes: readonly string[], pairs: readonly (readonly [string, string])[]): string {
  const rows = codes.map((is) =>
    codes.map((said) => pairs.filter((pair) => pair[0] === is && pair[1] === said).length),
  );
  const head = ['', ...codes.map((_, at) => String(at))];
  const table = [head, ...rows.map((row, at) => [`${String(at).padStart(2)} ${codes[at]}`, ...row.map(String)])];
  return table
    .map(([name = '', ...cells]) => name.padEnd(21) + cells.map((cell) => cell.padStart(4)).join(''))
    .join('\n');
}

const topicTable = (lines: readonly Answered[]): string =>
  topics
    .map((topic) => {
      const right = lines.filter(({ line }) => line.topics.includes(topic));
      const said = lines.filter(({ said: { topics: found } }) => found.includes(topic));
      return `${topic.padEnd(12)} ${right.length} ${said.length} ${right.filter((each) => said.includes(each)).length}`;
    })
    .join('\n');
