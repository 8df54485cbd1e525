import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readUtterances } from '../../src/insight/label/corpus.ts';
import { modelFiles } from '../../src/insight/transformer/small-model/model-files.ts';
import { answerOf } from '../../src/insight/transformer/small-model/small-model.ts';
import { recordSelfTest } from '../../src/insight/transformer/record-self-test.ts';
import { patient, said, transformerContract } from '../../src/insight/transformer/transformer.contract.ts';
import { Transformer } from '../../src/insight/transformer/transformer.ts';
import { openModels } from '../../src/model-folder/model-folder.ts';
import { packFolder } from '../pack-folder.ts';
import { trainSmallModel, writeSmallFolder } from '../small-folder.ts';

const model = trainSmallModel(readUtterances('corpus'));

transformerContract('@huggingface/transformers', () => ({
  files: modelFiles(model, 'fp32'),
  // Reckoned here: the self-test of the contract holds the runtime against our own arithmetic.
  answer: (text) => answerOf(model, text),
}));

let root: string;
beforeAll(() => void (root = mkdtempSync(path.join(tmpdir(), 'tier1-'))));
afterAll(() => rmSync(root, { recursive: true }));

test.each(['fp32', 'int8'] as const)(
  'a model in %s goes from its training to a box, packed and signed',
  async (precision) => {
    const keys = generateKeyPairSync('ed25519');
    const [from, to] = [path.join(root, `${precision}-made`), path.join(root, `${precision}-packed`)];
    writeSmallFolder(from, model, precision);
    const packed = await packFolder({
      ...{ from, to, key: keys.privateKey, madeOn: '2026-11-21' },
      recordSelfTest: (modelsFolder, folder, heads) => recordSelfTest({ modelsFolder, folder, heads, after: patient }),
    });
    expect(packed).toMatchObject([{ id: `small-${precision}-1`, kind: 'labels', files: 6 }]);
    const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const reports: string[] = [];
    const tier1 = new Transformer({
      ...{ models: openModels(to, publicKey), tier0: () => said, after: patient },
      report: (problem) => void reports.push(problem),
    });
    await tier1.opened;
    expect(tier1.state).toMatchObject({
      kind: 'in-use',
      selfTestDifference: 0,
      madeBy: expect.stringContaining(' 4.3.'),
    });
    expect(await tier1.label('me encanta este gimnasio, gracias a todos', 'es')).toMatchObject({
      ...{ tier: 1, sentiment: 'positive', emotion: 'joy', model: `small-${precision}-1+tier-0` },
    });
    tier1.close();
    expect(reports).toEqual([]);
  },
);
