import type { ErrorBody } from '@jarvis-edge/sync/protocol.ts';
import type { FastifyError, FastifyInstance } from 'fastify';

/** What any error must carry to be answered in its own words; other rooms' errors may, too. */
interface Answerable {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** A request that cannot be served: what was wrong, and what to do about it, in English for whoever calls. */
export class RefusedRequest extends Error implements Answerable {
  override name = 'RefusedRequest';
  readonly status: number;
  readonly code: string;
  readonly remedy: string;

  constructor(status: number, code: string, message: string, remedy: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
  }
}

/** Every error of the box's HTTP side leaves in the one form of `ErrorBody`. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send(errorBody('not-found', 'There is nothing at this address.', 'Check the address.')),
  );
  app.setErrorHandler((error: FastifyError | Answerable, request, reply) => {
    if (isAnswerable(error)) {
      return reply.status(error.status).send(errorBody(error.code, error.message, error.remedy));
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return reply.status(status).send(errorBody('bad-request', error.message, 'Correct the request.'));
    }
    request.log.error({ err: error }, 'request failed');
    return reply
      .status(500)
      .send(errorBody('internal', 'The box could not do this.', 'Try again; if it goes on, look at its log.'));
  });
}

const isAnswerable = (error: object): error is Answerable => 'remedy' in error && 'status' in error;

const errorBody = (code: string, message: string, remedy: string): ErrorBody => ({ error: { code, message, remedy } });
