import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * One connection that stays open and asks one thing after another: as much of HTTP/1.1 as a load needs that is to cost
 * less than what it asks. Answers must say how long they are.
 */
export class Line {
  readonly #host: string;
  readonly #port: number;
  readonly #address: string;
  #socket: Socket | undefined;
  #read = Buffer.alloc(0);
  #waiting: PromiseWithResolvers<Answer> | undefined;

  /** @param address Local: each has as many ports of its own. */
  constructor(hubUrl: string, address: string) {
    const { hostname, port } = new URL(hubUrl);
    this.#host = hostname;
    this.#port = Number(port);
    this.#address = address;
  }

  /** @throws when the connection ends before the answer. */
  ask({ method = 'GET', path, headers = {}, body }: Asked): Promise<Answer> {
    const waiting = Promise.withResolvers<Answer>();
    this.#waiting = waiting;
    this.#socket ??= this.#connect();
    let head = `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}:${this.#port}\r\n`;
    for (const name of Object.keys(headers)) head += `${name}: ${headers[name]}\r\n`;
    if (body !== undefined) {
      head += `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    }
    this.#socket.write(`${head}\r\n${body ?? ''}`);
    return waiting.promise;
  }

  close(): void {
    this.#socket?.destroy();
  }

  #connect(): Socket {
    const socket = connect({ host: this.#host, port: this.#port, localAddress: this.#address, noDelay: true });
    socket.on('data', (data) => {
      this.#read = this.#read.length === 0 ? data : Buffer.concat([this.#read, data]);
      this.#take();
    });
    const end = (why: Error): void => {
      if (this.#socket === socket) this.#socket = undefined;
      this.#read = Buffer.alloc(0);
      this.#waiting?.reject(why);
      this.#waiting = undefined;
    };
    socket.once('error', end).once('close', () => end(new Error('The hub hung up.')));
    return socket;
  }

  #take(): void {
    const ends = this.#read.indexOf(headEnd);
    if (ends < 0) return;
    const [first = '', ...lines] = this.#read.toString('latin1', 0, ends).split('\r\n');
    const headers = new Map(
      lines.map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const from = ends + headEnd.length;
    const until = from + Number(headers.get('content-length') ?? 0);
    if (this.#read.length < until) return;
    const body = this.#read.toString('utf8', from, until);
    this.#read = Buffer.from(this.#read.subarray(until));
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: Number(first.split(' ')[1]), headers, body });
  }
}
