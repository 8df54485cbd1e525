import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestIdentity, type TestAnswer, type TestBrowser, type TestIdentity } from '../../test/identity.ts';
import { addPerson, openSession, setPassword, type Place, type TestPerson } from '../../test/people.ts';
import type { Role, User } from '../../protocol/person.ts';

let desk: TestIdentity;
let forme: string;
let other: string;
let lyon: TestGym;
let paris: TestGym;
let foreign: TestGym;

beforeAll(async () => {
  desk = await startTestIdentity('optional');
  const { pool } = desk.postgres;
  forme = await addFranchise(pool, 'Forme');
  other = await addFranchise(pool, 'Autre');
  lyon = await addGym(pool, 'Lyon', { franchiseId: forme });
  paris = await addGym(pool, 'Paris', { franchiseId: forme });
  foreign = await addGym(pool, 'Nantes', { franchiseId: other });
});
beforeEach(() => {
  desk.clock = Date.now();
  desk.letters.length = 0;
});
afterAll(() => desk.stop());

async function person(
  role: Role,
  place: Place = {},
  isSteppedUp = true,
): Promise<TestPerson & { browser: TestBrowser }> {
  const made = await addPerson(desk.postgres.pool, role, place, { isSteppedUp });
  return { ...made, browser: browserOf(made.headers) };
}
function browserOf({ cookie }: { cookie: string }): TestBrowser {
  const browser = desk.browser();
  browser.cookies.set('__Host-jarvis', cookie.split('=')[1]!);
  return browser;
}
const owner = () => person('franchise_owner', { franchiseId: forme });
const manager = () => person('gym_manager', { gymId: lyon.id });
const staff = () => person('gym_staff', { gymId: lyon.id });
let invited = 0;
const invitation = (role: Role, place: Place = {}) => ({
  email: `accueil-${(invited += 1)}@forme.example`,
  name: 'Accueil Forme',
  role,
  language: 'fr',
  ...place,
});
const edit = (who: { browser: TestBrowser }, target: string, change: object) =>
  who.browser.send('PATCH', `/api/users/${target}`, change);
const codeOf = (answer: TestAnswer): unknown => (answer.body as { error?: { code: string } }).error?.code;
const stage = async (browser: TestBrowser) => (await browser.send('GET', '/api/session')).body['stage'];

test('each sees the people of their own places', async () => {
  const [boss, head] = [await owner(), await manager()];
  const stranger = await person('gym_staff', { gymId: foreign.id });
  const inParis = await person('gym_staff', { gymId: paris.id });
  const seen = async (browser: TestBrowser): Promise<string[]> =>
    ((await browser.send('GET', '/api/users')).body['users'] as User[]).map(({ id }) => id);
  const byOwner = await seen(boss.browser);
  expect(byOwner).toEqual(expect.arrayContaining([boss.userId, head.userId, inParis.userId]));
  expect(byOwner).not.toContain(stranger.userId);
  const byManager = await seen(head.browser);
  expect(byManager).toContain(head.userId);
  for (const { userId } of [boss, inParis, stranger]) expect(byManager).not.toContain(userId);
  expect((await (await staff()).browser.send('GET', '/api/users')).status).toBe(403);
});

test('an owner invites a manager, who chooses a password by the link in the mail and signs in', async () => {
  const boss = await owner();
  const wish = invitation('gym_manager', { gymId: lyon.id });
  const answer = await boss.browser.send('POST', '/api/users', wish);
  expect(answer).toMatchObject({ status: 200, body: { email: wish.email, isInvited: true, isActive: true } });
  expect(desk.letters).toMatchObject([
    { to: { email: wish.email, language: 'fr' }, letter: { kind: 'invitation', hours: 48 } },
  ]);
  const { letter } = desk.letters[0]!;
  const token = 'link' in letter ? letter.link.split('/').at(-1) : '';
  const newcomer = desk.browser();
  const password = 'une phrase bien à moi';
  expect((await newcomer.send('POST', `/api/links/${token}`, { password })).status).toBe(204);
  expect((await newcomer.send('POST', '/api/session', { email: wish.email, password })).body).toMatchObject({
    stage: 'signed-in',
    person: { role: 'gym_manager', gymId: lyon.id },
  });
  const { rows } = await desk.postgres.superuser.query(
    `select action, actor_id from audit_log where row_id = $1 order by at, id`,
    [answer.body['id']],
  );
  expect(rows.map(({ action }) => action)).toEqual(['user_invited', 'invitation_accepted', 'signed_in']);
  expect(rows[0].actor_id).toBe(boss.userId);
});

