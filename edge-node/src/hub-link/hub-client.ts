import { ErrorBody } from '@jarvis-edge/sync/protocol.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { z } from 'zod';

/** The hub answered that it will not do what was asked. */
export class HubRefused extends RequestRefused {
  override name = 'HubRefused';
}

/** No answer from the hub: no cable, no name, no server, or none in time. */
export class HubUnreachable extends RequestRefused {
  override name = 'HubUnreachable';

  constructor(options: ErrorOptions) {
    const remedy = 'Check the internet cable of the box, then try again.';
    super(503, { code: 'hub-unreachable', message: 'The hub did not answer.', remedy }, options);
  }
}

const usualPatienceMs = 5000;

interface Question<Answer> {
  readonly body?: unknown;
  /** A body that is JSON already. */
  readonly json?: string;
  readonly token?: string;
  readonly answer: z.ZodType<Answer>;
  readonly patienceMs?: number;
  /** Whether the hub may hold the answer back until there is something to tell; else it says so (RFC 7240). */
  readonly isWaiting?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * One request to the hub.
 *
 * @throws HubRefused or HubUnreachable.
 */
export async function askHub<Answer>(
  url: string,
  {
    body,
    json = body === undefined ? undefined : JSON.stringify(body),
    token,
    answer,
    patienceMs = usualPatienceMs,
    isWaiting = true,
    signal,
  }: Question<Answer>,
): Promise<Answer> {
  let status: number;
  let said: unknown;
  try {
    const response = await fetch(url, {
      method: json === undefined ? 'GET' : 'POST',
      headers: {
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(!isWaiting && { prefer: 'wait=0' }),
      },
      ...(json !== undefined && { body: json }),
      signal: AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]),
    });
    status = response.status;
    said = await response.json();
  } catch (error) {
    throw new HubUnreachable({ cause: error });
  }
  if (status >= 400) {
    const refused = ErrorBody.safeParse(said);
    if (refused.success) throw new HubRefused(status, refused.data.error);
    const message = `The hub answered ${status}.`;
    throw new HubRefused(status, { code: 'unexpected', message, remedy: 'Look at the log of the hub.' });
  }
  const parsed = answer.safeParse(said);
  if (!parsed.success) {
    const message = 'The hub answered in a form that this box does not know.';
    throw new HubRefused(502, { code: 'unexpected', message, remedy: 'Update the box.' });
  }
  return parsed.data;
}
