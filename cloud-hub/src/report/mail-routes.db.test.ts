import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';
import { openSealing } from '../identity/sealing.ts';
import { unsubscribeToken } from './unsubscribe-link.ts';

let hub: TestHub;
let gym: TestGym;
beforeAll(async () => {
  hub = await startTestHub();
  gym = await addGym(hub.postgres.pool, 'Ainay');
});
afterAll(() => hub.stop());

const manager = () => addPerson(hub.postgres.pool, 'gym_manager', { gymId: gym.id });
const sealing = () => openSealing(hub.dataDir);
const linkOf = ({ userId }: TestPerson) =>
  `${hub.url}/mail/reports/${unsubscribeToken(userId, (purpose, text) => sealing().hmac(purpose, text))}`;
async function wants(person: TestPerson): Promise<boolean> {
  const response = await fetch(`${hub.url}/api/report-mail`, { headers: person.headers });
  return ((await response.json()) as { isWanted: boolean }).isWanted;
}
const choose = (person: TestPerson, isWanted: boolean) =>
  fetch(`${hub.url}/api/report-mail`, {
    method: 'PUT',
    headers: { ...person.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ isWanted }),
  });
const logOf = async ({ userId }: TestPerson) =>
  atTheHub(
    hub.postgres.pool,
    `select action, actor_kind, gym_id, details from audit_log where row_id = $1 order by at, id`,
    [userId],
  );

test('each reader says for themselves whether they want the mails, which is in the log once', async () => {
  const [one, other] = [await manager(), await manager()];
  expect([await wants(one), await wants(other)]).toEqual([true, true]);
  expect((await choose(one, false)).status).toBe(200);
  await choose(one, false);
  expect([await wants(one), await wants(other)]).toEqual([false, true]);
  await choose(one, true);
  expect(await wants(one)).toBe(true);
  const line = { actor_kind: 'user', gym_id: gym.id, details: {} };
  expect(await logOf(one)).toEqual([
    { action: 'report_mails_stopped', ...line },
    { action: 'report_mails_resumed', ...line },
  ]);
});

test('whoever gets no such mail has nothing to choose', async () => {
  const staff = await addPerson(hub.postgres.pool, 'gym_staff', { gymId: gym.id });
  expect((await choose(staff, false)).status).toBe(403);
});

test('opening the link of a mail changes nothing, however often and by whatever program', async () => {
  const person = await manager();
  for (const method of ['GET', 'HEAD', 'GET']) {
    const page = await fetch(linkOf(person), { method });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  expect(await wants(person)).toBe(true);
  expect(await logOf(person)).toEqual([]);
});

test('a mail program ends the mails by RFC 8058, without a sign-in, and once more does no harm', async () => {
  const [person, other] = [await manager(), await manager()];
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), form, undefined]) {
    expect((await fetch(linkOf(person), { method: 'POST', ...(body && { body }) })).status).toBe(200);
  }
  expect([await wants(person), await wants(other)]).toEqual([false, true]);
  expect(await logOf(person)).toMatchObject([
    { action: 'report_mails_stopped', actor_kind: 'system', gym_id: gym.id, details: { address: '127.0.0.1' } },
  ]);
});

test('the page speaks the reader’s language; of a link that is none, the browser’s, and it tells nothing', async () => {
  const person = await manager();
  const seen: string[] = [];
  for (const language of ['fr', 'en', 'es']) {
    await atTheHub(hub.postgres.pool, 'update users set language = $2 where id = $1', [person.userId, language]);
    seen.push(/<h1>(.*?)<\/h1>/.exec(await (await fetch(linkOf(person))).text())?.[1] ?? '');
  }
  expect(seen).toEqual([
    'Ne plus recevoir l’e-mail du lundi\u00A0?',
    'Stop the Monday mail?',
    '¿Dejar de recibir el correo del lunes?',
  ]);
  const forged = `${linkOf(person).slice(0, -1)}${linkOf(person).endsWith('A') ? 'B' : 'A'}`;
  for (const method of ['GET', 'POST']) {
    const page = await fetch(forged, { method, headers: { 'accept-language': 'de-DE, es;q=0.8' } });
    expect([page.status, page.headers.get('content-language')]).toEqual([404, 'es']);
    const text = await page.text();
    expect(text).toContain('Este enlace no es válido');
    expect(text).not.toContain(person.email);
  }
  expect(await wants(person)).toBe(true);
});

test('a page of another site cannot press the button', async () => {
  const person = await manager();
  const pressed = await fetch(linkOf(person), { method: 'POST', headers: { origin: 'https://elsewhere.example' } });
  expect(pressed.status).toBe(403);
  expect(await wants(person)).toBe(true);
});

test('no other route takes forms since this one does', async () => {
  const person = await manager();
  const body = new URLSearchParams({ isWanted: 'false' });
  const sent = await fetch(`${hub.url}/api/conflicts/x/review`, { method: 'POST', headers: person.headers, body });
  expect(sent.status).toBe(415);
});
