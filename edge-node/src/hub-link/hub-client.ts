import { ErrorBody } from '@jarvis-edge/sync/protocol.ts';
import type { z } from 'zod';

/** The hub answered that it will not do what was asked. */
export class HubRefused extends Error {
  override name = 'HubRefused';
  readonly status: number;
  readonly code: string;
  readonly remedy: string;

  constructor(status: number, code: string, message: string, remedy: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
  }
}

/** No answer from the hub: no cable, no name, no server, or none in time. */
export class HubUnreachable extends Error {
  override name = 'HubUnreachable';
  readonly status = 503;
  readonly code = 'hub-unreachable';
  readonly remedy = 'Check the internet cable of the box, then try again.';
}

const patienceMs = 5000;

/**
 * One request to the hub.
 *
 * @throws HubRefused or HubUnreachable.
 */
export async function askHub<Answer>(
  url: string,
  { body, token, answer }: { body?: unknown; token?: string; answer: z.ZodType<Answer> },
): Promise<Answer> {
  let status: number;
  let json: unknown;
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    status = response.status;
    json = await response.json();
  } catch (error) {
    throw new HubUnreachable('The hub did not answer.', { cause: error });
  }
  if (status >= 400) {
    const refused = ErrorBody.safeParse(json);
    if (refused.success) {
      const { code, message, remedy } = refused.data.error;
      throw new HubRefused(status, code, message, remedy);
    }
    throw new HubRefused(status, 'unexpected', `The hub answered ${status}.`, 'Look at the log of the hub.');
  }
  const parsed = answer.safeParse(json);
  if (!parsed.success) {
    throw new HubRefused(
      status,
      'unexpected',
      'The hub answered in a form that this box does not know.',
      'Update the box.',
    );
  }
  return parsed.data;
}
