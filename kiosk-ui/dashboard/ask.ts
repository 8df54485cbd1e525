import { Refused, refusalIn } from '../kit/refused.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

let signedOut: () => void = () => undefined;

/** What happens when the box no longer knows who uses this page. */
export function onSignedOut(told: () => void): void {
  signedOut = told;
}

/**
 * Asks the box for something. What it answers has been checked by the same schema there: page and answer come from one box.
 *
 * @throws Refused
 */
export async function ask<Answer>(path: string, method: Method = 'GET', body?: unknown): Promise<Answer> {
  return (await (await send(path, method, body)).json()) as Answer;
}

/** Tells the box to do something that has no answer. @throws Refused */
export async function tell(path: string, method: Method, body?: unknown): Promise<void> {
  await send(path, method, body);
}

async function send(path: string, method: Method, body: unknown): Promise<Response> {
  const answer = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new Refused({ code: 'box-away', message: 'The box does not answer.' }, { cause: error });
  });
  if (answer.ok) return answer;
  const refusal = await refusalIn(answer);
  if (refusal.code === 'sign-in') signedOut();
  throw refusal;
}
