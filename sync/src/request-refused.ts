import type { ErrorBody } from './protocol.ts';

/** A request that cannot be served as it is: what was wrong and what the caller can do, one English sentence each. */
export class RequestRefused extends Error {
  override name = 'RequestRefused';
  /** Of HTTP. */
  readonly status: number;
  /** For programs and dictionaries, such as `wrong-code`. */
  readonly code: string;
  readonly remedy: string;
  readonly retryAfterSeconds: number | undefined;
  /** What belongs to it beside, by name. */
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(
    status: number,
    refusal: {
      code: string;
      message: string;
      remedy: string;
      retryAfterSeconds?: number;
      fields?: Record<string, string> | undefined;
    },
    options?: ErrorOptions,
  ) {
    super(refusal.message, options);
    this.status = status;
    this.code = refusal.code;
    this.remedy = refusal.remedy;
    this.retryAfterSeconds = refusal.retryAfterSeconds;
    this.fields = refusal.fields;
  }
}

export interface Answer {
  readonly status: number;
  readonly body: ErrorBody;
  readonly retryAfterSeconds?: number | undefined;
}

/** What Fastify adds to an error; `validation` when a schema refused the request. */
interface HttpError extends Error {
  readonly statusCode?: number;
  readonly code?: string;
  readonly validation?: readonly { instancePath: string; message?: string | undefined }[];
}

export const notFound: Answer = {
  status: 404,
  body: { error: { code: 'not-found', message: 'There is nothing at this address.', remedy: 'Check the address.' } },
};

/** The one form in which box and hub answer any error; of an error of their own it tells nothing but that. */
export function answerTo(error: HttpError | RequestRefused): Answer {
  if (error instanceof RequestRefused) {
    const { status, code, message, remedy, retryAfterSeconds, fields } = error;
    return { status, body: { error: { code, message, remedy, ...(fields && { fields }) } }, retryAfterSeconds };
  }
  if (error.validation !== undefined) {
    const fields = Object.fromEntries(
      error.validation.map(({ instancePath, message = '' }) => [instancePath.slice(1).replaceAll('/', '.'), message]),
    );
    const message = 'The request does not have the form that is expected here.';
    return {
      status: 400,
      body: { error: { code: 'request-invalid', message, remedy: 'Correct the fields named.', fields } },
    };
  }
  const { statusCode = 500, code = 'request-invalid', message } = error;
  if (statusCode >= 400 && statusCode < 500) {
    const name = code.toLowerCase().replaceAll('_', '-');
    return { status: statusCode, body: { error: { code: name, message, remedy: 'Correct the request.' } } };
  }
  return {
    status: 500,
    body: {
      error: {
        code: 'failed',
        message: 'The service met an error of its own.',
        remedy: 'Try again; if it stays, read its log.',
      },
    },
  };
}
