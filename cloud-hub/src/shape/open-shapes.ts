import { randomUUID } from 'node:crypto';
import { ChangeTail } from '@jarvis-edge/sync/hub/change-tail.ts';
import { ElectricProxy } from '@jarvis-edge/sync/hub/electric-proxy.ts';
import { uncached } from '@jarvis-edge/sync/hub/shape-answer.ts';
import { readShapeKeys } from '@jarvis-edge/sync/hub/shape-schema.ts';
import type { ShapeSource } from '@jarvis-edge/sync/hub/shape-source.ts';
import { openShapeStorage, shapeStorage } from '@jarvis-edge/sync/hub/shape-storage.ts';
import { Shapes } from '@jarvis-edge/sync/hub/shapes.ts';

export interface OpenShapesOptions {
  /** Of the sync login. */
  readonly syncUrl: string;
  /** Handles of another epoch mean nothing: the database was restored since. */
  readonly hubEpoch: string;
  /** An Electric service that answers instead of the hub. */
  readonly electric: { readonly url: string; readonly secret: string | undefined } | undefined;
  readonly now: () => number;
  readonly warn: (error: unknown) => void;
}

const pruneEveryMs = 5 * 60_000;
/** A box that was away for longer, or missed more, loads its tables anew. */
const keep = { time: '7 days', changes: 1_000_000 };

/** Who answers boxes that follow shapes. */
export async function openShapes(
  options: OpenShapesOptions,
): Promise<{ readonly source: ShapeSource; close(): Promise<void> }> {
  const { syncUrl, hubEpoch, electric, now, warn } = options;
  if (electric) {
    const source = new ElectricProxy({ ...electric, keys: await readShapeKeys(syncUrl), failed: warn });
    return { source, close: () => source.close() };
  }
  const { pool, close } = openShapeStorage(syncUrl, warn);
  const shapes = new Shapes({
    storage: shapeStorage(pool, hubEpoch),
    caching: uncached,
    newHandle: () => `${now()}-${randomUUID()}`,
    now,
    catchUp: () => tail.catchUp(),
    failed: warn,
  });
  const tail = new ChangeTail({
    url: syncUrl,
    changes: shapes.take,
    resumed: shapes.resume,
    restarted: shapes.restart,
    redacted: shapes.forget,
    failed: warn,
  });
  try {
    await tail.start();
  } catch (error) {
    await close();
    throw error;
  }
  const prune = setInterval(() => void shapes.prune(keep.time, keep.changes).catch(warn), pruneEveryMs);
  return {
    source: shapes,
    close: async () => {
      clearInterval(prune);
      await tail.close();
      await shapes.close();
      await close();
    },
  };
}
