import { readTalk, readUtterances, type Utterance } from './corpus.ts';
import { featuresOf, type Heard } from './features.ts';
import { outputCount } from './heads.ts';
import { learnSecondLook, type SecondLook } from './second-look.ts';
import { scoresOf, type Table } from './table.ts';
import { learnLabels, learnSlots, seenTalk, type Seen } from './training.ts';

/** A part of the training that needs no other: each can run in a thread of its own and comes to the same. */
export type Part =
  | { readonly kind: 'labels' }
  | { readonly kind: 'slots'; readonly without: readonly string[] }
  /** What is said of the lines of some authors by a model that has heard none of them. */
  | { readonly kind: 'judge'; readonly without: readonly string[] }
  /** @param scores Of every line, in the order of the corpus, one after the other: in one piece it reaches a thread at once. */
  | { readonly kind: 'look'; readonly without: readonly string[]; readonly scores: Float64Array };

export interface PartResult {
  labels: Table;
  slots: Table;
  /** Of the lines of these authors, in the order of the corpus. */
  judge: Float64Array[];
  look: SecondLook;
}

/** How many times everything is learned without some of the authors: each of them is left out once. */
const foldCount = 5;

/** Authors dealt into folds. */
export function foldsOf(authors: readonly string[]): string[][] {
  const folds: string[][] = Array.from({ length: Math.min(foldCount, authors.length) }, () => []);
  for (const [at, author] of authors.entries()) folds[at % folds.length]?.push(author);
  return folds;
}

/** The corpus as a thread sees it. */
export class Ground {
  readonly #lines: readonly Utterance[] = readUtterances('corpus');
  readonly #heard: readonly Heard[];
  #own: readonly Seen[] | undefined;
  #talk: readonly ReturnType<typeof seenTalk>[] | undefined;

  /** @param heard What the grammar hears in each line, in the order of the corpus. */
  constructor(heard: readonly Heard[]) {
    this.#heard = heard;
  }

  learn(part: Part): PartResult[Part['kind']] {
    switch (part.kind) {
      case 'labels':
        return learnLabels(this.#seen(), this.#talkSeen());
      case 'slots':
        return learnSlots(this.#lines.filter(({ author }) => !part.without.includes(author)));
      case 'judge': {
        const isOut = ({ line }: Seen): boolean => part.without.includes(line.author);
        const table = learnLabels(
          this.#seen().filter((each) => !isOut(each)),
          this.#talkSeen(),
        );
        return this.#seen()
          .filter(isOut)
          .map(({ features }) => scoresOf(table, features));
      }
      case 'look':
        return learnSecondLook(
          this.#lines
            .map((line, at) => ({ line, scores: part.scores.subarray(at * outputCount, (at + 1) * outputCount) }))
            .filter(({ line }) => !part.without.includes(line.author)),
        );
    }
  }

  #seen(): readonly Seen[] {
    this.#own ??= this.#lines.map((line, at) => ({
      line,
      features: featuresOf(line.text, line.language, this.#heard[at]),
    }));
    return this.#own;
  }

  #talkSeen(): readonly ReturnType<typeof seenTalk>[] {
    this.#talk ??= readTalk().map(seenTalk);
    return this.#talk;
  }
}
