import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { expect, test } from 'vitest';
import { newId } from '../src/store/new-id.ts';
import { inTransaction, openStore } from '../src/store/open.ts';
import { Visits } from '../src/visit/visits.ts';

test('a visit is written over a log that is laid out before, however many came the same day', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const logBytes = (): number => statSync(join(folder, 'box.sqlite-wal')).size;
  let db = openStore(folder);
  expect(db.prepare('select count(*) from sqlite_schema').pluck().get()).toBeGreaterThan(10);
  db.close();

  // As after every night: the file is whole, and its log begins anew.
  db = openStore(folder);
  const laidOut = logBytes();
  const tables = db.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  expect(tables).not.toContain('log_room');
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.pragma('synchronous = OFF');
  const outbox = new Outbox(db, newId);
  const visits = new Visits(db, (table, row, at) => outbox.append({ kind: 'insert', table, row }, at), newId);
  const atOnce = inTransaction(db);
  for (let visit = 0; visit < 600; visit += 1) {
    const time = { bootId: 'boot', monotonicNs: BigInt(visit), wallMs: visit, clockQuality: 'rtc' } as const;
    atOnce(() =>
      visits.record({ gymId: 'gym', memberId: newId(), badgeId: 'badge', readerId: 'reader', doorId: null, time }),
    );
  }
  expect(logBytes()).toBe(laidOut);
  db.close();
  rmSync(folder, { recursive: true });
});
