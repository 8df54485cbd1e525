import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { Visits } from '../src/visit/visits.ts';

test('a visit and its message to the hub are written together or not at all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'visits-'));
  const db = openStore(folder);
  const outbox = new Outbox(db, newId);
  let fails = false;
  const visits = new Visits(
    db,
    (table, row, at) => {
      if (fails) throw new Error('the outbox cannot be written');
      outbox.append({ kind: 'insert', table, row }, at);
    },
    newId,
  );
  const time = { bootId: 'boot', monotonicNs: 2n ** 60n, wallMs: 1000, clockQuality: 'rtc' } as const;
  const visit = { gymId: 'gym', memberId: 'marie', badgeId: 'badge', readerId: 'reader', doorId: null, time };
  const atOnce = db.transaction(() => visits.record(visit));
  const id = atOnce();
  fails = true;
  expect(() => atOnce()).toThrow('cannot be written');

  expect(db.prepare('select id from visits').all()).toEqual([{ id }]);
  const [operation] = outbox.nextBatch();
  expect(operation).toMatchObject({ sequence: 1, table: 'visits', row: { id, monotonic_ns: (2n ** 60n).toString() } });
  expect(outbox.status()).toMatchObject({ waiting: 1, oldestAt: 1000 });
  expect(visits.inside('marie')).toEqual({ visitId: id, since: 1000 });
  visits.leave('marie');
  expect(visits.inside('marie')).toBeUndefined();
  db.close();
  rmSync(folder, { recursive: true });
});

test('after a disk was changed, who came in today is inside again, and nobody of yesterday is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'visits-'));
  const db = openStore(folder);
  const visits = new Visits(db, () => undefined, newId);
  const came = db.prepare(
    `insert into visits (id, gym_id, member_id, badge_id, reader_id, entered_at, boot_id, monotonic_ns, clock_quality)
     values (?, 'gym', ?, 'badge', 'reader', ?, 'boot', 1, 'ntp')`,
  );
  came.run('v1', 'marie', 999);
  came.run('v2', 'thomas', 1000);
  came.run('v3', 'thomas', 1500);
  visits.recall(1000);
  expect(visits.inside('marie')).toBeUndefined();
  expect(visits.inside('thomas')).toEqual({ visitId: 'v3', since: 1500 });
  db.close();
  rmSync(folder, { recursive: true });
});
