import * as z from 'zod/mini';

const ErrorBody = z.object({ error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }) });

interface Refusal {
  code: string;
  message: string;
  remedy?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

/** What a server answered instead of what was asked: its own words for what is wrong and what to do, when it had any. */
export class Refused extends Error {
  override name = 'Refused';
  /** Such as `step-up`; `hub-away` or `box-away` when nothing answered, `step-up-declined` when the person would not confirm. */
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

export async function refusalIn(answer: Response): Promise<Refused> {
  const error = ErrorBody.safeParse(await answer.json().catch(() => undefined)).data?.error;
  const after = Number(answer.headers.get('retry-after') ?? '');
  return new Refused({
    ...(error ?? { code: `http-${answer.status}`, message: `HTTP ${answer.status}` }),
    retryAfterSeconds: after > 0 ? after : undefined,
  });
}

/** Any failure as a refusal: a page has one way of saying that something went wrong. */
export function asRefusal(error: unknown): Refused {
  if (error instanceof Refused) return error;
  return new Refused({ code: 'not-understood', message: String(error) }, { cause: error });
}
