import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import {
  beatMs,
  brokerPath,
  keepaliveSeconds,
  SentCommand,
  topicsOf,
  type BoxAddress,
  type BoxFigures,
  type LinkSettings,
} from '@jarvis-edge/sync/fleet-link.ts';
import mqtt, { type MqttClient } from 'mqtt';
import type { Obeyed } from './obey.ts';

export interface BoxLinkDeps {
  readonly box: BoxAddress;
  readonly hubUrl: string;
  readonly softwareVersion: string;
  readonly token: () => Promise<string>;
  readonly askSettings: (token: string) => Promise<LinkSettings>;
  readonly figures: () => Promise<BoxFigures>;
  readonly obey: (sent: SentCommand) => Promise<Obeyed>;
  /** The service ends, to be started again by whoever started it. */
  readonly restart: () => void;
  readonly newId: () => string;
  /** Unix ms, and Unix ms by the hub's clock. */
  readonly now: () => number;
  readonly hubNow: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Told once each time the link comes and goes. */
  readonly changed: (state: BoxLinkState) => void;
}

export interface BoxLinkState {
  readonly state: 'up' | 'down';
  /** Unix ms. */
  readonly since: number;
  /** Why it is down, in English. */
  readonly cause: string | null;
  /** Tries since it went down, and when the next one is due, Unix ms. */
  readonly tries: number;
  readonly nextTryAt: number | null;
}

/** After a restart the hub waits one beat for every box to call: the longest pause is well within. */
const retry = { firstMs: 500, maxMs: 15_000 };
const connectMs = 10_000;
/** A session is opened anew so long before its token ends, ms. */
const renewalMs = 30_000;
/** A message that the broker does not take in so long is given up, ms. */
const publishMs = 5000;

/**
 * The box's end of the line to the hub. Nothing in the gym waits for it.
 *
 * MQTT 3.1.1 cannot show a new token within a session, so before the token ends the box takes its leave (which keeps the
 * last will from being told) and calls again at once: what it said last, `online`, stands meanwhile.
 */
export class BoxLink {
  readonly #deps: BoxLinkDeps;
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #state: BoxLinkState;
  #settings: LinkSettings | undefined;

  constructor(deps: BoxLinkDeps) {
    this.#deps = deps;
    const cause = 'The hub has not been called yet.';
    this.#state = { state: 'down', since: deps.now(), cause, tries: 0, nextTryAt: null };
  }

  get state(): BoxLinkState {
    return this.#state;
  }

  /** As the hub said last; undefined until then. */
  get settings(): LinkSettings | undefined {
    return this.#settings;
  }

