import { fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { recordSelfTest } from '../src/insight/transformer/record-self-test.ts';
import type { Precision } from '../src/insight/transformer/small-model/onnx.ts';
import type { SmallModel } from '../src/insight/transformer/small-model/small-model.ts';
import type { Measured, Wish } from './measure.ts';
import { packFolder } from './pack-folder.ts';
import { writeSmallFolder } from './small-folder.ts';
import { timerAfter } from './timer-after.ts';

/** The small model as a box is given it, signed by a key that nobody keeps. */
export async function packedSmall(root: string, model: SmallModel, precision: Precision) {
  const [from, folder] = [path.join(root, precision), path.join(root, `${precision}-packed`)];
  writeSmallFolder(from, model, precision);
  const [made] = await packFolder({
    ...{ from, to: folder, key: generateKeyPairSync('ed25519').privateKey, madeOn: '2026-11-21' },
    recordSelfTest: (modelsFolder, name, heads) =>
      recordSelfTest({ modelsFolder, folder: name, heads, after: timerAfter }),
  });
  return { folder, bytes: made?.bytes };
}

/** What a packed model answers, with what that takes: from a process of its own. */
export async function askedOf(wish: Wish): Promise<Measured> {
  const child = fork(path.join(import.meta.dirname, 'measure.ts'));
  child.send(wish);
  const [measured] = (await once(child, 'message')) as [Measured];
  return measured;
}
