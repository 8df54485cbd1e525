import { beatMs, CommandAnswer, SaidState, type BoxAddress, type LinkSettings } from '@jarvis-edge/sync/fleet-link.ts';
import type pg from 'pg';
import { Figures } from '../../protocol/fleet.ts';
import { inScope, type Scope, type Tx } from '../tenancy/scope.ts';
import { expire, noteAnswer, waitingFor, type WaitingCommand } from './commands.ts';
import type { BoxMessage, FleetBus, FleetBusListener, Trespass } from './fleet-bus.ts';
import {
  applyBackstop,
  longAway,
  noteHeard,
  noteSilent,
  settleKiosks,
  type AwayKiosk,
  type HeardBox,
  type SettledKiosk,
} from './links.ts';
import { after, backstop, isJudging, listeningSince, lookMs, silentSince, type Heard, type Known } from './liveness.ts';

export interface FleetLinkDeps {
  readonly pool: pg.Pool;
  readonly openBus: (listener: FleetBusListener) => Promise<FleetBus>;
  readonly settings: LinkSettings;
  /** Each in the transaction that found out. */
  readonly alerts: {
    readonly kioskAway: (tx: Tx, kiosk: AwayKiosk) => Promise<void>;
    readonly kiosksBack: (tx: Tx, kiosks: readonly SettledKiosk[]) => Promise<void>;
    readonly trespassed: (tx: Tx, box: BoxAddress, what: Trespass) => Promise<void>;
  };
  /** Told at most once a second of gyms whose boxes, kiosks or commands have changed. */
  readonly changed: (gymIds: ReadonlySet<string>) => void;
  readonly warn: (error: unknown) => void;
  /** Unix ms. */
  readonly now: () => number;
}

const scope: Scope = { kind: 'system', reason: 'boxes of all gyms are heard on one line' };
/** Kiosks that are away for long are looked for this often, ms. */
const alertsEveryMs = 10_000;
/** A box that goes on trespassing is one alert; the database is asked once in so long, ms. */
const trespassEveryMs = 60_000;

/** The hub's end of the line to all boxes: what they say is gathered, and written down together once a second. */
export class FleetLink {
  readonly settings: LinkSettings;
  readonly #deps: FleetLinkDeps;
  readonly #known = new Map<string, Known>();
  #heard = new Map<string, HeardBox>();
  #answers: { box: BoxAddress; answer: CommandAnswer }[] = [];
  readonly #calledAgain = new Set<string>();
  #changedGyms = new Set<string>();
  readonly #beatGyms = new Set<string>();
  readonly #trespassedAt = new Map<string, number>();
  #bus: FleetBus | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #telling: Promise<unknown> | undefined;
  #listeningSince: number;
  #lookedAt: number;
  #beatsToldAt = 0;
  #alertsAt = 0;
  #backstopAt: number;

