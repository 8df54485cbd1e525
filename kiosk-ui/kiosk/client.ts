import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import * as z from 'zod/mini';
import { BoxMessage, closeCode, type KioskMessage } from '../protocol/kiosk-socket.ts';
import type { CodeProblem, CodePurpose, KioskEvent, LoadStage, LossCause } from './kiosk-state.ts';

// The box forbids scripts made from text; without this zod would try one, and the browser would report it.
z.config({ jitless: true });

/** A box that has not answered one ping when the next is due is not there. */
const pingEveryMs = 5_000;
/** The same for a request, and for a socket that stays mute. */
const answerMs = 5_000;
const provisioningPollMs = 1_500;
const backoff = { firstMs: 500, maxMs: 4_000 };

/** What this screen has words for; a newer box may tell of others. */
const stages: readonly LoadStage[] = ['gym', 'members', 'past'];

const Provisioning = z.object({
  state: z.enum(['unprovisioned', 'claimed', 'provisioning', 'ready', 'revoked']),
  stage: z.nullish(z.string()),
  done: z.optional(z.number()),
  total: z.optional(z.number()),
  ended: z.nullish(z.enum(['rejected', 'expired', 'box-revoked'])),
  words: z.optional(z.array(z.string())),
  leftMs: z.nullish(z.number()),
  problem: z.nullish(z.object({ code: z.string() })),
  revoked: z.optional(z.object({ reason: z.nullable(z.string()) })),
});
type Provisioning = z.infer<typeof Provisioning>;

const ErrorBody = z.object({
  error: z.object({ code: z.string() }),
});

/** What box and hub call each problem with a code. */
const problems: Readonly<Record<string, CodeProblem>> = {
  'wrong-code': 'wrong-code',
  'expired-code': 'expired-code',
  'code-taken': 'code-taken',
  'too-many-tries': 'too-many-tries',
  'not-this-machine': 'own-screen-only',
  'box-of-another-gym': 'other-place',
  'box-of-another-entry': 'other-place',
  'box-revoked': 'revoked',
  'hub-unreachable': 'hub-unreachable',
};
/** What became of a claim that is over. */
const endings = { rejected: 'rejected', expired: 'not-confirmed', 'box-revoked': 'revoked' } as const;

/** What the client needs of the world. `after` is setTimeout, returning how to call it off. */
export interface World {
  slug: string;
  /** `http://box.local`, without a slash at the end. */
  origin: string;
  fetch: typeof fetch;
  openSocket: (url: string) => WebSocket;
  now: () => number;
  random: () => number;
  after: (ms: number, run: () => void) => () => void;
  on: (event: KioskEvent) => void;
  /** What may belong to a conversation, as it came: the bytes of a sound, or what no other message is. Tells whether it does. */
  onTalk?: (data: unknown) => boolean;
}

export interface BoxClient {
  /** For a conversation. Nothing while there is no line. */
  send(data: string | Uint8Array<ArrayBuffer>): void;
  /** What the line has not sent yet. */
  readonly bufferedBytes: number;
  sendCode(purpose: CodePurpose, code: string): Promise<void>;
  /** Gives up what waits to be confirmed, to type another code. */
  otherCode(): Promise<void>;
  /** Tries at once: somebody touched the screen. */
  retryNow(): void;
  close(): void;
}

/**
 * Keeps this screen in touch with its box: pair → socket → ping, and from any failure back to the start after a pause
 * that grows and varies. Says what happens as events; decides nothing about screens.
 */
