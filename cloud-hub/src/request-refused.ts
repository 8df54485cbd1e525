import type { ErrorBody } from '@jarvis-edge/sync/protocol.ts';

/** A request that cannot be served as it is: what was wrong and what the caller can do, one sentence each. */
export class RequestRefused extends Error {
  override name = 'RequestRefused';
  readonly status: number;
  readonly code: string;
  readonly remedy: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    {
      code,
      message,
      remedy,
      retryAfterSeconds,
    }: { code: string; message: string; remedy: string; retryAfterSeconds?: number },
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get body(): ErrorBody {
    return { error: { code: this.code, message: this.message, remedy: this.remedy } };
  }
}
