import type { Secret } from '@jarvis-edge/sync/secret.ts';
import { APIConnectionError, APIError, OpenAI } from 'openai';
import { z } from 'zod';
import { refineRequest, type Told } from './request.ts';

/** What a request cost, as the service counts it; nothing where it does not say. */
const Usage = z
  .object({
    prompt_tokens: z.int().nonnegative(),
    completion_tokens: z.int().nonnegative(),
    prompt_tokens_details: z.object({ cached_tokens: z.int().nonnegative().optional() }).nullish(),
  })
  .transform((usage) => ({
    in: usage.prompt_tokens,
    cached: Math.min(usage.prompt_tokens, usage.prompt_tokens_details?.cached_tokens ?? 0),
    out: usage.completion_tokens,
  }));
export type ChatUsage = z.infer<typeof Usage>;

export type NoAnswer = 'key-refused' | 'busy' | 'unreachable' | 'slow' | 'service';

export type Answered =
  | { readonly kind: 'answer'; readonly text: string | null; readonly model: string; readonly usage: ChatUsage | null }
  | { readonly kind: NoAnswer; readonly retryAfterMs?: number };

export interface CloudChat {
  readonly model: string;
  readonly baseUrl: string;
  readonly key: Secret;
}

const modelName = /^[\w.:/-]{1,128}$/;

/** Asks once. Of what was said or answered, nothing is in a log or an error. @param signal Aborts with the reason `slow` or another. */
export async function askCloud({ model, baseUrl, key }: CloudChat, told: Told, signal: AbortSignal): Promise<Answered> {
  const client = new OpenAI({
    ...{ baseURL: baseUrl, apiKey: key.reveal(), adminAPIKey: null, organization: null, project: null },
    ...{ webhookSecret: null, maxRetries: 0, logLevel: 'off', fetchOptions: { redirect: 'error' } },
  });
  try {
    const answer = await client.chat.completions.create(refineRequest(model, told), { signal });
    const choice = answer.choices?.[0];
    const usage = Usage.safeParse(answer.usage);
    return {
      kind: 'answer',
      text: choice?.finish_reason === 'stop' ? (choice.message?.content ?? null) : null,
      model: modelName.test(answer.model) ? answer.model : model,
      usage: usage.success ? usage.data : null,
    };
  } catch (error) {
    return whyNot(error, signal);
  }
}

function whyNot(error: unknown, signal: AbortSignal): Answered {
  if (signal.aborted) return { kind: 'slow' };
  if (error instanceof APIConnectionError) return { kind: 'unreachable' };
  if (!(error instanceof APIError)) return { kind: 'service' };
  if (error.status === 401 || error.status === 403) return { kind: 'key-refused' };
  if (error.status !== 429) return { kind: 'service' };
  const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
  return { kind: 'busy', ...(seconds > 0 && { retryAfterMs: seconds * 1000 }) };
}
