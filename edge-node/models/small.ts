/**
 * `npm run models:small -- --to FOLDER [--int8]`: trains the small model of labels from the corpus of the box, always the same,
 * and writes it as `npm run models:pack` takes it.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { readUtterances } from '../src/insight/label/corpus.ts';
import { trainSmallModel, writeSmallFolder } from './small-folder.ts';

await runCommand(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' }, int8: { type: 'boolean', default: false } } });
  if (values.to === undefined || existsSync(values.to)) {
    throw new StartRefused('--to names no new folder.', 'Give --to FOLDER, one that does not exist yet.');
  }
  writeSmallFolder(values.to, trainSmallModel(readUtterances('corpus')), values.int8 ? 'int8' : 'fp32');
});
