import { expect, test } from 'vitest';
import type { Role } from '../../protocol/person.ts';
import { addressKey, oneMore, remembered, waitMs, type Failures } from './back-off.ts';
import { keepsSecureCookies, sessionCookie, sessionToken } from './cookie.ts';
import { recoveryCode, typedRecoveryCode } from './recovery-codes.ts';
import { mayEdit, mayGive, standingAfter, type Actor } from './roles.ts';
import { endsAt, stageOf } from './session.ts';

const minute = 60_000;

test('five wrong tries cost nothing but the fifth; from there each wait is twice the last, up to a quarter of an hour', () => {
  let known: Failures | undefined;
  const waits: number[] = [];
  for (let index = 0; index < 12; index += 1) {
    const now = known?.blockedUntil ?? 0;
    known = oneMore(known, now);
    waits.push(waitMs(known, now) / 1000);
  }
  expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
});

test('a wrong try is forgotten after a quarter of an hour, one after the other', () => {
  const known = { failures: 5, lastFailedAt: 0, blockedUntil: 30_000 };
  expect([0, 14.9, 15, 30, 75, 1000].map((at) => remembered(known, at * minute))).toEqual([5, 5, 4, 3, 0, 0]);
  expect(oneMore(known, 75 * minute)).toEqual({ failures: 1, lastFailedAt: 75 * minute, blockedUntil: 75 * minute });
});

test('an address of the new kind counts with all of its household, one of the old kind by itself', () => {
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe(addressKey('2001:0db8:1:2::9'));
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
  expect(addressKey('2001:db8:1:2::9')).not.toBe(addressKey('2001:db8:1:3::9'));
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0');
});

test('recovery codes are read as people type them', () => {
  const code = recoveryCode(Uint8Array.from([0, 1, 2, 3, 31, 32, 63, 64, 255, 200]));
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
  expect(typedRecoveryCode(code.toLowerCase().replace('-', ' '))).toBe(code);
  for (const typed of ['', '123456', 'ABCDE-FGHI', 'ABCDE-FGH10']) expect(typedRecoveryCode(typed)).toBeUndefined();
});

test('a second factor is asked for where there is one, and asked of owners and admins where the hub insists', () => {
  const stage = (role: Role, mfaEnabled: boolean, codeGiven: boolean, policy: 'required' | 'optional') =>
    stageOf({ role, mfaEnabled, codeGiven }, policy);
  for (const role of ['super_admin', 'franchise_owner'] as const) {
    expect(stage(role, false, false, 'required')).toBe('enrol-wanted');
    expect(stage(role, false, true, 'required')).toBe('enrol-wanted');
    expect(stage(role, false, false, 'optional')).toBe('signed-in');
  }
  for (const role of ['gym_manager', 'gym_staff'] as const) {
    expect(stage(role, false, false, 'required')).toBe('signed-in');
    expect(stage(role, true, false, 'optional')).toBe('code-wanted');
    expect(stage(role, true, true, 'required')).toBe('signed-in');
  }
});

test('a session ends twelve hours after it was last used, and two weeks after it began at the latest', () => {
  expect(endsAt({ lastSeenAt: 0, expiresAt: 14 * 24 * 60 * minute })).toBe(12 * 60 * minute);
  expect(endsAt({ lastSeenAt: 10, expiresAt: 20 })).toBe(20);
});

test('the cookie is for this host alone, never for scripts, never in clear', () => {
  const token = 'a'.repeat(43);
  expect(sessionCookie(token)).toBe(`__Host-jarvis=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1209600`);
  expect(sessionToken(`other=1; __Host-jarvis=${token}; x=y`)).toBe(token);
  for (const header of [undefined, '', '__Host-jarvis=', '__Host-jarvis=short', `jarvis=${token}`])
    expect(sessionToken(header)).toBeUndefined();
});

test('where a browser would drop the cookie, it is known beforehand', () => {
  for (const origin of [
    undefined,
    'https://hub.example',
    'http://localhost:7070',
    'http://127.0.0.1:1',
    'http://[::1]',
  ])
    expect([origin, keepsSecureCookies(origin)]).toEqual([origin, true]);
  for (const origin of ['http://192.168.1.5:7070', 'http://hub.example', 'http://127.0.0.1.evil.example'])
    expect([origin, keepsSecureCookies(origin)]).toEqual([origin, false]);
});

const person = (role: Role, place: { franchiseId?: string; gymId?: string } = {}, userId: string = role): Actor => ({
  userId,
  role,
  franchiseId: place.franchiseId ?? null,
  gymId: place.gymId ?? null,
});
const admin = person('super_admin');
const owner = person('franchise_owner', { franchiseId: 'f' });
const manager = person('gym_manager', { gymId: 'g' });
const staff = person('gym_staff', { gymId: 'g' });

test('nobody gives a role above their own, and staff give none', () => {
  const all = [admin, owner, manager, staff];
  const given = all.map((actor) => all.map((wanted) => mayGive(actor, wanted) ?? 'given'));
  expect(given).toEqual([
    ['given', 'given', 'given', 'given'],
    ['role-above', 'given', 'given', 'given'],
    ['role-above', 'role-above', 'given', 'given'],
    ['role-above', 'role-above', 'role-above', 'role-above'],
  ]);
});

test('a role has its own kind of place, within that of who gives it', () => {
  expect(mayGive(admin, person('super_admin', { gymId: 'g' }))).toBe('place-of-role');
  expect(mayGive(admin, person('franchise_owner', { gymId: 'g' }))).toBe('place-of-role');
  expect(mayGive(owner, person('gym_staff', { franchiseId: 'f' }))).toBe('place-of-role');
  expect(mayGive(owner, person('franchise_owner', { franchiseId: 'other' }))).toBe('other-place');
  expect(mayGive(manager, person('gym_staff', { gymId: 'other' }))).toBe('other-place');
});

test('nobody changes what they may do themselves, but how they are called', () => {
  for (const actor of [admin, owner, manager, staff]) {
    expect(mayEdit(actor, actor, {})).toBeUndefined();
    for (const edit of [{ role: 'super_admin' }, { isActive: false }, { withoutMfa: true }, { gymId: 'x' }] as const)
      expect(mayEdit(actor, actor, edit)).toBe('own-account');
  }
});

test('nobody touches an account above theirs, nor lifts one above it', () => {
  expect(mayEdit(manager, owner, { isActive: false })).toBe('role-above');
  expect(mayEdit(manager, owner, {})).toBe('role-above');
  expect(mayEdit(staff, person('gym_staff', { gymId: 'g' }, 'colleague'), { isActive: false })).toBe('role-above');
  expect(mayEdit(manager, staff, { role: 'franchise_owner', franchiseId: 'f' })).toBe('role-above');
  expect(mayEdit(manager, staff, { gymId: 'other' })).toBe('other-place');
  expect(mayEdit(manager, staff, { role: 'gym_manager' })).toBeUndefined();
});

test('who becomes an owner leaves the gym, and needs a franchise', () => {
  expect(standingAfter(manager, { role: 'franchise_owner', franchiseId: 'f' })).toEqual({
    role: 'franchise_owner',
    franchiseId: 'f',
    gymId: null,
  });
  expect(mayEdit(admin, manager, { role: 'franchise_owner' })).toBe('place-of-role');
});
