import { setTimeout as sleep } from 'node:timers/promises';
import type { BadgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import type { BadgeReader, OpenReader } from './reader.ts';
import { HeldBadges } from './tap.ts';

/** What a person may be told of a reader. `cause` is English, for a technician. */
export interface ReaderHealth {
  readonly state: 'opening' | 'ready' | 'lost';
  readonly cause: string | null;
  /** Frames that were no badge since the box started. */
  readonly noise: number;
}

export interface WatchDeps {
  readonly open: OpenReader;
  readonly tapped: (number: BadgeNumber) => void;
  readonly healthChanged: (health: ReaderHealth) => void;
  /** A clock that never goes back, ms. */
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

const retry = { firstMs: 250, maxMs: 5000 };

/** Keeps one reader open for as long as it is watched: unplugged, it is opened again as soon as it is back. */
export async function watchReader(deps: WatchDeps, signal: AbortSignal): Promise<void> {
  const { open, healthChanged, nowMs, random } = deps;
  let noise = 0;
  let failures = 0;
  healthChanged({ state: 'opening', cause: null, noise });
  while (!signal.aborted) {
    try {
      const reader = await open();
      failures = 0;
      healthChanged({ state: 'ready', cause: null, noise });
      await readUntilClosed(reader, deps, signal, (cause) => {
        noise += 1;
        healthChanged({ state: 'ready', cause, noise });
      });
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      healthChanged({ state: 'lost', cause: (error as Error).message, noise });
      await sleep(backoffMs(failures, retry, random()), undefined, { signal }).catch(() => undefined);
    }
  }

  async function readUntilClosed(
    reader: BadgeReader,
    { tapped }: WatchDeps,
    closing: AbortSignal,
    heardNoise: (cause: string) => void,
  ): Promise<void> {
    const held = new HeldBadges();
    const close = (): void => void reader.close();
    closing.addEventListener('abort', close, { once: true });
    try {
      await reader.read((reading) => {
        if (reading.kind === 'noise') heardNoise(reading.cause);
        else if (held.isTap(`${reading.number.form}:${reading.number.hex}`, nowMs())) tapped(reading.number);
      });
    } finally {
      closing.removeEventListener('abort', close);
      await reader.close();
    }
  }
}