test('inviting takes the password once more', async () => {
  const boss = await person('franchise_owner', { franchiseId: forme }, false);
  const answer = await boss.browser.send('POST', '/api/users', invitation('gym_staff', { gymId: lyon.id }));
  expect([answer.status, codeOf(answer)]).toEqual([403, 'step-up']);
});

test('nobody invites above themselves or into a place that is not theirs, and a foreign place is answered like none', async () => {
  const nowhere = '018f0000-0000-7000-8000-000000000000';
  const [boss, head, hand] = [await owner(), await manager(), await staff()];
  for (const [who, wish, refusal] of [
    [boss, invitation('super_admin'), 'role-above'],
    [boss, invitation('franchise_owner', { franchiseId: other }), 'other-place'],
    [boss, invitation('gym_staff', { gymId: foreign.id }), 'other-place'],
    [boss, invitation('gym_staff', { gymId: nowhere }), 'other-place'],
    [boss, invitation('gym_staff', { franchiseId: forme }), 'place-of-role'],
    [head, invitation('franchise_owner', { franchiseId: forme }), 'role-above'],
    [head, invitation('gym_staff', { gymId: paris.id }), 'other-place'],
    [hand, invitation('gym_staff', { gymId: lyon.id }), 'role'],
  ] as const) {
    const answer = await who.browser.send('POST', '/api/users', wish);
    expect([wish.role, codeOf(answer)]).toEqual([wish.role, refusal]);
  }
  expect(desk.letters).toEqual([]);
});

test('an address has one account', async () => {
  const boss = await owner();
  const wish = invitation('gym_staff', { gymId: lyon.id });
  expect((await boss.browser.send('POST', '/api/users', wish)).status).toBe(200);
  const again = await boss.browser.send('POST', '/api/users', wish);
  expect([again.status, codeOf(again)]).toEqual([409, 'address-taken']);
});

test('where the mail cannot be sent the account is there, the answer says so, and the mail can be sent once more', async () => {
  const boss = await owner();
  const wish = invitation('gym_staff', { gymId: lyon.id });
  desk.mailFault = new Error('the mail server is away');
  const answer = await boss.browser.send('POST', '/api/users', wish);
  desk.mailFault = undefined;
  expect([answer.status, codeOf(answer)]).toEqual([502, 'mail-not-sent']);
  const [made] = await atTheHub(desk.postgres.pool, 'select id from users where email = $1', [wish.email]);
  const again = await boss.browser.send('POST', `/api/users/${String(made!['id'])}/invitation`);
  expect(again).toMatchObject({ status: 200, body: { isInvited: true } });
  expect(desk.letters).toHaveLength(1);
});

test('nobody changes their own role, place or account; name and language everyone does, without the password', async () => {
  for (const who of [
    await person('super_admin', {}, false),
    await person('franchise_owner', { franchiseId: forme }, false),
    await person('gym_manager', { gymId: lyon.id }, false),
    await person('gym_staff', { gymId: lyon.id }, false),
  ]) {
    for (const change of [{ role: 'super_admin' }, { gymId: foreign.id }, { isActive: true }, { withoutMfa: true }]) {
      expect(codeOf(await edit(who, who.userId, change))).toBe('own-account');
    }
    expect(await edit(who, who.userId, { language: 'es', name: 'Recepción Forme' })).toMatchObject({
      status: 200,
      body: { language: 'es', name: 'Recepción Forme' },
    });
    expect((await who.browser.send('GET', '/api/session')).body).toMatchObject({ person: { language: 'es' } });
  }
});

test('nobody touches an account above theirs or in a place that is not theirs', async () => {
  const [boss, head, hand, colleague] = [await owner(), await manager(), await staff(), await staff()];
  const admin = await person('super_admin');
  const stranger = await person('gym_staff', { gymId: foreign.id });
  const close = { isActive: false };
  expect((await edit(head, boss.userId, close)).status).toBe(404);
  expect((await edit(boss, admin.userId, close)).status).toBe(404);
  expect((await edit(boss, stranger.userId, close)).status).toBe(404);
  expect(codeOf(await edit(hand, colleague.userId, close))).toBe('role-above');
  expect(codeOf(await edit(head, hand.userId, { role: 'franchise_owner', franchiseId: forme }))).toBe('role-above');
  expect(codeOf(await edit(boss, hand.userId, { gymId: foreign.id }))).toBe('other-place');
  expect((await boss.browser.send('POST', `/api/users/${stranger.userId}/invitation`)).status).toBe(404);
});

