import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addFranchise, addGym, atTheHub } from '../../test/gyms.ts';
import { startTestIdentity, type TestBrowser, type TestIdentity } from '../../test/identity.ts';
import { addPerson, setPassword, testPassword, type TestPerson } from '../../test/people.ts';

let desk: TestIdentity;
let owner: TestPerson;
let manager: TestPerson;
const minute = 60_000;

beforeAll(async () => {
  desk = await startTestIdentity();
  const { pool } = desk.postgres;
  const franchiseId = await addFranchise(pool);
  const gym = await addGym(pool, 'Lyon', { franchiseId });
  owner = await addPerson(pool, 'franchise_owner', { franchiseId });
  manager = await addPerson(pool, 'gym_manager', { gymId: gym.id });
  for (const { userId } of [owner, manager]) await setPassword(pool, userId);
});
beforeEach(async () => {
  desk.clock += 3 * 3_600_000;
  await atTheHub(desk.postgres.pool, 'delete from sign_in_failures');
});
afterAll(() => desk.stop());

const signIn = (browser: TestBrowser, email = manager.email, password = testPassword) =>
  browser.send('POST', '/api/session', { email, password });
const stage = async (browser: TestBrowser) => (await browser.send('GET', '/api/session')).body['stage'];
const signedIn = async (address?: string): Promise<TestBrowser> => {
  const browser = desk.browser(address);
  expect(await signIn(browser)).toMatchObject({ status: 200, body: { stage: 'signed-in' } });
  return browser;
};

test('a manager signs in with address and password, and is known until they sign out', async () => {
  const browser = desk.browser();
  expect(await stage(browser)).toBe('signed-out');
  const answer = await signIn(browser);
  expect(answer.body).toMatchObject({ stage: 'signed-in', steppedUpUntil: null, person: { role: 'gym_manager' } });
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(await stage(browser)).toBe('signed-in');
  const { token } = browser;
  expect((await browser.send('DELETE', '/api/session')).body).toMatchObject({ stage: 'signed-out', person: null });
  expect(browser.token).toBeUndefined();
  browser.cookies.set('__Host-jarvis', token!);
  expect(await stage(browser)).toBe('signed-out');
});

test('a wrong password, an unknown address, a closed account and one without a password get the same answer for the same work', async () => {
  const { pool } = desk.postgres;
  const closed = await addPerson(pool, 'super_admin');
  await setPassword(pool, closed.userId);
  await atTheHub(pool, 'update users set is_active = false where id = $1', [closed.userId]);
  const invited = await addPerson(pool, 'super_admin');
  const answers = [];
  for (const email of [manager.email, 'nobody@forme.example', closed.email, invited.email]) {
    const before = desk.verified;
    const { rows } = await desk.postgres.superuser.query('select count(*)::int as n from audit_log');
    const { status, body } = await signIn(desk.browser(), email, 'wrong password');
    const after = await desk.postgres.superuser.query('select count(*)::int as n from audit_log');
    answers.push({ status, body, verified: desk.verified - before, written: after.rows[0].n - rows[0].n });
  }
  expect(answers[0]).toMatchObject({
    status: 401,
    body: { error: { code: 'wrong-password' } },
    verified: 1,
    written: 1,
  });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('who guesses the password of one account from many addresses is made to wait, and the owner is told how long', async () => {
  for (let index = 0; index < 5; index += 1) {
    expect((await signIn(desk.browser(`198.51.100.${index}`), manager.email, 'guess')).status).toBe(401);
  }
  const before = desk.verified;
  const blocked = await signIn(desk.browser('203.0.113.9'));
  expect(blocked).toMatchObject({ status: 429, body: { error: { code: 'too-many-tries' } } });
  expect(blocked.headers['retry-after']).toBe('30');
  expect(desk.verified).toBe(before);
  desk.clock += 30_000;
  expect((await signIn(desk.browser('203.0.113.9'))).status).toBe(200);
  expect((await signIn(desk.browser('203.0.113.9'), manager.email, 'guess')).status).toBe(401);
});

test('an address that does not exist is made to wait like one that does', async () => {
  for (let index = 0; index < 5; index += 1) {
    expect((await signIn(desk.browser(`198.51.100.${index}`), 'ghost@forme.example', 'guess')).status).toBe(401);
  }
  expect((await signIn(desk.browser('203.0.113.9'), 'ghost@forme.example')).status).toBe(429);
});

test('who tries many accounts from one address is made to wait, and a right password in between does not help', async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    statuses.push((await signIn(desk.browser('198.51.100.7'))).status);
    statuses.push((await signIn(desk.browser('198.51.100.7'), `person-${index}@forme.example`, 'guess')).status);
  }
  expect(statuses).toEqual([200, 401, 200, 401, 200, 401, 200, 401, 200, 401]);
  expect((await signIn(desk.browser('198.51.100.7'))).status).toBe(429);
  expect((await signIn(desk.browser('198.51.100.8'))).status).toBe(200);
});

