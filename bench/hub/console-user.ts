import { Agent, request } from 'node:http';
import { password } from './tenants.ts';

export interface Answer {
  readonly status: number;
  readonly ms: number;
  readonly cookies: readonly string[];
  readonly text: string;
}

/** Somebody at the console, on one connection that stays open, from an address of their own. */
export class ConsoleUser {
  readonly #agent: Agent;
  readonly #hubUrl: string;
  #cookie = '';

  /** @param address A loopback address: limits count by it until somebody is signed in. */
  constructor(hubUrl: string, address = '127.0.0.1') {
    this.#hubUrl = hubUrl;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress: address });
  }

  async signIn(email: string): Promise<Answer> {
    const answer = await this.#ask('POST', '/api/session', JSON.stringify({ email, password }));
    this.#cookie = answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    return answer;
  }

  get(path: string): Promise<Answer> {
    return this.#ask('GET', path);
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(method: string, path: string, body?: string): Promise<Answer> {
    const before = performance.now();
    return new Promise((resolve, reject) => {
      const asked = request(
        new URL(path, this.#hubUrl),
        {
          method,
          agent: this.#agent,
          headers: {
            ...(this.#cookie !== '' && { cookie: this.#cookie }),
            ...(body !== undefined && {
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(body)),
            }),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.once('error', reject).once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              ms: performance.now() - before,
              cookies: response.headers['set-cookie'] ?? [],
              text,
            }),
          );
        },
      );
      asked.once('error', reject).end(body);
    });
  }
}