test('editing another takes the password once more', async () => {
  const head = await person('gym_manager', { gymId: lyon.id }, false);
  expect(codeOf(await edit(head, (await staff()).userId, { name: 'Accueil' }))).toBe('step-up');
});

test('who is deactivated, moved or given another role is signed out of every device at once', async () => {
  const boss = await owner();
  for (const change of [
    { isActive: false },
    { gymId: paris.id },
    { role: 'gym_manager' },
    { withoutMfa: true },
  ] as const) {
    const hand = await staff();
    const second = browserOf(await openSession(desk.postgres.pool, hand.userId));
    for (const browser of [hand.browser, second]) expect(await stage(browser)).toBe('signed-in');
    expect((await edit(boss, hand.userId, change)).status).toBe(200);
    for (const browser of [hand.browser, second])
      expect([change, await stage(browser)]).toEqual([change, 'signed-out']);
  }
});

test('taking a second factor away is for who manages the account, and is written down', async () => {
  const [boss, hand] = [await owner(), await staff()];
  const { pool } = desk.postgres;
  await atTheHub(pool, `insert into user_totp (user_id, secret, confirmed_at) values ($1, '\\x00', now())`, [
    hand.userId,
  ]);
  await atTheHub(pool, `insert into recovery_codes (user_id, code_hash) values ($1, '\\x00')`, [hand.userId]);
  await atTheHub(pool, 'update users set mfa_enabled = true where id = $1', [hand.userId]);
  expect(await edit(boss, hand.userId, { withoutMfa: true })).toMatchObject({ body: { mfaEnabled: false } });
  const left = await atTheHub(
    pool,
    'select from user_totp where user_id = $1 union all select from recovery_codes where user_id = $1',
    [hand.userId],
  );
  expect(left).toEqual([]);
  const { rows } = await desk.postgres.superuser.query('select action, actor_id from audit_log where row_id = $1', [
    hand.userId,
  ]);
  expect(rows).toContainEqual({ action: 'second_factor_removed', actor_id: boss.userId });
});

test('the log keeps what was changed, before and after', async () => {
  const [boss, hand] = [await owner(), await staff()];
  await edit(boss, hand.userId, { role: 'gym_manager' });
  const { rows } = await desk.postgres.superuser.query(
    `select before, after, gym_id from audit_log where row_id = $1 and action = 'user_edited'`,
    [hand.userId],
  );
  expect(rows).toEqual([{ before: { role: 'gym_staff' }, after: { role: 'gym_manager' }, gym_id: lyon.id }]);
});

test('the last super admin who can sign in stays, also when two remove each other at the same moment', async () => {
  const { pool } = desk.postgres;
  await atTheHub(pool, `update users set is_active = false where role = 'super_admin'`);
  const [one, two] = [await person('super_admin'), await person('super_admin')];
  const answers = await Promise.all([
    edit(one, two.userId, { isActive: false }),
    edit(two, one.userId, { role: 'gym_staff', gymId: lyon.id }),
  ]);
  const active = await atTheHub(pool, `select id from users where role = 'super_admin' and is_active`);
  expect(active).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('an admin who is being removed in another process of the hub does not count as one who stays', async () => {
  const { pool, superuser } = desk.postgres;
  await atTheHub(pool, `update users set is_active = false where role = 'super_admin'`);
  const [one, two] = [await person('super_admin'), await person('super_admin')];
  const elsewhere = await superuser.connect();
  try {
    await elsewhere.query('begin');
    await elsewhere.query('update users set is_active = false where id = $1', [two.userId]);
    const answer = edit(two, one.userId, { isActive: false });
    const waits = async (): Promise<void> => {
      if ((await superuser.query('select from pg_locks where not granted')).rowCount === 0)
        throw new Error('nobody waits');
    };
    await Promise.race([answer, vi.waitFor(waits, { timeout: 30_000 })]);
    await elsewhere.query('commit');
    expect(codeOf(await answer)).toBe('last-admin');
  } finally {
    elsewhere.release();
  }
});

test('an admin who has only been invited does not count as one who stays', async () => {
  const { pool } = desk.postgres;
  await atTheHub(pool, `update users set is_active = false where role = 'super_admin'`);
  const [one, invitee] = [await person('super_admin'), await person('super_admin')];
  await atTheHub(pool, 'update users set password_set_at = null where id = $1', [invitee.userId]);
  await setPassword(pool, one.userId);
  expect(codeOf(await edit(invitee, one.userId, { isActive: false }))).toBe('last-admin');
  expect((await edit(one, invitee.userId, { isActive: false })).status).toBe(200);
});
