import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestIdentity, type TestIdentity } from '../../test/identity.ts';
import { addPerson, setPassword, testPassword, type TestPerson } from '../../test/people.ts';

let desk: TestIdentity;
let gym: TestGym;
let manager: TestPerson;
const hour = 3_600_000;
const next = 'une autre phrase de passe';

beforeAll(async () => {
  desk = await startTestIdentity();
  gym = await addGym(desk.postgres.pool, 'Lyon');
});
beforeEach(async () => {
  desk.clock += 3 * hour;
  desk.letters.length = 0;
  await atTheHub(desk.postgres.pool, 'delete from sign_in_failures');
  manager = await addPerson(desk.postgres.pool, 'gym_manager', { gymId: gym.id });
  await setPassword(desk.postgres.pool, manager.userId);
});
afterAll(() => desk.stop());

const wish = async (email: string, address?: string) => {
  const { status, headers, body } = await desk.browser(address).send('POST', '/api/password/reset', { email });
  await desk.identity.close();
  return { status, body, length: headers['content-length'] };
};
const tokenIn = (index = -1): string => {
  const { letter } = desk.letters.at(index)!;
  expect(letter).toMatchObject({
    kind: 'reset',
    link: expect.stringMatching(/^https:\/\/hub\.example\/console\/#\/link\//),
  });
  return 'link' in letter ? letter.link.split('/').at(-1)! : '';
};
const use = (token: string, password = next) => desk.browser().send('POST', `/api/links/${token}`, { password });
const signIn = (password: string) => desk.browser().send('POST', '/api/session', { email: manager.email, password });

test('who forgot the password gets a link that sets a new one; every device is signed out and a mail says so', async () => {
  const device = desk.browser();
  await device.send('POST', '/api/session', { email: manager.email, password: testPassword });
  expect(await wish(manager.email)).toMatchObject({ status: 204 });
  const token = tokenIn();
  expect((await desk.browser().send('GET', `/api/links/${token}`)).body).toMatchObject({
    kind: 'reset',
    email: manager.email,
    expiresAt: desk.clock + hour,
  });
  expect((await use(token, 'short')).status).toBe(400);
  expect((await use(token)).status).toBe(204);
  await desk.identity.close();
  expect(desk.letters.at(-1)?.letter.kind).toBe('password-changed');
  expect((await device.send('GET', '/api/session')).body).toMatchObject({ stage: 'signed-out' });
  expect((await signIn(testPassword)).status).toBe(401);
  expect((await signIn(next)).status).toBe(200);
});

test('an address that nobody has gets the same answer, before anybody has looked whether it exists, and no mail', async () => {
  const known = await wish(manager.email);
  const mails = desk.letters.length;
  expect(await wish('nobody@forme.example')).toEqual(known);
  expect(desk.letters).toHaveLength(mails);
});

test('a link works once: of two who use it at the same moment one wins, and it is worth nothing afterwards', async () => {
  await wish(manager.email);
  const token = tokenIn();
  const answers = await Promise.all([use(token, 'la phrase de la première'), use(token, 'la phrase de la seconde')]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 410]);
  const winner = answers[0]!.status === 204 ? 'la phrase de la première' : 'la phrase de la seconde';
  expect((await signIn(winner)).status).toBe(200);
  expect(await use(token)).toMatchObject({ status: 410, body: { error: { code: 'link-ended' } } });
  expect((await desk.browser().send('GET', `/api/links/${token}`)).status).toBe(410);
});

test('a link ends after an hour, with the next one that is sent, and with the account', async () => {
  await wish(manager.email);
  const first = tokenIn();
  await wish(manager.email);
  const second = tokenIn();
  expect((await use(first)).status).toBe(410);
  desk.clock += hour;
  expect((await use(second)).status).toBe(410);
  await wish(manager.email);
  await atTheHub(desk.postgres.pool, 'update users set is_active = false where id = $1', [manager.userId]);
  expect((await use(tokenIn())).status).toBe(410);
});

test('a made-up link is answered like one that has ended', async () => {
  for (const token of ['x', 'A'.repeat(43), '..%2f..']) {
    expect((await use(token)).body).toMatchObject({ error: { code: 'link-ended' } });
  }
});

test('nobody’s mailbox is filled: three mails an hour at most, and one address cannot wish without end', async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 7; index += 1) statuses.push((await wish(manager.email)).status);
  expect(statuses).toEqual([204, 204, 204, 204, 204, 429, 429]);
  expect(desk.letters).toHaveLength(3);
  await wish(manager.email, '198.51.100.1');
  expect(desk.letters).toHaveLength(3);
});

test('a new password by a link ends the wait that somebody’s guessing has caused', async () => {
  for (let index = 0; index < 5; index += 1) {
    const guess = { email: manager.email, password: 'guess' };
    await desk.browser(`198.51.100.${index}`).send('POST', '/api/session', guess);
  }
  expect((await signIn(testPassword)).status).toBe(429);
  await wish(manager.email);
  await use(tokenIn());
  expect((await signIn(next)).status).toBe(200);
});

test('a link in the database is worth nothing to who reads it there', async () => {
  await wish(manager.email);
  const { rows } = await desk.postgres.superuser.query(
    `select string_agg(l::text, ' ') as all from single_use_links l`,
  );
  expect(rows[0].all).not.toContain(tokenIn());
});

test('a mail that cannot be sent is no answer to whoever asked, and a line in the log', async () => {
  desk.mailFault = new Error('the mail server is away');
  expect(await wish(manager.email)).toMatchObject({ status: 204 });
  expect(desk.warnings.at(-1)).toBe(desk.mailFault);
  desk.mailFault = undefined;
});
