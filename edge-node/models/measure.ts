/** Asks one packed model all that it is sent, and measures it: a process of its own, for its memory. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Outputs, ModelHeads, outputNames } from '../src/insight/transformer/heads.ts';
import { ModelThread } from '../src/insight/transformer/model-thread.ts';
import { timerAfter } from './timer-after.ts';

export interface Wish {
  /** Of a packed model of labels. */
  readonly folder: string;
  readonly texts: readonly string[];
}

export interface Measured {
  readonly answers: readonly Outputs[];
  readonly loadMs: number;
  readonly msPerText: readonly number[];
  /** Of the whole process. */
  readonly rssMb: { readonly before: number; readonly loaded: number; readonly after: number };
  /** What the thread broke off for, such as a network that it tried to reach. */
  readonly broke: readonly string[];
}

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1e6);

process.once('message', ({ folder, texts }: Wish) => {
  void measure({ folder, texts }).then((measured) => {
    process.send?.(measured, () => process.disconnect());
  });
});

async function measure({ folder, texts }: Wish): Promise<Measured> {
  const heads = ModelHeads.parse(JSON.parse(readFileSync(path.join(folder, 'labels/heads.json'), 'utf8')));
  const before = megabytes();
  const broke: string[] = [];
  const startedAt = performance.now();
  const thread = new ModelThread({
    ...{ modelsFolder: path.join(folder, path.sep), folder: 'labels', packageUrl: undefined, after: timerAfter },
    ...{ dtype: heads.dtype, tokensMax: heads.tokensMax, outputs: outputNames(heads) },
    ...{ loadMsMax: 120_000, answerMsMax: 10_000, broke: (cause: string) => void broke.push(cause) },
  });
  await thread.opened;
  const [loadMs, loaded] = [performance.now() - startedAt, megabytes()];
  const [answers, msPerText]: [Outputs[], number[]] = [[], []];
  for (const text of texts) {
    const askedAt = performance.now();
    answers.push(await thread.ask(text));
    msPerText.push(performance.now() - askedAt);
  }
  const rssMb = { before, loaded, after: megabytes() };
  thread.close();
  return { answers, loadMs, msPerText, rssMb, broke };
}
