import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TenantResult, TenantTask } from './compute.ts';

/** Computes in a thread of its own: the hub answers meanwhile. @throws AbortError when the hub stops. */
export async function computeAside(task: TenantTask, stopping: AbortSignal): Promise<TenantResult> {
  const worker = new Worker(new URL('compute-worker.ts', import.meta.url), { workerData: task });
  try {
    // Rejects where the thread throws.
    const [result] = (await once(worker, 'message', { signal: stopping })) as [TenantResult];
    return result;
  } finally {
    await worker.terminate();
  }
}
