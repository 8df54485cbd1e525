import * as z from 'zod/mini';

const ErrorBody = z.object({ error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }) });

interface Refusal {
  code: string;
  message: string;
  remedy?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

/** What the hub answered instead of what was asked: its own words for what is wrong and what to do, when it had any. */
export class HubRefused extends Error {
  override name = 'HubRefused';
  /** Such as `step-up`; `hub-away` when nothing answered, `step-up-declined` when the person would not confirm. */
  readonly code: string;
  readonly remedy: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor({ code, message, remedy, retryAfterSeconds }: Refusal, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export async function refusalIn(answer: Response): Promise<HubRefused> {
  const error = ErrorBody.safeParse(await answer.json().catch(() => undefined)).data?.error;
  const after = Number(answer.headers.get('retry-after') ?? '');
  return new HubRefused({
    ...(error ?? { code: `http-${answer.status}`, message: `HTTP ${answer.status}` }),
    retryAfterSeconds: after > 0 ? after : undefined,
  });
}

/** Any failure as a refusal: a page has one way of saying that something went wrong. */
export function asRefusal(error: unknown): HubRefused {
  if (error instanceof HubRefused) return error;
  return new HubRefused({ code: 'not-understood', message: String(error) }, { cause: error });
}
