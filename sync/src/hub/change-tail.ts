import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { nextTurn } from './offset.ts';
import { pinnedSettings } from './pinned-settings.ts';
import type { RowImage } from './shape-definition.ts';
import type { LoggedChange } from './shape-message.ts';

export interface ChangeTailOptions {
  /** Of the sync login. */
  readonly url: string;
  /** Changes that became visible in one turn, in an order that holds for each row. Never empty. */
  readonly changes: (turn: number, changes: readonly LoggedChange[]) => void;
  /** The log was read up to that turn without handing over every change: they are in the database. */
  readonly resumed: (turn: number) => void;
  /** The log cannot be continued; no handle that was given out holds any more. */
  readonly restarted: (turn: number) => void;
  /** Rows of the log were overwritten: what was read of it before must be forgotten. */
  readonly redacted: () => void;
  /** A turn failed; the next try follows by itself. */
  readonly failed: (error: unknown) => void;
  /** How long a missed notification may go unnoticed. */
  readonly pollMs?: number;
  /** A turn with more changes is recorded, and read from the database by who needs it. */
  readonly turnLengthMax?: number;
}

/** Held by the one hub that reads the log of a database: turns have one author. */
const lockKey = 7_070_002;
const retryMs = 250;
const startTries = 60;

/**
 * Follows the change log of the database, once a process.
 *
 * A turn reads what is visible now and was not visible in the snapshot of the turn before. Following the sequence
 * instead would lose a transaction that commits after one with higher numbers; waiting until all lower transactions
 * have ended would stall behind a long one and could deliver two versions of a row in the wrong order. Which changes a
 * turn had is recorded in the transaction that reads them, so that offsets mean the same after a restart.
 */
export class ChangeTail {
  readonly #options: ChangeTailOptions;
  readonly #stop = new AbortController();
  #client: pg.Client | undefined;
  #snapshot = '';
  #turn = -1;
  #woken = Promise.withResolvers<void>();
  /** Settles with the turn that has not begun yet. */
  #next = Promise.withResolvers<void>();
  #running: Promise<void> | undefined;

  constructor(options: ChangeTailOptions) {
    this.#options = options;
  }

