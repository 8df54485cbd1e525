import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addFranchise, atTheHub } from '../../test/gyms.ts';
import { startTestIdentity, type TestBrowser, type TestIdentity } from '../../test/identity.ts';
import { addPerson, setPassword, testPassword, type TestPerson } from '../../test/people.ts';
import { codeAt } from './totp.ts';

let desk: TestIdentity;
let franchiseId: string;
let owner: TestPerson;
const hour = 3_600_000;

beforeAll(async () => {
  desk = await startTestIdentity();
  franchiseId = await addFranchise(desk.postgres.pool);
});
beforeEach(async () => {
  desk.clock += 3 * hour;
  await atTheHub(desk.postgres.pool, 'delete from sign_in_failures');
  owner = await addPerson(desk.postgres.pool, 'franchise_owner', { franchiseId });
  await setPassword(desk.postgres.pool, owner.userId);
});
afterAll(() => desk.stop());

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const bytesOf = (secret: string): Buffer => {
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
};
const code = (secret: string, away = 0): string => codeAt(bytesOf(secret), Math.floor(desk.clock / 30_000) + away);
const signIn = (browser: TestBrowser) =>
  browser.send('POST', '/api/session', { email: owner.email, password: testPassword });
const give = (browser: TestBrowser, typed: string) => browser.send('POST', '/api/session/code', { code: typed });

/** @returns a browser that is signed in, the app's secret, and the recovery codes. */
async function enrolled() {
  const browser = desk.browser();
  await signIn(browser);
  const secret = String((await browser.send('POST', '/api/mfa/enrol')).body['secret']);
  const { status, body } = await browser.send('POST', '/api/mfa/confirm', { code: code(secret) });
  expect(status).toBe(200);
  desk.clock += 60_000;
  return { browser, secret, recoveryCodes: body['recoveryCodes'] as string[] };
}

test('an owner without a second factor sets one up before anything else opens', async () => {
  const browser = desk.browser();
  expect((await signIn(browser)).body).toMatchObject({ stage: 'enrol-wanted' });
  expect(await browser.send('GET', '/api/sessions')).toMatchObject({
    status: 401,
    body: { error: { code: 'second-factor' } },
  });
  const former = browser.token;
  const enrolment = await browser.send('POST', '/api/mfa/enrol');
  const secret = String(enrolment.body['secret']);
  expect(String(enrolment.body['uri'])).toContain(`secret=${secret}`);
  expect((await browser.send('POST', '/api/mfa/confirm', { code: code(secret, 3) })).status).toBe(401);
  const confirmed = await browser.send('POST', '/api/mfa/confirm', { code: code(secret) });
  expect(confirmed.body).toMatchObject({ session: { stage: 'signed-in', person: { mfaEnabled: true } } });
  expect(new Set(confirmed.body['recoveryCodes'] as string[]).size).toBe(10);
  expect(browser.token).not.toBe(former);
  expect((await browser.send('GET', '/api/sessions')).status).toBe(200);
});

test('the password alone opens nothing, and the token changes with the code', async () => {
  const { secret } = await enrolled();
  const browser = desk.browser();
  expect((await signIn(browser)).body).toMatchObject({ stage: 'code-wanted' });
  for (const [method, url] of [
    ['GET', '/api/users'],
    ['GET', '/api/sessions'],
    ['POST', '/api/mfa/enrol'],
    ['POST', '/api/mfa/recovery-codes'],
  ] as const) {
    const { status, body } = await browser.send(method, url);
    expect([url, status, body]).toMatchObject([url, 401, { error: { code: 'second-factor' } }]);
  }
  const former = browser.token!;
  expect((await give(browser, code(secret))).body).toMatchObject({ stage: 'signed-in' });
  const attacker = desk.browser();
  attacker.cookies.set('__Host-jarvis', former);
  expect((await attacker.send('GET', '/api/session')).body).toMatchObject({ stage: 'signed-out' });
});

