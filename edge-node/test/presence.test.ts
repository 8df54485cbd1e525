import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { Presence } from '../src/visit/presence.ts';

let folder: string;
let db: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'presence-'));
  db = openStore(folder);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const came = (id: string, memberId: string, at: number): void =>
  void db
    .prepare(
      `insert into visits (id, gym_id, member_id, badge_id, reader_id, entered_at, boot_id, monotonic_ns, clock_quality)
       values (?, 'gym', ?, 'badge', 'reader', ?, 'boot', 1, 'ntp')`,
    )
    .run(id, memberId, at);

test('who came is inside until they leave, and comes again', () => {
  const presence = new Presence(db);
  expect(presence.inside('marie')).toBeUndefined();
  presence.leave('marie');
  presence.entered('marie', { visitId: 'v1', since: 1000 });
  expect(presence.inside('marie')).toEqual({ visitId: 'v1', since: 1000 });
  presence.leave('marie');
  expect(presence.inside('marie')).toBeUndefined();
  presence.entered('marie', { visitId: 'v2', since: 2000 });
  expect(presence.inside('marie')).toEqual({ visitId: 'v2', since: 2000 });
});

test('after a power cut the same people are inside', () => {
  const before = new Presence(db);
  for (const [id, memberId, at] of [
    ['v1', 'marie', 1000],
    ['v2', 'thomas', 1100],
    ['v3', 'sophie', 1200],
  ] as const) {
    came(id, memberId, at);
    before.entered(memberId, { visitId: id, since: at });
  }
  before.leave('marie');
  before.leave('thomas');
  came('v4', 'thomas', 1300);
  before.entered('thomas', { visitId: 'v4', since: 1300 });

  const after = new Presence(db);
  expect(after.inside('marie')).toBeUndefined();
  expect(after.inside('thomas')).toEqual({ visitId: 'v4', since: 1300 });
  expect(after.inside('sophie')).toEqual({ visitId: 'v3', since: 1200 });
});

test('after a disk was changed, who came in today is inside again, and nobody of yesterday is', () => {
  const presence = new Presence(db);
  came('v1', 'marie', 999);
  came('v2', 'thomas', 1000);
  came('v3', 'thomas', 1500);
  presence.entered('sophie', { visitId: 'v5', since: 1700 });
  came('v4', 'sophie', 1600);
  presence.recall(1000);
  expect(presence.inside('marie')).toBeUndefined();
  expect(presence.inside('thomas')).toEqual({ visitId: 'v3', since: 1500 });
  expect(presence.inside('sophie')).toEqual({ visitId: 'v5', since: 1700 });
});
