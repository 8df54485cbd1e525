/**
 * `npm run voice:conformance -- --schema openapi.json`: drives the box's Realtime endpoint with all client events and judges
 * every server event by the published schemas. Exit code 1 where one is invalid or unknown, or a client event was not driven.
 */
import { parseArgs } from 'node:util';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { openBench } from './bench.ts';
import { clientEventTypes, drive } from './drive.ts';
import { publishedSchema } from './published-schema.ts';

await runCommand(run);

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { schema: { type: 'string' } } });
  if (values.schema === undefined) {
    throw new StartRefused(
      'No schema is given.',
      'Give --schema FILE: openapi.json of github.com/openai/openai-openapi.',
    );
  }
  const { judge, types } = publishedSchema(values.schema);
  await using bench = await openBench();
  const { events, sent } = await drive(bench);

  const counts = new Map<string, { count: number; valid: number }>();
  const faults = new Set<string>();
  for (const event of events) {
    const fault = judge(event);
    const { count, valid } = counts.get(event.type) ?? { count: 0, valid: 0 };
    counts.set(event.type, { count: count + 1, valid: valid + (fault === undefined ? 1 : 0) });
    if (fault !== undefined) faults.add(`${event.type}: ${fault}`);
  }
  const notDriven = clientEventTypes.filter((type) => !sent.has(type));

  const line = (type: string, count: number | string, valid: number | string): void => {
    process.stdout.write(`${type.padEnd(58)} ${String(count).padStart(6)} ${String(valid).padStart(6)}\n`);
  };
  line('server event', 'count', 'valid');
  for (const [type, { count, valid }] of [...counts].sort(([a], [b]) => a.localeCompare(b))) line(type, count, valid);
  const valid = [...counts.values()].reduce((so, each) => so + each.valid, 0);
  line(`${counts.size} of ${types.length} published types`, events.length, valid);
  process.stdout.write(
    `client events driven: ${clientEventTypes.length - notDriven.length} of ${clientEventTypes.length}\n`,
  );
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  for (const type of notDriven) process.stderr.write(`${type} was not driven.\n`);
  if (faults.size > 0 || notDriven.length > 0) process.exitCode = 1;
}
