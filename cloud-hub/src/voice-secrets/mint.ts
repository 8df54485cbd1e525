import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { z } from 'zod';
import type { Secret } from '@jarvis-edge/sync/secret.ts';

export interface MintDeps {
  readonly key: Secret;
  /** Such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  /** For the log, without a key in it. */
  readonly warn: (problem: string) => void;
}

/** A box asks anew before the end; whoever stole one has it for so long, seconds. */
const lifeSeconds = 300;
const patienceMs = 8000;
const answerBytesMax = 100_000;

const Minted = z.object({ value: z.string().startsWith('ek_'), expires_at: z.int().positive() });
const Refusal = z.object({ error: z.object({ message: z.string(), code: z.string().nullish() }) });

/**
 * Asks the voice service for a secret that ends soon.
 *
 * @see https://developers.openai.com/api/docs/guides/realtime-webrtc: `POST /v1/realtime/client_secrets`
 */
export const createMint =
  ({ key, baseUrl, fetch, warn }: MintDeps) =>
  /** @throws RequestRefused when there is none to be had. */
  async (model: string): Promise<{ secret: string; expiresAt: number }> => {
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${baseUrl}/realtime/client_secrets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key.reveal()}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          expires_after: { anchor: 'created_at', seconds: lifeSeconds },
          session: { type: 'realtime', model },
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      status = response.status;
      text = (await response.text()).slice(0, answerBytesMax);
    } catch (error) {
      warn(`The voice service was not reached: ${key.redact(String(error))}`);
      throw unavailable('The hub did not reach the voice service.');
    }
    if (status === 200) {
      const minted = Minted.safeParse(readJson(text));
      if (minted.success) return { secret: minted.data.value, expiresAt: minted.data.expires_at * 1000 };
    }
    const { data } = Refusal.safeParse(readJson(text));
    const why = key.redact(data?.error.message ?? 'an answer of another form').slice(0, 300);
    warn(`The voice service answered ${status}: ${why}`);
    // What it says may be about the account: boxes are told no more than what they can act on.
    throw unavailable(`The voice service answered the hub ${status}.`);
  };

const unavailable = (message: string): RequestRefused =>
  new RequestRefused(503, {
    code: 'voice-unavailable',
    message,
    remedy: 'JARVIS goes on with the box’s own voice. Whoever runs the hub finds the cause in its log.',
  });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
