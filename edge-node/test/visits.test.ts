import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { Visits } from '../src/visit/visits.ts';
import { waitingIn } from './waiting.ts';

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
  const [operation] = waitingIn(outbox);
  expect(operation).toMatchObject({ sequence: 1, table: 'visits', row: { id, monotonic_ns: (2n ** 60n).toString() } });
  expect(outbox.status()).toMatchObject({ waiting: 1, oldestAt: 1000 });
  db.close();
  rmSync(folder, { recursive: true });
});
