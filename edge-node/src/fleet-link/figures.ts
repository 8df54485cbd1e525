import { readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClockQuality } from '@jarvis-edge/sync/event-time.ts';
import type { BoxFigures } from '@jarvis-edge/sync/fleet-link.ts';

export interface FiguresDeps {
  readonly softwareVersion: string;
  /** The disk that fills up is this folder's. */
  readonly dataFolder: string;
  readonly outbox: () => { readonly waiting: number; readonly oldestAt: number | null };
  readonly clockQuality: () => ClockQuality;
  /** `/sys/class/thermal` but in tests. */
  readonly thermalFolder?: string;
}

/** How the box is now; what the machine cannot tell is null. */
export async function readFigures(deps: FiguresDeps): Promise<BoxFigures> {
  const { softwareVersion, dataFolder, outbox, clockQuality, thermalFolder = '/sys/class/thermal' } = deps;
  const disk = await statfs(dataFolder).catch(() => undefined);
  const { waiting, oldestAt } = outbox();
  return {
    softwareVersion,
    uptimeSeconds: Math.floor(process.uptime()),
    diskFreeBytes: disk === undefined ? null : disk.bavail * disk.bsize,
    diskTotalBytes: disk === undefined ? null : disk.blocks * disk.bsize,
    temperatureCelsius: await hottest(thermalFolder),
    clockQuality: clockQuality(),
    outboxDepth: waiting,
    outboxSince: oldestAt === null ? null : Math.round(oldestAt),
    memoryBytes: process.memoryUsage.rss(),
  };
}

/** @see https://docs.kernel.org/driver-api/thermal/sysfs-api.html: `temp` is in thousandths of a degree Celsius. */
async function hottest(folder: string): Promise<number | null> {
  const zones = await readdir(folder).catch(() => []);
  const degrees = await Promise.all(
    zones
      .filter((name) => name.startsWith('thermal_zone'))
      .map(async (name) => Number(await readFile(join(folder, name, 'temp'), 'utf8').catch(() => 'none')) / 1000),
  );
  // A sensor that is not connected says something impossible.
  const likely = degrees.filter((value) => value > -50 && value < 150);
  return likely.length === 0 ? null : Math.max(...likely);
}
