/** `npm run voice:faults -- --sessions N --seed S`: whole conversations over real sockets with a service that fails by seed. */
import { parseArgs } from 'node:util';
import { failuresOf, growthOf } from './judge.ts';
import { runSessions } from './run-sessions.ts';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    screens: { type: 'string', default: '8' },
  },
});
const [sessions, seed, screens] = [Number(values.sessions), Number(values.seed), Number(values.screens)];
if (![sessions, seed, screens].every(Number.isInteger) || sessions < 1 || screens < 1) {
  console.error(
    '--sessions, --seed and --screens take whole numbers: `npm run voice:faults -- --sessions 1000 --seed 1`.',
  );
  process.exit(2);
}
const startedAt = performance.now();
const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
const result = await runSessions({
  ...{ sessions, seed, screens },
  batchEnded: (done) => console.log(`${done} of ${sessions} sessions, ${seconds()}`),
});
const { ends, faults, connections, responses, interruptions, truncates, opinions, memory, reports } = result;
const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const growth = growthOf(memory);
const table: readonly (readonly [string, string])[] = [
  ['sessions', `${sessions}, seed ${seed}, ${screens} at once, ${seconds()}`],
  ['ended', listed(ends)],
  ['stuck', String(result.stuck.length)],
  ['connections, responses', `${connections}, ${responses}`],
  ['faults', listed(faults)],
  ['told the log', listed(reports)],
  ['interruptions while JARVIS spoke', String(interruptions)],
  ['truncates done, refused', `${truncates.done}, ${truncates.refused} (${truncates.refusedToBroker} to the broker)`],
  [
    'opinions wanted, done, rows, twice',
    `${opinions.wanted}, ${opinions.done}, ${opinions.rows}, ${opinions.twice.length}`,
  ],
  ['sessions left open', String(result.leftOpen)],
  ['memory after gc', memory.map(({ sessions: after, bytes }) => `${after}: ${mebibytes(bytes)}`).join(', ')],
  ['memory growth since 200', growth === undefined ? 'too few sessions' : `${(growth * 100).toFixed(1)} %`],
];
for (const [name, value] of table) console.log(`${name.padEnd(36)}${value}`);
const failures = failuresOf(result);
for (const failure of failures) console.log(`FAILED ${failure}`);
if (failures.length > 0) console.log(`again: npm run voice:faults -- --sessions ${sessions} --seed ${seed}`);
process.exit(failures.length > 0 ? 1 : 0);
