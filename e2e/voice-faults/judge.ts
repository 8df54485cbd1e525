import type { FaultResult } from './run-sessions.ts';

/** From when on memory is compared, sessions: by then everything that is kept once has been. */
const settledAfter = 200;
const growthMost = 0.1;

/** @returns undefined for runs that end before anything can be compared. */
export function growthOf(memory: FaultResult['memory']): number | undefined {
  const first = memory.find(({ sessions }) => sessions >= settledAfter);
  const last = memory.at(-1);
  return first === undefined || last === undefined || first === last ? undefined : last.bytes / first.bytes - 1;
}

/** What is not as it has to be; empty when all is well. */
export function failuresOf(result: FaultResult): string[] {
  const { stuck, truncates, opinions, leftOpen, toolFailures, memory } = result;
  const failures = stuck.map((where) => `stuck: ${where}`);
  if (truncates.refused > 0) failures.push(`${truncates.refused} truncates refused by the service`);
  if (truncates.refusedToBroker > 0) failures.push(`${truncates.refusedToBroker} truncates refused to the broker`);
  for (const text of opinions.twice) failures.push(`done twice: ${text}`);
  if (opinions.rows !== opinions.done) failures.push(`${opinions.done} calls done, ${opinions.rows} rows`);
  if (leftOpen > 0) failures.push(`${leftOpen} sessions left open`);
  if (toolFailures > 0) failures.push(`${toolFailures} tools failed`);
  const growth = growthOf(memory);
  if (growth !== undefined && growth >= growthMost) failures.push(`memory grew by ${(growth * 100).toFixed(1)} %`);
  return failures;
}