test('a code that was used is refused to whoever looked over the shoulder, also at the same moment and in the next window', async () => {
  const { secret } = await enrolled();
  const [mine, theirs] = [desk.browser('192.0.2.1'), desk.browser('192.0.2.2')];
  await Promise.all([signIn(mine), signIn(theirs)]);
  const both = await Promise.all([give(mine, code(secret)), give(theirs, code(secret))]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  const late = desk.browser('192.0.2.3');
  await signIn(late);
  desk.clock += 30_000;
  expect((await give(late, code(secret, -1))).status).toBe(401);
  expect((await give(late, code(secret))).status).toBe(200);
});

test('who has the password and guesses codes is made to wait, whatever address they come from', async () => {
  const { secret } = await enrolled();
  for (let index = 0; index < 5; index += 1) {
    const browser = desk.browser(`198.51.100.${index}`);
    await signIn(browser);
    expect((await give(browser, code(secret, 100 + index))).status).toBe(401);
  }
  const browser = desk.browser('203.0.113.5');
  await signIn(browser);
  const blocked = await give(browser, code(secret));
  expect(blocked).toMatchObject({ status: 429, body: { error: { code: 'too-many-tries' } } });
  expect(blocked.headers['retry-after']).toBe('30');
});

test('a recovery code opens once, as it is typed', async () => {
  const { recoveryCodes } = await enrolled();
  const typed = recoveryCodes[3]!.toLowerCase().replace('-', ' ');
  const [one, two] = [desk.browser('192.0.2.1'), desk.browser('192.0.2.2')];
  await signIn(one);
  expect((await give(one, typed)).body).toMatchObject({ stage: 'signed-in' });
  await signIn(two);
  expect((await give(two, typed)).status).toBe(401);
  expect((await give(two, recoveryCodes[4]!)).status).toBe(200);
});

test('new recovery codes take the password and a code, and end the old ones', async () => {
  const { browser, secret, recoveryCodes } = await enrolled();
  const refused = await browser.send('POST', '/api/mfa/recovery-codes');
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'step-up' } } });
  const withoutCode = await browser.send('POST', '/api/session/step-up', { password: testPassword });
  expect(withoutCode).toMatchObject({ status: 401, body: { error: { code: 'wrong-code' } } });
  const stepUp = await browser.send('POST', '/api/session/step-up', { password: testPassword, code: code(secret) });
  expect(stepUp.status).toBe(200);
  const renewed = await browser.send('POST', '/api/mfa/recovery-codes');
  expect(renewed.body['recoveryCodes']).toHaveLength(10);
  const other = desk.browser('192.0.2.9');
  await signIn(other);
  expect((await give(other, recoveryCodes[0]!)).status).toBe(401);
});

test('another phone takes the place of the old one only when it has shown a code, and only after the password once more', async () => {
  const { browser, secret } = await enrolled();
  expect((await browser.send('POST', '/api/mfa/enrol')).status).toBe(403);
  await browser.send('POST', '/api/session/step-up', { password: testPassword, code: code(secret) });
  desk.clock += 60_000;
  const next = String((await browser.send('POST', '/api/mfa/enrol')).body['secret']);
  const other = desk.browser('192.0.2.9');
  await signIn(other);
  expect((await give(other, code(secret))).status).toBe(200);
  expect((await browser.send('POST', '/api/mfa/confirm', { code: code(next) })).status).toBe(200);
  expect((await other.send('GET', '/api/session')).body).toMatchObject({ stage: 'signed-out' });
  desk.clock += 60_000;
  await signIn(other);
  expect((await give(other, code(secret))).status).toBe(401);
  expect((await give(other, code(next))).status).toBe(200);
});

test('secrets of phones lie sealed in the database: copied to another account they do not open', async () => {
  const { secret } = await enrolled();
  const { superuser } = desk.postgres;
  const victim = owner;
  const { rows } = await superuser.query<{ secret: Buffer }>('select secret from user_totp where user_id = $1', [
    victim.userId,
  ]);
  expect(rows[0]!.secret.includes(bytesOf(secret))).toBe(false);
  owner = await addPerson(desk.postgres.pool, 'franchise_owner', { franchiseId });
  await setPassword(desk.postgres.pool, owner.userId);
  await enrolled();
  await superuser.query('update user_totp set secret = $2 where user_id = $1', [owner.userId, rows[0]!.secret]);
  const browser = desk.browser('192.0.2.9');
  await signIn(browser);
  expect(await give(browser, code(secret))).toMatchObject({
    status: 503,
    body: { error: { code: 'second-factor-unreadable' } },
  });
});
