/**
 * Loads models in a process of its own: a file that is no model ends the process that loads it, and that must not be the box.
 * Reads `{installedAt, models: [{id, class, config}]}`; writes the id of each model before it is loaded, and `done` at the end.
 */
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { loadSherpa, NoSherpa } from './sherpa-module.ts';

export const Trial = z.object({
  installedAt: z.string(),
  models: z.array(
    z.object({
      id: z.string(),
      class: z.enum(['OfflineRecognizer', 'OnlineRecognizer', 'Vad', 'OfflineTts']),
      config: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type Trial = z.infer<typeof Trial>;

if (import.meta.main) await run();

async function run(): Promise<void> {
  const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
  const { installedAt, models } = Trial.parse(JSON.parse(await text(process.stdin)));
  try {
    const sherpa = await loadSherpa(installedAt);
    for (const { id, class: of, config } of models) {
      tell({ loading: id });
      if (of === 'Vad') new sherpa.Vad(config, 30).acceptWaveform(new Float32Array(512));
      else if (of === 'OnlineRecognizer') new sherpa.OnlineRecognizer(config).createStream();
      else await sherpa[of].createAsync(config);
    }
    tell({ done: true });
  } catch (error) {
    tell(error instanceof NoSherpa ? { absent: error.message } : { failed: (error as Error).message });
  }
}