  start(): void {
    this.#running = this.#run(this.#stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    const { now } = this.#deps;
    this.#state = { state: 'down', since: now(), cause: 'The box has taken its leave.', tries: 0, nextTryAt: null };
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { now, random } = this.#deps;
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        const end = await this.#session(signal, () => (failures = 0));
        if (end === 'renew') continue;
        if (signal.aborted) return;
        this.#down('The connection ended.', 0, now());
      } catch (error) {
        if (signal.aborted) return;
        this.#down(error instanceof Error ? error.message || error.name : String(error), failures, now());
      }
      const waitMs = backoffMs(Math.max(1, failures), retry, random());
      this.#state = { ...this.#state, nextTryAt: now() + waitMs };
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One connection from its beginning to its end. */
  async #session(signal: AbortSignal, opened: () => void): Promise<'renew' | 'closed'> {
    const { box, token, askSettings, softwareVersion, newId } = this.#deps;
    const password = await token();
    this.#settings = await askSettings(password);
    const topics = topicsOf(box);
    const session = newId();
    const said = (state: 'online' | 'offline'): string => JSON.stringify({ state, session, softwareVersion });
    const client = mqtt.connect(this.#brokerUrl(this.#settings), {
      clientId: box.boxId,
      username: box.boxId,
      password,
      protocolVersion: 4,
      clean: true,
      keepalive: keepaliveSeconds,
      connectTimeout: connectMs,
      reconnectPeriod: 0,
      queueQoSZero: false,
      will: { topic: topics.state, payload: Buffer.from(said('offline')), qos: 1, retain: true },
    });
    const ending = new AbortController();
    try {
      await connected(client, signal);
      const closed = new Promise<'closed'>((resolve) => client.once('close', () => resolve('closed')));
      client.on('message', (_topic, payload) => void this.#command(client, payload).catch(() => undefined));
      await inTime(client.subscribeAsync(topics.commands, { qos: 1 }));
      await inTime(client.publishAsync(topics.state, said('online'), { qos: 1, retain: true }));
      this.#up();
      opened();
      void this.#beat(client, ending.signal);
      const renewal = sleep(this.#renewIn(password), 'renew' as const, { signal: ending.signal, ref: false });
      const stopped = new Promise<'stopped'>((resolve) => {
        if (signal.aborted) resolve('stopped');
        signal.addEventListener('abort', () => resolve('stopped'), { once: true });
      });
      const end = await Promise.race([closed, renewal, stopped]);
      if (end === 'stopped') {
        await inTime(client.publishAsync(topics.state, said('offline'), { qos: 1, retain: true })).catch(
          () => undefined,
        );
      }
      if (end !== 'closed') await inTime(client.endAsync()).catch(() => undefined);
      return end === 'renew' ? 'renew' : 'closed';
    } finally {
      ending.abort();
      client.removeAllListeners();
      client.on('error', () => undefined);
      client.end(true);
    }
  }

  async #beat(client: MqttClient, signal: AbortSignal): Promise<void> {
    const { box, figures } = this.#deps;
    while (!signal.aborted && client.connected) {
      const now = await figures().catch(() => undefined);
      // What one beat says the next says better: it is not kept for a broker that does not take it.
      if (now !== undefined && !signal.aborted)
        client.publish(topicsOf(box).heartbeat, JSON.stringify(now), { qos: 0 });
      await sleep(beatMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #command(client: MqttClient, payload: Uint8Array): Promise<void> {
    const { box, obey, restart } = this.#deps;
    const sent = readCommand(payload);
    if (sent === undefined) return;
    const { answer, isRestartDue } = await obey(sent);
    const publish = client.publishAsync(topicsOf(box).answer(answer.transactionId), JSON.stringify(answer), { qos: 1 });
    await inTime(publish).catch(() => undefined);
    if (isRestartDue) restart();
  }

  #brokerUrl({ brokerUrl }: LinkSettings): string {
    return brokerUrl ?? `${this.#deps.hubUrl.replace(/^http/, 'ws')}${brokerPath}`;
  }

  #renewIn(token: string): number {
    return Math.max(1000, endOf(token) - this.#deps.hubNow() - renewalMs);
  }

  #up(): void {
    if (this.#state.state === 'up') return;
    this.#state = { state: 'up', since: this.#deps.now(), cause: null, tries: 0, nextTryAt: null };
    this.#deps.changed(this.#state);
  }

  #down(cause: string, tries: number, now: number): void {
    const wasUp = this.#state.state === 'up';
    this.#state = { state: 'down', since: wasUp ? now : this.#state.since, cause, tries, nextTryAt: null };
    if (wasUp || tries === 1) this.#deps.changed(this.#state);
  }
}

/** When a token of the hub ends, Unix ms by the hub's clock; one that does not say is renewed soon. */
function endOf(token: string): number {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp: number };
    return exp * 1000;
  } catch {
    return 0;
  }
}

function readCommand(payload: Uint8Array): SentCommand | undefined {
  try {
    return SentCommand.parse(JSON.parse(Buffer.from(payload).toString('utf8')));
  } catch {
    return undefined;
  }
}

function connected(client: MqttClient, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once('connect', () => resolve());
    client.on('error', reject);
    client.once('close', () => reject(new Error('The broker was not reached, or did not let this box in.')));
    signal.addEventListener('abort', () => reject(new Error('The box stops.')), { once: true });
  });
}

/** A broker that is frozen holds nothing up. */
async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const waiting = new AbortController();
  const tooLate = sleep(publishMs, undefined, { signal: waiting.signal, ref: false }).then(() => {
    throw new Error('The broker did not answer in time.');
  });
  tooLate.catch(() => undefined);
  return Promise.race([answer, tooLate]).finally(() => waiting.abort());
}