test('of many tries at once after a wait one is judged, in whatever process of the hub', async () => {
  for (let index = 0; index < 5; index += 1) await signIn(desk.browser(`198.51.100.${index}`), manager.email, 'guess');
  desk.clock += 31_000;
  const other = await desk.another();
  try {
    const before = desk.verified;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        signIn((index % 2 ? desk : other).browser(`203.0.113.${index}`), manager.email, `guess ${index}`),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    expect(desk.verified - before).toBe(1);
  } finally {
    await other.stop();
  }
});

test('a token that somebody else put into the browser is worth nothing after signing in', async () => {
  const browser = desk.browser();
  const planted = 'A'.repeat(43);
  browser.cookies.set('__Host-jarvis', planted);
  await signIn(browser);
  expect(browser.token).not.toBe(planted);
  const attacker = desk.browser();
  attacker.cookies.set('__Host-jarvis', planted);
  expect(await stage(attacker)).toBe('signed-out');
});

test('a session that was open in the browser ends when somebody signs in there', async () => {
  const browser = await signedIn();
  const former = browser.token!;
  await signIn(browser, owner.email);
  const attacker = desk.browser();
  attacker.cookies.set('__Host-jarvis', former);
  expect(await stage(attacker)).toBe('signed-out');
});

test('dangerous things open with a new token when the password is given once more; the one before is worth nothing', async () => {
  const browser = await signedIn();
  const former = browser.token!;
  const wrong = await browser.send('POST', '/api/session/step-up', { password: 'wrong password' });
  expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'wrong-password' } } });
  const right = await browser.send('POST', '/api/session/step-up', { password: testPassword });
  expect(right.body['steppedUpUntil']).toBe(desk.clock + 10 * minute);
  const attacker = desk.browser();
  attacker.cookies.set('__Host-jarvis', former);
  expect(await stage(attacker)).toBe('signed-out');
  expect(await stage(browser)).toBe('signed-in');
});

test('a session ends twelve hours after it was last used, and after two weeks in any case', async () => {
  const idle = await signedIn();
  const used = await signedIn();
  for (let hours = 0; hours < 14 * 24; hours += 11) {
    expect([hours, await stage(used)]).toEqual([hours, 'signed-in']);
    desk.clock += 11 * 60 * minute;
  }
  expect(await stage(used)).toBe('signed-out');
  expect(await stage(idle)).toBe('signed-out');
});

