import path from 'node:path';
import { found, type ModelHeads, outputNames } from './heads.ts';
import { type After, ModelThread } from './model-thread.ts';
import { type SelfTest, selfTestTexts } from './self-test.ts';

export interface Recording {
  /** Absolute. */
  readonly modelsFolder: string;
  /** Of the model, in that folder. */
  readonly folder: string;
  readonly heads: ModelHeads;
  readonly after: After;
  readonly packageUrl?: string | undefined;
}

/** Another processor adds up in another order, and rounds to a byte at another place. */
const toleranceOf = ({ dtype }: ModelHeads): number => (dtype === 'fp32' ? 0.001 : 0.05);

/**
 * What a model answers here and now.
 *
 * @throws NoModel where it cannot run, NoAnswer where it fails, OddOutput where its heads are not those that are named.
 */
export async function recordSelfTest({ modelsFolder, folder, heads, after, packageUrl }: Recording): Promise<SelfTest> {
  const thread = new ModelThread({
    ...{ modelsFolder: path.join(modelsFolder, path.sep), folder, packageUrl, after },
    ...{ dtype: heads.dtype, tokensMax: heads.tokensMax, outputs: outputNames(heads) },
    ...{ loadMsMax: 300_000, answerMsMax: 60_000, broke: () => undefined },
  });
  try {
    const madeBy = await thread.opened;
    const cases = [];
    for (const text of selfTestTexts) {
      const outputs = await thread.ask(text);
      found(heads, outputs);
      cases.push({
        text,
        outputs: Object.fromEntries(Object.entries(outputs).map(([name, each]) => [name, [...each]])),
      });
    }
    return { format: 1, madeBy, tolerance: toleranceOf(heads), cases };
  } finally {
    thread.close();
  }
}
