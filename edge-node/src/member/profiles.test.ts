import { badgeHmac, badgeHmacs, badgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../store/open.ts';
import { Profiles } from './profiles.ts';

const key = Buffer.alloc(32, 1);
const card = badgeNumber('em40', '0B0015C941');
const hmacsOf = (hex: string) => badgeHmacs(key, badgeNumber('em40', hex));

let folder: string;
let db: ReturnType<typeof openStore>;
let nowMs: number;
let profiles: Profiles;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  db = openStore(folder);
  nowMs = 0;
  profiles = new Profiles(db, { hmacOf: (number) => badgeHmac(key, number), nowMs: () => nowMs });
  db.prepare(`insert into gyms (id, name) values ('here', 'Part-Dieu'), ('there', 'Villeurbanne')`).run();
  db.prepare(
    `insert into members (id, gym_id, first_name, last_name, is_active) values ('m', 'here', 'Marie', 'D', 1)`,
  ).run();
  db.prepare(`insert into member_preferences (id, member_id, language) values ('p', 'm', 'es')`).run();
  db.prepare(`insert into badges (id, gym_id, member_id, label, hmacs) values ('b', 'here', 'm', 'BADGE001', ?)`).run(
    JSON.stringify(hmacsOf(card.hex)),
  );
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const firstName = (): string | undefined => {
  const holder = profiles.byBadge(card);
  return holder.kind === 'member' ? holder.member.firstName : undefined;
};
const rename = (name: string) => db.prepare(`update members set first_name = ? where id = 'm'`).run(name);

test('a badge names its member, with the language they like', () => {
  expect(profiles.byBadge(card)).toMatchObject({ kind: 'member', member: { firstName: 'Marie', language: 'es' } });
  expect(profiles.byLabel('BADGE001')).toMatchObject({ kind: 'member', member: { memberId: 'm' } });
});

test('a profile once read is kept for five minutes, then read again', () => {
  expect(firstName()).toBe('Marie');
  rename('Maria');
  nowMs = 5 * 60_000 - 1;
  expect(firstName()).toBe('Marie');
  nowMs = 5 * 60_000;
  expect(firstName()).toBe('Maria');
});

test('a profile is forgotten the moment its member changes', () => {
  expect(firstName()).toBe('Marie');
  rename('Maria');
  profiles.forgetMembers(new Set(['somebody else']));
  expect(firstName()).toBe('Marie');
  profiles.forgetMembers(new Set(['m']));
  expect(firstName()).toBe('Maria');
});

test('a badge enrolled while its owner waits is known at the next tap', () => {
  const other = badgeNumber('em40', '0B0015C942');
  expect(profiles.byBadge(other)).toEqual({ kind: 'unknown' });
  db.prepare(`insert into badges (id, gym_id, member_id, label, hmacs) values ('b2', 'here', 'm', 'B2', ?)`).run(
    JSON.stringify(hmacsOf(other.hex)),
  );
  expect(profiles.byBadge(other).kind).toBe('member');
});

test('a card enrolled at a Wiegand reader is known at a reader of whole numbers', () => {
  const { w26 } = hmacsOf('0B0099AB12');
  db.prepare(`insert into badges (id, gym_id, member_id, label, hmacs) values ('b3', 'here', 'm', 'B3', ?)`).run(
    JSON.stringify({ w26 }),
  );
  expect(profiles.byBadge(badgeNumber('em40', '0B0099AB12'))).toMatchObject({ badge: { id: 'b3' } });
});

test('another card with the same low bits is not taken for the enrolled one', () => {
  const twin = badgeNumber('em40', 'FF0015C941');
  expect(hmacsOf(twin.hex).w26).toBe(hmacsOf(card.hex).w26);
  expect(profiles.byBadge(twin)).toEqual({ kind: 'unknown' });
});

test('a badge of a member whom only a sister gym admits tells which gym that is', () => {
  db.prepare(`update badges set gym_id = 'there', member_id = 'not mirrored here'`).run();
  expect(profiles.byBadge(card)).toMatchObject({ kind: 'elsewhere', homeGym: 'Villeurbanne' });
});

test('whom the badges name is known before the first of them is held to a reader', () => {
  for (const [index, hex] of ['0B0015C942', '0B0015C943'].entries()) {
    db.prepare(`insert into badges (id, gym_id, member_id, label, hmacs) values (?, 'here', 'm', ?, ?)`).run(
      `b${index}`,
      `BADGE00${index}`,
      JSON.stringify(hmacsOf(hex)),
    );
  }
  const middle = profiles.readAhead('em40', '', 2);
  expect(middle).toBeDefined();
  expect(profiles.readAhead('em40', middle!, 2)).toBeUndefined();
  rename('Maria');
  expect(firstName()).toBe('Marie');
  profiles.forgetMembers(new Set(['m']));
  expect(firstName()).toBe('Maria');
});

test('a card that was given anew is read ahead as the badge that counts', () => {
  db.prepare(`update badges set revoked_at = 1`).run();
  db.prepare(`insert into members (id, gym_id, first_name, is_active) values ('n', 'here', 'Léa', 1)`).run();
  db.prepare(`insert into badges (id, gym_id, member_id, label, hmacs) values ('c', 'here', 'n', 'BADGE007', ?)`).run(
    JSON.stringify(hmacsOf(card.hex)),
  );
  profiles.readAhead('em40', '', 10);
  db.prepare('delete from badges').run();
  expect(firstName()).toBe('Léa');
});

test('of two members who were given one card, the one whose claim stands is named', () => {
  db.prepare(`insert into members (id, gym_id, first_name, is_active) values ('t', 'here', 'Thomas', 1)`).run();
  db.prepare(
    `insert into badges (id, gym_id, member_id, label, hmacs, issued_at) values ('a', 'here', 't', 'BADGE001', ?, 9)`,
  ).run(JSON.stringify(hmacsOf(card.hex)));
  const claimOf = (id: string, yieldsTo: string | null) =>
    db.prepare('update badges set yields_to = ? where id = ?').run(yieldsTo, id);
  claimOf('a', 'b');
  expect(firstName()).toBe('Marie');
  expect(profiles.byLabel('BADGE001')).toMatchObject({ member: { memberId: 'm' } });
  claimOf('a', null);
  claimOf('b', 'a');
  profiles.forgetAll();
  expect(firstName()).toBe('Thomas');
  // Its winner is not here: whoever holds the card is known all the same.
  db.prepare(`update badges set deleted_at = 1 where id = 'a'`).run();
  profiles.forgetAll();
  expect(firstName()).toBe('Marie');
});

test('a badge that was deleted names nobody, nor does the badge of a member who was', () => {
  db.prepare('update members set deleted_at = 1').run();
  expect(profiles.byBadge(card)).toEqual({ kind: 'unknown' });
  db.prepare('update members set deleted_at = null').run();
  expect(firstName()).toBe('Marie');
  db.prepare('update badges set deleted_at = 1').run();
  profiles.forgetAll();
  expect(profiles.byBadge(card)).toEqual({ kind: 'unknown' });
  expect(profiles.byLabel('BADGE001')).toEqual({ kind: 'unknown' });
});