test('people see the devices they are signed in on, and end one that they do not know', async () => {
  const [mine, lost] = [await signedIn('192.0.2.1'), await signedIn('192.0.2.77')];
  const { sessions } = (await mine.send('GET', '/api/sessions')).body as unknown as {
    sessions: { id: string; address: string; isThisOne: boolean; device: string }[];
  };
  const other = sessions.find(({ address }) => address === '192.0.2.77')!;
  expect(other).toMatchObject({ isThisOne: false, device: 'Firefox' });
  expect(sessions.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
  expect((await mine.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(204);
  expect(await stage(lost)).toBe('signed-out');
  expect(await stage(mine)).toBe('signed-in');
});

test('nobody ends a session of somebody else', async () => {
  const { pool } = desk.postgres;
  await signedIn();
  const [session] = await atTheHub(pool, 'select id from user_sessions where user_id = $1 limit 1', [manager.userId]);
  const colleague = await addPerson(pool, 'super_admin');
  const [mine] = await atTheHub(pool, 'select gym_id from users where id = $1', [manager.userId]);
  const staff = await addPerson(pool, 'gym_staff', { gymId: String(mine!['gym_id']) });
  for (const { userId } of [colleague, staff]) await setPassword(pool, userId);
  const browser = desk.browser('203.0.113.50');
  await signIn(browser, staff.email);
  expect((await browser.send('DELETE', `/api/sessions/${String(session!['id'])}`)).status).toBe(404);
});

test('an account that is closed is out at once in this process and within ten seconds in every other', async () => {
  const { pool } = desk.postgres;
  const browser = await signedIn();
  const other = await desk.another();
  try {
    const there = other.browser();
    there.cookies.set('__Host-jarvis', browser.token!);
    expect(await stage(there)).toBe('signed-in');
    await atTheHub(pool, 'update users set is_active = false where id = $1', [manager.userId]);
    desk.clock += 10_000;
    expect(await stage(there)).toBe('signed-out');
    expect(await stage(browser)).toBe('signed-out');
  } finally {
    await atTheHub(pool, 'update users set is_active = true where id = $1', [manager.userId]);
    await other.stop();
  }
});

test('a new password signs the other devices out and is told by mail', async () => {
  const [mine, other] = [await signedIn(), await signedIn()];
  const former = mine.token!;
  const next = 'une autre phrase de passe';
  const { pool } = desk.postgres;
  const wrong = await mine.send('POST', '/api/password', { current: 'wrong password', next });
  expect(wrong.status).toBe(401);
  expect((await mine.send('POST', '/api/password', { current: testPassword, next: 'short' })).status).toBe(400);
  desk.letters.length = 0;
  expect((await mine.send('POST', '/api/password', { current: testPassword, next })).status).toBe(204);
  expect(mine.token).not.toBe(former);
  expect(await stage(mine)).toBe('signed-in');
  expect(await stage(other)).toBe('signed-out');
  await desk.identity.close();
  expect(desk.letters).toMatchObject([{ to: { email: manager.email }, letter: { kind: 'password-changed' } }]);
  expect((await signIn(desk.browser())).status).toBe(401);
  expect((await signIn(desk.browser(), manager.email, next)).status).toBe(200);
  await setPassword(pool, manager.userId);
});

test('signing in on another device than before is told by mail, on a known one it is not', async () => {
  const browser = await signedIn();
  await desk.identity.close();
  desk.letters.length = 0;
  await signIn(browser);
  await desk.identity.close();
  expect(desk.letters).toEqual([]);
  await signIn(desk.browser('203.0.113.4'));
  await desk.identity.close();
  expect(desk.letters).toMatchObject([
    { to: { email: manager.email }, letter: { kind: 'new-device', device: 'Firefox', address: '203.0.113.4' } },
  ]);
});

test('no token, password or code can be read in the database', async () => {
  const browser = await signedIn();
  const { rows } = await desk.postgres.superuser.query(
    `select string_agg(t::text, ' ') as all from (select * from user_sessions) t`,
  );
  expect(rows[0].all).not.toContain(browser.token);
  expect(rows[0].all).not.toContain(Buffer.from(browser.token!, 'base64url').toString('hex'));
  const credentials = await desk.postgres.superuser.query('select password_hash from user_credentials');
  for (const { password_hash } of credentials.rows) expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1/);
});
