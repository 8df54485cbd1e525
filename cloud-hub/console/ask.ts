import * as z from 'zod/mini';
import { Refused, refusalIn } from '../../kiosk-ui/kit/refused.ts';

z.config({ jitless: true });

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

interface Gate {
  /** Asks the person who they are; false when they would rather not. */
  readonly stepUp: () => Promise<boolean>;
  /** The hub no longer knows this browser. */
  readonly signedOut: () => void;
}
let gate: Gate | undefined;

/** What happens when an answer is that somebody has to show who they are. */
export function guardRequests(parts: Gate): void {
  gate = parts;
}

/** Asks the hub for something. @throws Refused */
export async function ask<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  method: Method = 'GET',
  body?: unknown,
): Promise<z.output<Schema>> {
  return schema.parse(await (await send(path, method, body)).json());
}

/** Tells the hub to do something that has no answer. @throws Refused */
export async function tell(path: string, method: Method, body?: unknown): Promise<void> {
  await send(path, method, body);
}

async function send(path: string, method: Method, body: unknown, isRepeated = false): Promise<Response> {
  const answer = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new Refused({ code: 'hub-away', message: 'The hub does not answer.' }, { cause: error });
  });
  if (answer.ok) return answer;
  const refusal = await refusalIn(answer);
  if (refusal.code === 'step-up' && gate !== undefined && !isRepeated) {
    if (await gate.stepUp()) return send(path, method, body, true);
    throw new Refused({ code: 'step-up-declined', message: refusal.message });
  }
  if (refusal.code === 'sign-in' || refusal.code === 'second-factor') gate?.signedOut();
  throw refusal;
}
