import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { emotions, intents, sentiments } from '@jarvis-edge/sync/labels.ts';
import type { Utterance } from '../src/insight/label/corpus.ts';
import { modelFiles } from '../src/insight/transformer/small-model/model-files.ts';
import type { Precision } from '../src/insight/transformer/small-model/onnx.ts';
import type { SmallModel } from '../src/insight/transformer/small-model/small-model.ts';
import { train } from '../src/insight/transformer/small-model/training.ts';
import { type PackList, packListName } from './pack-list.ts';

/** A model of our own, small enough to be made in seconds: it proves the way that larger ones go. */
export const trainSmallModel = (
  utterances: readonly Pick<Utterance, 'text' | 'sentiment' | 'intent' | 'emotion'>[],
): SmallModel =>
  train(
    utterances.map(({ text, sentiment, intent, emotion }) => ({
      text,
      labels: { logits: sentiment, intent, emotion },
    })),
    { pieces: 4_096, width: 32, rounds: 10, labels: { logits: sentiments, intent: intents, emotion: emotions } },
  );

/** Writes it as `npm run models:pack` takes it. */
export function writeSmallFolder(folder: string, model: SmallModel, precision: Precision): void {
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  for (const [name, bytes] of modelFiles(model, precision)) put(`labels/${name}`, bytes);
  const list: PackList = {
    models: [
      {
        ...{ id: `small-${precision}-1`, kind: 'labels', family: 'distilbert', languages: ['fr', 'en', 'es'] },
        ...{ licence: 'LicenseRef-JARVIS-Edge', folders: { model: 'labels' } },
      },
    ],
  };
  put(packListName, `${JSON.stringify(list, null, 2)}\n`);
}