  constructor(deps: FleetLinkDeps) {
    this.#deps = deps;
    this.settings = deps.settings;
    const now = deps.now();
    [this.#listeningSince, this.#lookedAt, this.#backstopAt] = [now, now, now];
  }

  async open(): Promise<void> {
    this.#bus = await this.#deps.openBus({
      heard: (message) => this.#hear(message),
      trespassed: (box, what) => this.#trespassed(box, what),
    });
    this.#timer = setInterval(() => void this.look(), lookMs);
  }

  /** Sends a command that was written down; a box that does not hear it now is told when it calls. */
  async send({ gymId, boxId, sent }: WaitingCommand): Promise<void> {
    await this.#bus?.send({ gymId, boxId }, sent);
    this.#changedGyms.add(gymId);
  }

  /** Ends the session of a box that was revoked, at once. */
  revoked(box: BoxAddress): void {
    this.#bus?.drop(box);
    this.#changedGyms.add(box.gymId);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([this.#looking, this.#telling]);
    await this.#bus?.close();
  }

  /** Writes down what was heard, and looks who has fallen silent. */
  async look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch(this.#deps.warn)
      .finally(() => (this.#looking = undefined));
    await this.#looking;
  }

  #hear({ gymId, boxId, kind, transactionId, payload }: BoxMessage): void {
    const box = { gymId, boxId };
    const said = readJson(payload);
    if (said === undefined) return;
    if (kind === 'state') {
      const { data } = SaidState.safeParse(said);
      if (data !== undefined) this.#note(box, { kind: 'state', ...data });
    } else if (kind === 'heartbeat') {
      const { data } = Figures.safeParse(said);
      if (data !== undefined) this.#note(box, { kind: 'heartbeat' }, data);
    } else if (kind === 'answer') {
      const { data } = CommandAnswer.safeParse(said);
      if (data !== undefined && data.transactionId === transactionId) this.#answers.push({ box, answer: data });
    }
  }

  #note(box: BoxAddress, heard: Heard, figures?: Figures): void {
    const { boxId, gymId } = box;
    const before = this.#known.get(boxId);
    const known = after(before ?? { state: 'offline', session: undefined }, heard);
    if (before !== undefined && known === before && figures === undefined) return;
    this.#known.set(boxId, known);
    if (before?.state !== known.state) this.#changedGyms.add(gymId);
    if (known.state === 'online' && known.session !== before?.session) this.#calledAgain.add(boxId);
    if (figures !== undefined) this.#beatGyms.add(gymId);
    const waiting = this.#heard.get(boxId)?.figures;
    this.#heard.set(boxId, { ...box, state: known.state, at: this.#deps.now(), figures: figures ?? waiting });
  }

  #trespassed(box: BoxAddress, what: Trespass): void {
    const { now, alerts, pool, warn } = this.#deps;
    if (now() < (this.#trespassedAt.get(box.boxId) ?? 0) + trespassEveryMs) return;
    this.#trespassedAt.set(box.boxId, now());
    this.#telling = inScope(pool, scope, (tx) => alerts.trespassed(tx, box, what)).catch(warn);
  }

  async #look(): Promise<void> {
    const { pool, now: clock, changed } = this.#deps;
    const now = clock();
    this.#listeningSince = listeningSince(this.#listeningSince, this.#lookedAt, now);
    this.#lookedAt = now;
    const [heard, answers, called] = [this.#heard, this.#answers, [...this.#calledAgain]];
    [this.#heard, this.#answers] = [new Map(), []];
    const gyms = this.#changedGyms;
    this.#changedGyms = new Set();
    try {
      const waiting = await inScope(pool, scope, async (tx) => {
        await this.#write(tx, { heard, answers, gyms, now });
        return called.length === 0 ? [] : waitingFor(tx, called, now);
      });
      for (const boxId of called) this.#calledAgain.delete(boxId);
      for (const command of waiting) await this.send(command);
    } catch (error) {
      // What came meanwhile is newer.
      this.#heard = new Map([...heard, ...this.#heard]);
      this.#answers.unshift(...answers);
      for (const gymId of gyms) this.#changedGyms.add(gymId);
      throw error;
    }
    if (now >= this.#beatsToldAt + beatMs) {
      this.#beatsToldAt = now;
      for (const gymId of this.#beatGyms) gyms.add(gymId);
      this.#beatGyms.clear();
    }
    if (gyms.size > 0) changed(gyms);
  }

  async #write(
    tx: Tx,
    what: {
      heard: ReadonlyMap<string, HeardBox>;
      answers: readonly { box: BoxAddress; answer: CommandAnswer }[];
      gyms: Set<string>;
      now: number;
    },
  ): Promise<void> {
    const { heard, answers, gyms, now } = what;
    const { alerts } = this.#deps;
    if (heard.size > 0) {
      const ours = await noteHeard(tx, [...heard.values()]);
      for (const box of heard.values()) if (!ours.has(box.boxId)) this.#forget(box);
    }
    for (const { box, answer } of answers) if (await noteAnswer(tx, box, answer, now)) gyms.add(box.gymId);
    for (const gymId of await expire(tx, now)) gyms.add(gymId);
    const judged = isJudging(this.#listeningSince, now) ? silentSince(now) : undefined;
    for (const { boxId, gymId } of await noteSilent(tx, now, judged)) {
      const known = this.#known.get(boxId);
      if (known !== undefined) this.#known.set(boxId, after(known, { kind: 'silence' }));
      gyms.add(gymId);
    }
    if (now >= this.#backstopAt + backstop.everyMs) {
      this.#backstopAt = now;
      for (const gymId of await applyBackstop(tx, now)) gyms.add(gymId);
    }
    if (gyms.size > 0) {
      const back = (await settleKiosks(tx, [...gyms])).filter(({ status }) => status === 'online');
      if (back.length > 0) await alerts.kiosksBack(tx, back);
    }
    if (now >= this.#alertsAt + alertsEveryMs) {
      this.#alertsAt = now;
      for (const kiosk of await longAway(tx, now)) await alerts.kioskAway(tx, kiosk);
    }
  }

  /** A box that is not the hub's any more. */
  #forget(box: BoxAddress): void {
    this.#known.delete(box.boxId);
    this.#bus?.drop(box);
  }
}

function readJson(payload: Uint8Array): unknown {
  if (payload.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
}
