import * as z from 'zod/mini';

const ErrorBody = z.object({ error: z.object({ message: z.string(), remedy: z.string() }) });

/** What the hub answered instead of what was asked: its own words for what is wrong and what to do, when it had any. */
export class HubRefused extends Error {
  override name = 'HubRefused';
  readonly remedy: string | undefined;

  constructor(message: string, remedy: string | undefined) {
    super(message);
    this.remedy = remedy;
  }
}

export async function refusalIn(answer: Response): Promise<HubRefused> {
  const error = ErrorBody.safeParse(await answer.json().catch(() => undefined)).data?.error;
  return new HubRefused(error?.message ?? `HTTP ${answer.status}`, error?.remedy);
}
