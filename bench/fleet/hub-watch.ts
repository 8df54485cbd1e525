import { readdirSync, readFileSync } from 'node:fs';

/** One second of the hub's process, as `watch-loop.ts` writes it. */
export interface Second {
  readonly at: number;
  /** Since it began. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** @param from Unix ms. */
export function secondsSince(file: string, from: number): Second[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Second)
    .filter(({ at }) => at >= from);
}

const tickMs = 10;

/** Its own in user and system mode, and those of children that have ended. */
const ticksIn = (fields: readonly string[]): number => fields.reduce((total, field) => total + Number(field), 0);

/** CPU that a process and all below it have spent. @returns ms */
export function cpuOf(pid: number): number {
  const processes = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid: Number(name), parent: Number(fields[1]), ticks: ticksIn(fields.slice(11, 15)) }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
  const below = (parent: number): number =>
    processes.filter((one) => one.parent === parent).reduce((sum, one) => sum + one.ticks * tickMs + below(one.pid), 0);
  const own = processes.find((one) => one.pid === pid);
  return (own?.ticks ?? 0) * tickMs + below(pid);
}

export function filesMost(pid: number): number {
  const limit = /^Max open files\s+\d+\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'));
  return Number(limit?.[1] ?? 0);
}

export const filesOpen = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;
