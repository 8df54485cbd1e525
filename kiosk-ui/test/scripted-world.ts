import type { World } from '../kiosk/client.ts';
import type { KioskEvent } from '../kiosk/kiosk-state.ts';

/** A socket of the kiosk whose other end is the test. */
export class ScriptedSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly readyState = 1;
  readonly bufferedAmount = 0;
  readonly url: string;
  readonly sent: string[] = [];
  closed = false;

  constructor(url: string) {
    this.url = url;
  }

  send(text: string) {
    this.sent.push(text);
  }

  close() {
    this.closed = true;
  }

  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

export type Reply = { status: number; body?: object; headers?: Record<string, string> } | 'unreachable';

/** Time, chance and network in the hands of a test. */
export function scriptedWorld() {
  let now = 1_000_000;
  let timers: { at: number; run: () => void }[] = [];
  const replies: Record<string, Reply> = {};
  const requests: { request: string; body: unknown }[] = [];
  const sockets: ScriptedSocket[] = [];
  const events: KioskEvent[] = [];

  const world: World = {
    slug: 'entrance',
    origin: 'http://box',
    now: () => now,
    random: () => 0.5,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    openSocket(url) {
      const socket = new ScriptedSocket(url);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    async fetch(url, init) {
      const request = `${init?.method ?? 'GET'} ${String(url).replace('http://box', '')}`;
      requests.push({ request, body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined });
      const reply = replies[request] ?? 'unreachable';
      if (reply === 'unreachable') throw new TypeError('Failed to fetch');
      return Response.json(reply.body ?? {}, { status: reply.status, headers: reply.headers ?? {} });
    },
    on: (event) => events.push(event),
  };

  /** Lets everything that only waits for a promise happen. */
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    world,
    replies,
    requests,
    sockets,
    events,
    settled,
    kinds: () => events.map(({ kind }) => kind),
    /** How long until the next timer, in ms; undefined when nothing waits. */
    nextTimerMs: () => (timers.length === 0 ? undefined : Math.min(...timers.map(({ at }) => at)) - now),
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        now = Math.max(now, due.at);
        due.run();
        await settled();
      }
      now = until;
    },
  };
}
