import { OpenAI } from 'openai';
import { z } from 'zod';

/** Addresses of this machine and of a gym's own network. */
const nearby =
  /^(?:127(?:\.\d+){3}|\[::1\]|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[f[cd][0-9a-f:]+\]|[a-z0-9-]+(?:\.(?:local|lan|home\.arpa|internal))?)$/iu;

/** A chat server as a box is configured for it. */
export const ChatSettings = z.strictObject({
  /** Such as `http://127.0.0.1:8080/v1`. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => URL.canParse(url) && nearby.test(new URL(url).hostname),
      'is not on this machine or in the gym’s network; words of members leave neither this way',
    )
    .transform((url) => url.replace(/\/$/, '')),
  /** Without it, the first one that the server lists. */
  model: z.string().min(1).optional(),
  /** Where the server wants one. */
  key: z.string().min(1).optional(),
});
export type ChatSettings = z.infer<typeof ChatSettings>;

/** Takes nothing from the environment: what lies there belongs to the cloud. */
export function chatClient({ baseUrl, key = 'none' }: ChatSettings): OpenAI {
  return new OpenAI({
    ...{ baseURL: baseUrl, apiKey: key, adminAPIKey: null, organization: null, project: null, webhookSecret: null },
    ...{ maxRetries: 0, logLevel: 'off', fetchOptions: { redirect: 'error' } },
  });
}
