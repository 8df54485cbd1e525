import type { FastifyInstance } from 'fastify';
import { Certificates, type CertificatesDeps } from './certificates.ts';
import { HttpsServer } from './https-server.ts';
import type { Names } from './names.ts';

/** How often names, clock and age are looked at, ms. */
const lookEveryMs = 60_000;

/** How HTTPS stands, for staff and commands. */
export type HttpsStatus =
  | { readonly state: 'off' }
  | {
      readonly state: 'ready';
      readonly port: number;
      readonly names: Names;
      /** Under these the box is reached by plain HTTP only. */
      readonly uncovered: readonly string[];
      readonly validUntil: number;
      readonly isProvisional: boolean;
      readonly fingerprint: string;
      /** Why the certificate could not be looked after, while an older one still serves. */
      readonly problem: string | null;
    }
  | { readonly state: 'failed'; readonly cause: string; readonly remedy: string };

export interface LanHttpsDeps extends Omit<CertificatesDeps, 'made'> {
  readonly app: FastifyInstance;
  readonly host: string;
  /** Undefined: none is wanted. */
  readonly port: number | undefined;
  readonly log: (line: object, message: string) => void;
}

/** HTTPS in the gym's network beside HTTP. Whatever goes wrong with it, the doors and the screens by HTTP go on. */
export class LanHttps {
  readonly #deps: LanHttpsDeps;
  readonly certificates: Certificates;
  readonly #server: HttpsServer;
  #problem: unknown;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(deps: LanHttpsDeps) {
    this.#deps = deps;
    this.#server = new HttpsServer(deps.app);
    this.certificates = new Certificates({
      ...deps,
      made: (what, because) => deps.log({ what, because }, 'a certificate for the gym’s network was made'),
    });
  }

  /** The port that serves, or undefined while none does. */
  get port(): number | undefined {
    return this.#server.port;
  }

  /** Resolves once HTTPS serves or has failed for now. */
  async start(): Promise<void> {
    if (this.#deps.port === undefined) return;
    await this.look();
    this.#timer = setInterval(() => void this.look(), lookEveryMs);
    this.#timer.unref();
  }

  /** Looks after the certificate, and listens where that failed before. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look());
    return this.#looking;
  }

  get status(): HttpsStatus {
    const { server, authority } = this.certificates;
    const { port } = this.#server;
    if (this.#deps.port === undefined) return { state: 'off' };
    if (port === undefined || server === undefined || authority === undefined) {
      return { state: 'failed', cause: textOf(this.#problem), remedy: remedyOf(this.#problem) };
    }
    return {
      state: 'ready',
      port,
      names: server.names,
      uncovered: this.certificates.uncovered,
      validUntil: server.notAfter,
      isProvisional: server.isProvisional,
      fingerprint: authority.fingerprint,
      problem: this.#problem === undefined ? null : textOf(this.#problem),
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#server.close();
  }

  async #look(): Promise<void> {
    const { host, port, log } = this.#deps;
    const former = this.#problem;
    try {
      const isNew = await this.certificates.look();
      const pair = this.certificates.server;
      if (pair === undefined || port === undefined) return;
      if (this.#server.port === undefined) await this.#server.listen(pair, host, port);
      else if (isNew) this.#server.renew(pair);
      this.#problem = undefined;
    } catch (error) {
      this.#problem = error;
      if (textOf(former) !== textOf(error))
        log({ err: error }, 'HTTPS in the gym’s network does not serve as it should');
    }
  }
}

const textOf = (problem: unknown): string => (problem === undefined ? 'It has not started yet.' : String(problem));

function remedyOf(problem: unknown): string {
  switch ((problem as NodeJS.ErrnoException | undefined)?.code) {
    case 'EADDRINUSE':
    case 'EACCES':
      return 'Choose another port with JARVIS_BOX_HTTPS_PORT; the box tries again every minute.';
    case 'ENOSPC':
    case 'EROFS':
      return 'Make room on the box’s disk; the box tries again every minute.';
    default:
      return 'Read the box’s log; it tries again every minute. Screens by HTTP and doors go on.';
  }
}
