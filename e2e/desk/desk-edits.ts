import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { machineClock } from '@jarvis-edge/edge-node/health/event-clock.ts';
import { inTransaction } from '@jarvis-edge/edge-node/store/open.ts';
import { BadChange, Edits as ProductEdits, type EditsDeps } from '@jarvis-edge/sync/box/edits.ts';
import { Upload } from '@jarvis-edge/sync/box/upload.ts';
import { catalogue } from '@jarvis-edge/sync/catalogue.ts';
import { toWire, type SqliteValue } from '@jarvis-edge/sync/column-value.ts';
import { DeskTask, type Done } from './desk.ts';

export { BadChange } from '@jarvis-edge/sync/box/edits.ts';

/** The box's uploads: whoever in the product queues a change tells them. */
const uploads = new Set<Upload>();
const productRun = Object.getOwnPropertyDescriptor(Upload.prototype, 'run')?.value as Upload['run'];
Upload.prototype.run = function run(this: Upload, signal) {
  uploads.add(this);
  return productRun.call(this, signal);
};

/** The box's own edits, with a desk at which they can be asked for. */
export class Edits extends ProductEdits {
  constructor(deps: EditsDeps) {
    super(deps);
    openDesk(this, deps);
  }
}

interface OperationRow {
  readonly id: string;
  readonly stamp: string | null;
  readonly base: string | null;
}

function openDesk(edits: ProductEdits, { db, outbox }: EditsDeps): void {
  const clock = machineClock('unknown');
  const newest = db.prepare<[], OperationRow>('select id, stamp, base from outbox order by sequence desc limit 1');

  /** Undefined when someone else was quicker. */
  const perform = (task: DeskTask): Done | undefined => {
    if (task.kind === 'edit') {
      if (!isAsSeen(task)) return undefined;
      edits.edit(task.table, task.id, task.changes);
    } else if (task.kind === 'insert') edits.insert(task.table, task.row);
    else {
      const { wallMs, bootId, monotonicNs, clockQuality } = clock();
      const times = { boot_id: bootId, monotonic_ns: String(monotonicNs), clock_quality: clockQuality };
      edits.insert(task.table, { ...task.row, [task.happenedAt]: wallMs, ...times });
    }
    const { id = '', stamp = null, base = null } = newest.get() ?? {};
    return { id, incarnation: outbox.incarnation, stamp, base: JSON.parse(base ?? '{}') as Done['base'] };
  };
  const isAsSeen = ({ table, id, seen = {} }: DeskTask & { kind: 'edit' }): boolean => {
    const row = db.prepare(`select * from "${table}" where id = ?`).get(id) as Record<string, SqliteValue> | undefined;
    const columns: Readonly<Record<string, Parameters<typeof toWire>[0]>> = catalogue[table].columns;
    return Object.entries(seen).every(
      ([column, value]) => toWire(columns[column] ?? 'text', row?.[column] ?? null) === value,
    );
  };

  const answer = async (request: IncomingMessage): Promise<[status: number, body: unknown]> => {
    try {
      const task = DeskTask.parse(JSON.parse(await text(request)));
      const done = inTransaction(db)(() => perform(task));
      if (done === undefined) return [412, 'The row has changed meanwhile.'];
      for (const upload of uploads) upload.nudge();
      return [200, done];
    } catch (error) {
      return [error instanceof BadChange ? 409 : 500, String(error)];
    }
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => response.writeHead(status).end(JSON.stringify(body)));
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`Desk: http://127.0.0.1:${port}\n`);
  });
  server.unref();
}