export function connectToBox({ slug, origin, fetch, openSocket, now, random, after, on, onTalk }: World): BoxClient {
  const kiosk = `${origin}/api/kiosks/${encodeURIComponent(slug)}`;
  let socket: WebSocket | undefined;
  let attempt = 0;
  let lastHeardAt = now();
  let closed = false;
  let run = 0;
  const pending = new Set<() => void>();

  /** A timer of this run only: a new start calls off whatever the last one still waited for. */
  const later = (ms: number, then: () => void) => {
    const cancel = after(ms, () => {
      pending.delete(cancel);
      then();
    });
    pending.add(cancel);
    return cancel;
  };

  const settle = () => {
    for (const cancel of pending) cancel();
    pending.clear();
    const old = socket;
    socket = undefined;
    old?.close();
    return ++run;
  };

  const request = async (url: string, init: RequestInit) => {
    const gaveUp = new AbortController();
    const cancel = after(answerMs, () => gaveUp.abort());
    try {
      return await fetch(url, { ...init, signal: gaveUp.signal, credentials: 'same-origin' });
    } finally {
      cancel();
    }
  };
  const post = (url: string, body: object) =>
    request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  const lose = (cause: LossCause) => {
    if (closed) return;
    settle();
    on({ kind: 'disconnected', at: now(), since: lastHeardAt, cause });
    // Two screens of one kiosk must not take it from each other for ever: the one that was left waits to be touched.
    if (cause === 'replaced') return;
    attempt += 1;
    later(backoffMs(attempt, backoff, random()), retry);
  };

  const retry = () => {
    on({ kind: 'retrying', at: now() });
    void start();
  };

  const start = async () => {
    if (closed) return;
    const mine = settle();
    try {
      const paired = slug === '' ? undefined : await post(`${kiosk}/pair`, {});
      if (mine !== run) return;
      if (paired?.ok) return openLine();
      const box = await provisioning();
      if (mine !== run) return;
      const serves = box?.state === 'ready' || box?.state === 'revoked';
      if (box && !serves) return waitForGym(box);
      if (paired?.status === 401 || paired?.status === 403)
        return on({ kind: 'code-wanted', at: now(), purpose: 'pair' });
      const unknown = !paired || paired.status === 404 || paired.status === 400;
      // A revoked box goes on with its kiosks; where there is none to show, it says what it is.
      if (unknown && box?.revoked) return on({ kind: 'revoked', at: now(), reason: box.revoked.reason });
      lose(unknown ? 'unknown-kiosk' : 'silent');
    } catch {
      if (mine === run) lose('silent');
    }
  };

  const provisioning = async () => {
    const answer = await request(`${origin}/api/provisioning`, {});
    return answer.ok ? Provisioning.parse(await answer.json()) : undefined;
  };

  /** The box has no gym yet: shows how far it is, and looks again until it is ready. */
  const waitForGym = (box: Provisioning) => {
    sayBox(box);
    watchGym(box.state);
  };
  const sayBox = (box: Provisioning) => {
    if (box.state === 'provisioning') return sayProgress(box);
    if (box.state === 'claimed') {
      const until = typeof box.leftMs === 'number' ? now() + box.leftMs : null;
      return on({ kind: 'confirming', at: now(), words: box.words ?? [], until, hubAway: Boolean(box.problem) });
    }
    on({ kind: 'code-wanted', at: now(), purpose: 'provision' });
    if (box.ended) sayRefused(endings[box.ended]);
  };
  const sayRefused = (problem: CodeProblem) => on({ kind: 'code-refused', at: now(), problem, retryAt: null });
  const sayProgress = ({ stage, done, total }: Omit<Provisioning, 'state'>) => {
    const progress = done !== undefined && total ? Math.min(1, done / total) : null;
    on({ kind: 'provisioning', at: now(), stage: stages.find((known) => known === stage) ?? null, progress });
  };
  const watchGym = (before: string) => {
    const mine = run;
    later(provisioningPollMs, async () => {
      try {
        const box = await provisioning();
        if (mine !== run) return;
        if (!box || box.state === 'ready' || box.state === 'revoked') return void start();
        if (box.state !== 'unprovisioned' || before !== 'unprovisioned') sayBox(box);
        if (box.state === 'unprovisioned' && before === 'provisioning') sayRefused('not-done');
        watchGym(box.state);
      } catch {
        if (mine === run) lose('silent');
      }
    });
  };

  const openLine = () => {
    const line = openSocket(`${kiosk.replace(/^http/, 'ws')}/socket`);
    socket = line;
    line.binaryType = 'arraybuffer';
    const tooSlow = later(answerMs, () => lose('silent'));
    let heard = false;
    let awaited: string | undefined;
    let pings = 0;
    const ping = () => {
      awaited = String(++pings);
      line.send(JSON.stringify({ type: 'ping', at: now(), id: awaited } satisfies KioskMessage));
      const asked = awaited;
      later(pingEveryMs, () => {
        if (awaited === asked) lose('silent');
        else ping();
      });
    };
    line.onopen = () => {
      if (socket === line) ping();
    };
    line.onmessage = ({ data }) => {
      if (socket !== line) return;
      if (typeof data !== 'string') return void onTalk?.(data);
      lastHeardAt = now();
      const message = json(data);
      const parsed = BoxMessage.safeParse(message);
      if (!parsed.success && onTalk?.(message)) return;
      // A newer box may say what this screen does not know yet; the rest of what it says still counts.
      if (!parsed.success) return console.warn('Message from the box not understood', parsed.error.issues);
      if (!heard) {
        // An open socket may still be refused; a box that speaks has accepted this screen.
        heard = true;
        tooSlow();
        attempt = 0;
        on({ kind: 'connected', at: now() });
      }
      if (parsed.data.type === 'pong' && parsed.data.id === awaited) awaited = undefined;
      on({ kind: 'message', at: now(), message: parsed.data });
    };
    line.onclose = ({ code }) => {
      if (socket !== line) return;
      if (code === closeCode.replaced) return lose('replaced');
      const unpaired = code === closeCode.notPaired || code === closeCode.unpaired;
      if (unpaired && heard) return void start();
      lose('silent');
    };
  };

  const sendCode = async (purpose: CodePurpose, code: string) => {
    const mine = run;
    on({ kind: 'code-sent', at: now() });
    try {
      const answer = await post(purpose === 'pair' ? `${kiosk}/pair` : `${origin}/api/provisioning`, { code });
      if (mine !== run) return;
      if (!answer.ok) return on({ kind: 'code-refused', at: now(), ...(await problemOf(answer)) });
      settle();
      if (purpose === 'pair') return openLine();
      const box = Provisioning.safeParse(await answer.json().catch(() => undefined)).data;
      if (box) return waitForGym(box);
      sayProgress({});
      watchGym('provisioning');
    } catch {
      if (mine === run) on({ kind: 'code-refused', at: now(), problem: 'not-sent', retryAt: null });
    }
  };

  const otherCode = async () => {
    const mine = settle();
    const answer = await request(`${origin}/api/provisioning`, { method: 'DELETE' }).catch(() => undefined);
    if (mine !== run) return;
    if (answer?.ok) on({ kind: 'code-wanted', at: now(), purpose: 'provision' });
    void start();
  };

  const problemOf = async (answer: Response): Promise<{ problem: CodeProblem; retryAt: number | null }> => {
    const body = ErrorBody.safeParse(await answer.json().catch(() => undefined)).data?.error;
    const header = Number(answer.headers.get('retry-after') ?? Number.NaN);
    const waitS = Number.isFinite(header) ? header : undefined;
    const problem = answer.status === 429 ? 'too-many-tries' : problems[body?.code ?? ''];
    if (problem === 'too-many-tries') return { problem, retryAt: now() + (waitS ?? 60) * 1000 };
    return { problem: problem ?? 'not-done', retryAt: null };
  };

  void start();
  return {
    sendCode,
    otherCode,
    send(data) {
      if (socket?.readyState === 1) socket.send(data);
    },
    get bufferedBytes() {
      return socket?.bufferedAmount ?? 0;
    },
    retryNow() {
      if (!socket && !closed) retry();
    },
    close() {
      closed = true;
      settle();
    },
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
