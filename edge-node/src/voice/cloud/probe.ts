import { modelsUrl } from './service-url.ts';

const probeMsMax = 4000;

/**
 * Whether the service can be reached, without a key and without a cost: it answers strangers too, in JSON. A page of
 * somebody who stands in between does not count.
 */
export async function isReachable(baseUrl: string, ask: typeof fetch): Promise<boolean> {
  try {
    const response = await ask(modelsUrl(baseUrl), {
      redirect: 'manual',
      signal: AbortSignal.timeout(probeMsMax),
    });
    await response.body?.cancel();
    return response.status < 500 && response.headers.get('content-type')?.includes('json') === true;
  } catch {
    return false;
  }
}
