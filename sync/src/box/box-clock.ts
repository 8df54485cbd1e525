import type Database from 'better-sqlite3';
import type { HubTime, Stamp } from '../clock.ts';
import { learnHubTime, nextStamp } from '../clock.ts';
import type { EventClock } from '../event-time.ts';
import type { Boot, SentAt } from '../protocol.ts';

/** So many boots are told to the hub: the outbox seldom holds events of more. */
const bootsKept = 16;

interface BootRow {
  readonly bootId: string;
  readonly bootAtMs: number;
  readonly errorMs: number;
}

/**
 * The box's hybrid logical clock. It borrows the hub's time, since the machine may have none of its own, and never stamps
 * twice alike nor backwards, whatever the machine's clock does and however often it starts.
 */
export class BoxClock {
  readonly #clock: EventClock;
  readonly #meta: Database.Statement<[], { value: string }>;
  readonly #setMeta: Database.Statement<[string]>;
  readonly #boots: Database.Statement<[], BootRow>;
  readonly #learn: Database.Statement<[string, number, number]>;
  readonly #forget: Database.Statement<[]>;
  #known: HubTime | undefined;

  constructor(db: Database.Database, clock: EventClock) {
    this.#clock = clock;
    this.#meta = db.prepare(`select value from box_meta where key = 'stamp'`);
    this.#setMeta = db.prepare(
      `insert into box_meta (key, value) values ('stamp', ?) on conflict (key) do update set value = excluded.value`,
    );
    this.#boots = db.prepare(
      `select boot_id as bootId, boot_at_ms as bootAtMs, error_ms as errorMs from boots order by learned_at desc`,
    );
    this.#learn = db.prepare(
      `insert into boots (boot_id, boot_at_ms, error_ms, learned_at)
       values (?, ?, ?, (select coalesce(max(learned_at), 0) + 1 from boots))
       on conflict (boot_id) do update set boot_at_ms = excluded.boot_at_ms, error_ms = excluded.error_ms`,
    );
    this.#forget = db.prepare(
      `delete from boots where learned_at <= (select max(learned_at) - ${bootsKept} from boots)`,
    );
    const { bootId } = clock();
    this.#known = this.#boots.all().find((boot) => boot.bootId === bootId);
  }

  /** The hub's time as far as it is known in this boot, otherwise the machine's. Unix ms. */
  nowMs(): number {
    const { wallMs, bootId, monotonicNs } = this.#clock();
    return this.#known?.bootId === bootId ? Math.round(this.#known.bootAtMs + Number(monotonicNs) / 1e6) : wallMs;
  }

  /** How far the machine's clock is ahead of the hub's, ms; undefined until the hub has been heard in this boot. */
  get aheadMs(): number | undefined {
    const { wallMs, bootId } = this.#clock();
    return this.#known?.bootId === bootId ? wallMs - this.nowMs() : undefined;
  }

  /**
   * Call inside the transaction of the change.
   *
   * @param seen Stamps that the editor saw, as the hub gave them.
   */
  stamp(seen: readonly (Stamp | null)[], incarnation: string): Stamp {
    const own = this.#meta.get()?.value ?? null;
    // The own past alone may be absurd: what the hub has bounded since, and its time, are the better guide.
    const isPlausible =
      own === null || this.#known === undefined || own < nextStamp([], this.nowMs() + 60_000, incarnation);
    const stamp = nextStamp(isPlausible ? [own, ...seen] : seen, this.nowMs(), incarnation);
    this.#setMeta.run(stamp);
    return stamp;
  }

  /** Learns from one exchange with the hub. */
  heard(sentNs: bigint, answeredNs: bigint, hubMs: number): void {
    const { bootId } = this.#clock();
    const learned = learnHubTime(this.#known, {
      bootId,
      sentMs: Number(sentNs) / 1e6,
      answeredMs: Number(answeredNs) / 1e6,
      hubMs,
    });
    if (learned === this.#known) return;
    this.#known = learned;
    this.#learn.run(bootId, learned.bootAtMs, learned.errorMs);
    this.#forget.run();
  }

  monotonicNs(): bigint {
    return this.#clock().monotonicNs;
  }

  sentAt(): SentAt {
    const { bootId, monotonicNs, wallMs } = this.#clock();
    return { bootId, monotonicNs: monotonicNs.toString(), wallMs };
  }

  boots(): Boot[] {
    return this.#boots.all().map(({ bootId, bootAtMs }) => ({ bootId, bootAtMs }));
  }
}