  /**
   * Resolves once the log has been read for the first time.
   *
   * @throws when another hub keeps reading it.
   */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#read();
        break;
      } catch (error) {
        await this.#disconnect();
        if (!(error instanceof ReadByAnotherHub) || attempt === startTries) throw error;
        await pause(retryMs, this.#stop.signal);
      }
    }
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#woken.resolve();
    await this.#running;
    this.#next.resolve();
    await this.#disconnect();
  }

  /**
   * Resolves once everything is read that was committed before; also when the hub stops.
   *
   * @throws what the turn failed with.
   */
  catchUp(): Promise<void> {
    this.#woken.resolve();
    return this.#stop.signal.aborted ? Promise.resolve() : this.#next.promise;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await Promise.race([this.#woken.promise, pause(this.#options.pollMs ?? 1000, signal)]);
      if (signal.aborted) return;
      // Before reading: what is logged from here on wakes the next turn.
      this.#woken = Promise.withResolvers<void>();
      const turn = this.#next;
      this.#next = Promise.withResolvers<void>();
      try {
        await this.#read();
        turn.resolve();
      } catch (error) {
        turn.promise.catch(() => undefined);
        turn.reject(error as Error);
        this.#options.failed(error);
        await this.#disconnect();
        await pause(retryMs, signal);
        this.#woken.resolve();
      }
    }
  }

  async #read(): Promise<void> {
    const client = (this.#client ??= await this.#connect());
    const limit = this.#options.turnLengthMax ?? 20_000;
    const turn = nextTurn(this.#turn);
    await client.query('begin isolation level repeatable read read write');
    const { snapshot, rows, isLost } = await readLog(client, this.#snapshot, limit + 1);
    if (isLost) await restart(client, turn);
    else if (rows.length > limit) await recordAll(client, turn, snapshot, this.#snapshot);
    else if (rows.length > 0) await record(client, turn, snapshot, rows);
    await client.query('commit');
    this.#snapshot = snapshot;
    if (!isLost && rows.length === 0) return;
    this.#turn = turn;
    if (isLost) this.#options.restarted(turn);
    else if (rows.length > limit) this.#options.resumed(turn);
    else this.#options.changes(turn, rows.map(toChange));
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#options.url, options: pinnedSettings });
    client.on('notification', ({ payload }) => {
      if (payload === 'redacted') this.#options.redacted();
      this.#woken.resolve();
    });
    // The turn that uses the connection meets the error too, and handles it.
    client.on('error', () => this.#woken.resolve());
    await client.connect();
    try {
      const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [lockKey]);
      if (rows[0]?.ours !== true) throw new ReadByAnotherHub();
      await client.query('listen jarvis_changes');
      await this.#resume(client);
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Goes on where the log was last read, by this process or by one before it. */
  async #resume(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ turn: string; snapshot: string; is_foreign: boolean }>(
      `select turn, snapshot::text, pg_snapshot_xmax(snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as is_foreign
       from change_turns order by turn desc limit 1`,
    );
    const [last] = rows;
    const turn = Number(last?.turn ?? -1);
    if (last === undefined || last.is_foreign) {
      await client.query('begin read write');
      await restart(client, nextTurn(turn));
      await client.query('commit');
      const begun = await client.query<{ snapshot: string }>(
        'select snapshot::text from change_turns order by turn desc limit 1',
      );
      this.#snapshot = begun.rows[0]?.snapshot ?? '';
      this.#turn = nextTurn(turn);
      this.#options.restarted(this.#turn);
    } else if (turn !== this.#turn) {
      this.#snapshot = last.snapshot;
      this.#turn = turn;
      this.#options.resumed(turn);
    }
  }

  async #disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }
}

class ReadByAnotherHub extends Error {
  constructor() {
    super('Another hub reads the change log of this database. Stop it first: one database serves one hub.');
  }
}

interface LogRow {
  seq: string;
  table_name: string;
  before: RowImage | null;
  after: RowImage | null;
  xid: string;
}

const unread = `log.xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(log.xid, $1::pg_snapshot)`;

async function readLog(client: pg.Client, last: string, limit: number) {
  const { rows } = await client.query<
    { snapshot: string; is_lost: boolean } & (LogRow | { [K in keyof LogRow]: null })
  >(
    `select pg_current_snapshot()::text as snapshot,
       not pg_visible_in_snapshot(floor.pruned_xid, $1::pg_snapshot) as is_lost,
       log.seq, log.table_name, log.xid::text,
       app.hstore_to_json(log.before) as before, app.hstore_to_json(log.after) as after
     from change_log_floor as floor
     left join change_log as log on ${unread}
     order by log.seq limit $2`,
    [last, limit],
  );
  const [first] = rows;
  if (first === undefined) throw new Error('The change log has no floor; the migrations did not run to their end.');
  return {
    snapshot: first.snapshot,
    isLost: first.is_lost,
    rows: rows.flatMap((row): LogRow[] => (row.seq === null ? [] : [row])),
  };
}

const record = (client: pg.Client, turn: number, snapshot: string, rows: readonly LogRow[]) =>
  client.query('select app.record_turn($1, $2, $3)', [turn, snapshot, rows.map(({ seq }) => seq)]);

const recordAll = (client: pg.Client, turn: number, snapshot: string, last: string) =>
  client.query(
    `select app.record_turn($2, $3, (select array_agg(seq order by seq) from change_log as log where ${unread}))`,
    [last, turn, snapshot],
  );

async function restart(client: pg.Client, turn: number): Promise<void> {
  await client.query('select app.restart_shapes()');
  await client.query(`select app.record_turn($1, pg_current_snapshot(), '{}')`, [turn]);
}

const toChange = ({ table_name: table, before, after, xid }: LogRow, place: number): LoggedChange => ({
  table,
  place,
  before,
  after,
  xid,
});

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
