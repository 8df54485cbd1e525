/**
 * `npm run models:pack -- --from FOLDER --to FOLDER --key FILE`: packs models of speech and of labels for boxes and signs them.
 * What a model of labels answers here is signed with it: a box compares itself with that at each start.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { NoModel } from '../src/insight/transformer/model-thread.ts';
import { recordSelfTest } from '../src/insight/transformer/record-self-test.ts';
import { packFolder, type RecordSelfTest } from './pack-folder.ts';
import { timerAfter } from './timer-after.ts';

const usage = 'It knows --from FOLDER, --to FOLDER, --key FILE and --made-on YYYY-MM-DD.';

await runCommand(run);

async function run(): Promise<void> {
  const { from, to, key, madeOn } = readOptions();
  for (const packed of await packFolder({ from, to, key, madeOn, recordSelfTest: record })) {
    process.stdout.write(`${JSON.stringify(packed)}\n`);
  }
}

async function record(...[modelsFolder, folder, heads]: Parameters<RecordSelfTest>): ReturnType<RecordSelfTest> {
  try {
    return await recordSelfTest({ modelsFolder, folder, heads, after: timerAfter });
  } catch (error) {
    if (error instanceof NoModel && error.what === 'no-package') {
      throw new StartRefused(
        '@huggingface/transformers is not installed.',
        'Run npm run tier1:install, then pack again.',
      );
    }
    throw new StartRefused(
      `The model in "${folder}" does not run here: ${(error as Error).message}`,
      'Correct its files and heads.json, then pack again.',
      { cause: error },
    );
  }
}

function readOptions(): { from: string; to: string; key: KeyObject; madeOn: string } {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({ options: { from: text, to: text, key: text, 'made-on': text } }));
  } catch (error) {
    throw new StartRefused((error as Error).message, usage);
  }
  const { from, to, key, 'made-on': madeOn = new Date().toISOString().slice(0, 10) } = values;
  if (from === undefined || to === undefined || key === undefined) {
    throw new StartRefused('--from, --to or --key is missing.', usage);
  }
  return { from, to, key: keyIn(key), madeOn };
}

function keyIn(file: string): KeyObject {
  const remedy = 'Make one with openssl genpkey -algorithm ed25519 -out models.key, and keep it away from boxes.';
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new StartRefused(`${file} has no private key that can be read (${(error as Error).name}).`, remedy);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new StartRefused(`The key in ${file} is not of Ed25519.`, remedy);
  return key;
}
