import { join } from 'node:path';
import { openStore } from '@jarvis-edge/edge-node/store/open.ts';
import pg from 'pg';
import type { MemberRow } from './rows.ts';

/**
 * The least that taking those rows in costs SQLite: one transaction of prepared inserts into the box's own table, on disk
 * when it ends.
 *
 * @param folder For a file of its own.
 * @returns ms
 */
export function oneSqliteTransaction(folder: string, members: readonly MemberRow[]): number {
  const db = openStore(join(folder, 'limit'));
  db.exec('delete from members');
  const rows = members.map(({ is_active, ...member }) => ({
    ...member,
    is_active: Number(is_active),
    membership_expires: Date.parse(member.membership_expires),
    waiver_signed_at: Date.parse(member.waiver_signed_at),
    member_since: Date.parse(member.member_since),
  }));
  const columns = Object.keys(rows[0] ?? {});
  const insert = db.prepare(
    `insert into members (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
  );
  const before = performance.now();
  db.transaction(() => {
    for (const row of rows) insert.run(row);
  })();
  const ms = performance.now() - before;
  db.close();
  return ms;
}

/**
 * The least that taking those rows in costs PostgreSQL: one COPY into a table with the columns and the key of the hub's
 * visits, without triggers, policies and foreign keys, on disk when it ends.
 *
 * @returns ms
 */
export async function oneCopy(client: pg.Client, visits: readonly Record<string, unknown>[]): Promise<number> {
  await client.query(
    `create table if not exists bench_visits (like visits including defaults including generated, primary key (gym_id, id))`,
  );
  await client.query('truncate bench_visits');
  const columns = [...Object.keys(visits[0] ?? {}), 'box_id', 'incarnation'];
  const { rows } = await client.query<{ line: string }>(
    `select concat_ws(E'\\t', id, gym_id, member_id, badge_id, reader_id, '\\N', to_timestamp(entered_at / 1000.0),
       boot_id, monotonic_ns, clock_quality, id, id) as line
     from jsonb_to_recordset($1) as visit (id text, gym_id text, member_id text, badge_id text, reader_id text,
       entered_at bigint, boot_id text, monotonic_ns text, clock_quality text)`,
    [JSON.stringify(visits)],
  );
  const data = Buffer.from(rows.map(({ line }) => `${line}\n`).join(''));
  const before = performance.now();
  await copyIn(client, `copy bench_visits (${columns.join(', ')}) from stdin`, data);
  return performance.now() - before;
}

/** What `pg` lets a query of one's own speak to the server with. */
interface Connection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** COPY … FROM STDIN, which `pg` leaves to whoever submits it. */
function copyIn(client: pg.Client, text: string, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    client.query({
      submit: (connection: pg.Connection) => (connection as unknown as Connection).query(text),
      handleCopyInResponse: (connection: Connection) => {
        connection.sendCopyFromChunk(data);
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => (failure = error),
      handleReadyForQuery: () => (failure === undefined ? resolve() : reject(failure)),
    } as pg.Submittable);
  });
}
