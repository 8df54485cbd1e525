import { Admission, ErrorBody } from '@jarvis-edge/sync/protocol.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { TestBox, type Answer } from '../../test/box.ts';
import { startTestFleet, type ConsoleAnswer, type TestFleet } from '../../test/fleet.ts';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { inScope } from '../tenancy/scope.ts';
import { createConfirm } from './judge.ts';
import { ofAddress, ofAll } from './wrong-codes.ts';

const minute = 60_000;
let postgres: TestPostgres;
let fleet: TestFleet;
let franchiseId: string;
let gym: TestGym;
let manager: string;
let count = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
  fleet = await startTestFleet(postgres);
  franchiseId = await addFranchise(postgres.pool);
});
afterAll(async () => {
  await fleet.stop();
  await postgres.stop();
});
beforeEach(async () => {
  count += 1;
  // Nothing that was tried before counts any more.
  fleet.nowMs += 60 * minute;
  gym = await addGym(postgres.pool, `Salle${count}`, { franchiseId });
  manager = await fleet.signIn('gym_manager', { gymId: gym.id });
});

const sql = (text: string, values: readonly unknown[] = []) => atTheHub(postgres.pool, text, values);
const newBox = (): TestBox => new TestBox(fleet.url);
const ask = (path: string, body?: object, cookie = manager): Promise<ConsoleAnswer> =>
  fleet.ask(cookie, 'POST', path, body);
async function makeBox(name = 'Boîtier'): Promise<{ id: string; code: string }> {
  const { id = '' } = (await ask(`/api/gyms/${gym.id}/boxes`, { name })).body;
  const { code = '' } = (await ask(`/api/boxes/${id}/code`)).body;
  return { id, code };
}
const boxAt = async (id: string) =>
  ((await fleet.ask(manager, 'GET', '/api/fleet')).body as unknown as { boxes: { id: string }[] }).boxes.find(
    (box) => box.id === id,
  );
function refusal({ status, body }: { status: number; body: unknown }): string {
  const { error } = ErrorBody.parse(body);
  expect(error.message).toMatch(/\.$/);
  expect(error.remedy).toMatch(/\.$/);
  return `${status} ${error.code}`;
}
const claimIdOf = ({ status, body }: Answer): string => {
  expect(status, JSON.stringify(body)).toBe(202);
  return body['claimId'] ?? '';
};
const confirm = (id: string, claimId: string, cookie = manager) => ask(`/api/boxes/${id}/confirm`, { claimId }, cookie);
/** From an address of its own. */
const tryFrom = async (address: string, code: string, box = newBox()): Promise<Answer> => {
  const { publicKey, incarnation } = box;
  const payload = { code, publicKey, incarnation, softwareVersion: '0.1.0' };
  const { statusCode, headers, body } = await fleet.app.inject({
    ...{ method: 'POST', url: '/v1/boxes/claims', payload, remoteAddress: address },
  });
  return { status: statusCode, headers: new Headers(headers as Record<string, string>), body: JSON.parse(body) };
};

test('a technician types the code, both screens show the same words, and only then is the box given its gym', async () => {
  await sql(`insert into doors (id, gym_id, name, output) values (gen_random_uuid(), $1, 'Porte', 'simulated')`, [
    gym.id,
  ]);
  const { id, code } = await makeBox('Boîtier de l’accueil');
  expect(await boxAt(id)).toMatchObject({ state: 'awaiting-box', codeExpiresAt: fleet.nowMs + 15 * minute });
  const box = newBox();
  const claimed = await box.claim(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
  const claimId = claimIdOf(claimed);
  const seen = await boxAt(id);
  expect(seen).toMatchObject({
    ...{ state: 'awaiting-confirmation', codeExpiresAt: null },
    claim: { id: claimId, words: claimed.body['words'], address: '127.0.0.1' },
  });
  const waiting = await box.poll(claimId);
  expect(waiting.body).toEqual({ state: 'waiting', expiresAt: fleet.nowMs + 15 * minute, hubTime: fleet.nowMs });

  expect((await confirm(id, claimId)).body).toMatchObject({ id, state: 'offline', claim: null });
  const admission = Admission.parse((await box.poll(claimId)).body);
  expect(admission).toMatchObject({ boxId: id, gymId: gym.id, tenantId: franchiseId });
  expect(Buffer.from(admission.tenantKey, 'base64url')).toHaveLength(32);
  expect(await sql('select box_id from doors where gym_id = $1', [gym.id])).toEqual([{ box_id: id }]);
  expect(await sql('select action, actor_kind from audit_log where gym_id = $1 order by id', [gym.id])).toEqual(
    ['box_made', 'box_code_made', 'box_confirmed'].map((action) => ({ action, actor_kind: 'user' })),
  );
  expect(JSON.stringify(await sql('select * from audit_log where gym_id = $1', [gym.id]))).not.toContain(code);
});

test('a box that asks in the very moment of the confirmation waits for it and is let in', async () => {
  const { id, code } = await makeBox();
  const box = newBox();
  const claimId = claimIdOf(await box.claim(code));
  const confirmInPerson = createConfirm({ audit: async () => undefined, now: () => fleet.nowMs });
  const waits = () => postgres.superuser.query(`select from pg_stat_activity where wait_event_type = 'Lock'`);
  const actor = { kind: 'system', reason: 'a test' } as const;
  const { answer } = await inScope(postgres.pool, actor, async (tx) => {
    await confirmInPerson(tx, { boxId: id, claimId, actor });
    const polled = box.poll(claimId);
    await vi.waitFor(async () => expect((await waits()).rowCount).toBe(1));
    return { answer: polled };
  });
  expect((await answer).body).toMatchObject({ state: 'confirmed', boxId: id });
});

test('the code itself is nowhere in the database', async () => {
  const { code } = await makeBox();
  const dump = await postgres.superuser.query(
    'select b::text as row from boxes b union all select c::text from box_claims c',
  );
  expect(JSON.stringify(dump.rows)).not.toContain(code);
  expect(JSON.stringify(dump.rows)).not.toContain(Buffer.from(code).toString('hex'));
});

test('a code serves once: who types it second is told that another box did', async () => {
  const { id, code } = await makeBox();
  const [first, second] = [newBox(), newBox()];
  const answers = await Promise.all([first.claim(code), second.claim(code)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
  const [holder, other] = answers[0].status === 202 ? [first, second] : [second, first];
  expect(refusal(await other.claim(code))).toBe('409 code-taken');
  const claimId = claimIdOf(await holder.claim(code));
  expect((await boxAt(id)) as object).toMatchObject({ claim: { id: claimId } });
  await confirm(id, claimId);
  expect(refusal(await other.claim(code))).toBe('404 wrong-code');
});

test('a claim is answered to the key that made it alone, and each poll once', async () => {
  const { id, code } = await makeBox();
  const box = newBox();
  const claimId = claimIdOf(await box.claim(code));
  await confirm(id, claimId);
  const thief = newBox();
  expect(refusal(await thief.poll(claimId))).toBe('401 signature-invalid');
  const signed = box.signedPoll(claimId);
  expect((await box.poll(claimId, signed)).body).toMatchObject({ state: 'confirmed' });
  expect(refusal(await thief.poll(claimId, signed))).toBe('401 signature-invalid');
  expect(refusal(await box.poll(claimId, { ...signed, counter: signed.counter + 1 }))).toBe('401 signature-invalid');
  expect(refusal(await box.poll(newId()))).toBe('401 signature-invalid');
  expect((await box.poll(claimId)).body).toMatchObject({ state: 'confirmed' });
});

test('a claim that a manager rejects, or that nobody confirms in time, ends and frees the place for a new code', async () => {
  const { id, code } = await makeBox();
  const box = newBox();
  const rejected = claimIdOf(await box.claim(code));
  expect((await ask(`/api/boxes/${id}/reject`, { claimId: rejected })).body).toMatchObject({ state: 'awaiting-box' });
  expect((await box.poll(rejected)).body).toEqual({ state: 'rejected' });
  expect(refusal(await confirm(id, rejected))).toBe('409 claim-not-waiting');

  const again = (await ask(`/api/boxes/${id}/code`)).body['code'] ?? '';
  const late = claimIdOf(await box.claim(again));
  fleet.nowMs += 15 * minute;
  expect((await box.poll(late)).body).toEqual({ state: 'expired' });
  expect(await boxAt(id)).toMatchObject({ state: 'awaiting-box', claim: null });
  expect(refusal(await confirm(id, late))).toBe('409 claim-not-waiting');

  const third = (await ask(`/api/boxes/${id}/code`)).body['code'] ?? '';
  const claimId = claimIdOf(await box.claim(third));
  expect((await confirm(id, claimId)).status).toBe(200);
});

test('a new code ends the one before it, and the claim that was made with it', async () => {
  const { id, code } = await makeBox();
  const next = (await ask(`/api/boxes/${id}/code`)).body['code'] ?? '';
  expect(refusal(await newBox().claim(code))).toBe('404 wrong-code');
  const box = newBox();
  const claimId = claimIdOf(await box.claim(next));
  await ask(`/api/boxes/${id}/code`);
  expect((await box.poll(claimId)).body).toEqual({ state: 'expired' });
});

test('a dead box is replaced under its name: the old key is told so at once, readers and doors go over', async () => {
  const { id, code } = await makeBox();
  const dead = newBox();
  const first = claimIdOf(await dead.claim(code));
  await confirm(id, first);
  dead.identity = Admission.parse((await dead.poll(first)).body);
  expect((await dead.post('/test/box', {}, dead.token)).status).toBe(404);
  const authenticated = (box: TestBox) =>
    fleet.app.inject({ url: '/test/box', headers: { authorization: `Bearer ${box.token}` } });
  expect((await authenticated(dead)).statusCode).toBe(200);

  const box = newBox();
  const claimId = claimIdOf(await box.claim((await ask(`/api/boxes/${id}/code`)).body['code'] ?? ''));
  expect((await authenticated(dead)).statusCode, 'until somebody confirms, the old box works').toBe(200);
  await confirm(id, claimId);
  box.identity = Admission.parse((await box.poll(claimId)).body);
  expect(fleet.ended).toContain(id);
  expect((await authenticated(box)).statusCode).toBe(200);
  for (const answer of [(await authenticated(dead)).json(), (await dead.renew()).body]) {
    expect(answer).toMatchObject({ error: { code: 'box-revoked', fields: { reason: 'replaced' } } });
  }
  expect((await box.renew()).status).toBe(200);
  expect(refusal(await dead.claim((await ask(`/api/boxes/${id}/code`)).body['code'] ?? ''))).toBe('403 box-revoked');
});

test('a new entry replaces the box that the gym had, and the log says so', async () => {
  const former = await makeBox('Ancien');
  const dead = newBox();
  const first = claimIdOf(await dead.claim(former.code));
  await confirm(former.id, first);
  dead.identity = Admission.parse((await dead.poll(first)).body);
  await sql(
    `insert into readers (id, gym_id, box_id, name, kind, address, purpose, kiosk_id)
     values (gen_random_uuid(), $1, $2, 'Entrée', 'simulated', 'simulated:entry', 'entry', $3)`,
    [gym.id, former.id, gym.kioskId],
  );
  const { id, code } = await makeBox('Nouveau');
  const box = newBox();
  await confirm(id, claimIdOf(await box.claim(code)));
  expect(await boxAt(former.id)).toMatchObject({ state: 'revoked', revoked: { reason: 'replaced' } });
  expect(refusal(await dead.renew())).toBe('403 box-revoked');
  expect(await sql('select box_id, kiosk_id from readers where gym_id = $1', [gym.id])).toEqual([
    { box_id: id, kiosk_id: gym.kioskId },
  ]);
  expect(await sql(`select row_id from audit_log where gym_id = $1 and action = 'box_replaced'`, [gym.id])).toEqual([
    { row_id: former.id },
  ]);
});

test('what a box holds stays in its gym: its key and its file are refused anywhere else', async () => {
  const here = await makeBox();
  const box = newBox();
  await confirm(here.id, claimIdOf(await box.claim(here.code)));
  const second = await makeBox('Second');
  expect(refusal(await box.claim(second.code))).toBe('409 box-of-another-entry');
  const other = newBox();
  other.incarnation = box.incarnation;
  expect(refusal(await other.claim(second.code))).toBe('409 box-of-another-entry');
  gym = await addGym(postgres.pool, `Ailleurs${count}`, { franchiseId });
  manager = await fleet.signIn('gym_manager', { gymId: gym.id });
  expect(refusal(await box.claim((await makeBox()).code))).toBe('409 box-of-another-gym');
});

test('a revoked box stops, says why, and is never taken in again', async () => {
  const { id, code } = await makeBox();
  const box = newBox();
  const claimId = claimIdOf(await box.claim(code));
  await confirm(id, claimId);
  box.identity = Admission.parse((await box.poll(claimId)).body);
  const revoked = await ask(`/api/boxes/${id}/revoke`, { reason: 'Volé au comptoir' });
  expect(revoked.body).toMatchObject({ state: 'revoked', revoked: { reason: 'Volé au comptoir' } });
  expect(fleet.ended.at(-1)).toBe(id);
  expect(refusal(await box.poll(claimId))).toBe('403 box-revoked');
  expect(refusal(await box.renew())).toBe('403 box-revoked');
  expect(refusal(await ask(`/api/boxes/${id}/code`))).toBe('409 already-revoked');
  expect(refusal(await ask(`/api/boxes/${id}/revoke`, { reason: 'Encore' }))).toBe('409 already-revoked');
  expect(refusal(await box.claim((await makeBox()).code))).toBe('403 box-revoked');
});

test('of another tenant a manager sees no box, no claim and no kiosk, and does nothing to them', async () => {
  const { id, code } = await makeBox();
  const box = newBox();
  const claimId = claimIdOf(await box.claim(code));
  const elsewhere = await addGym(postgres.pool, `Etrangere${count}`);
  const stranger = await fleet.signIn('gym_manager', { gymId: elsewhere.id });
  const seen = (await fleet.ask(stranger, 'GET', '/api/fleet')).body as unknown as {
    boxes: [];
    kiosks: { id: string }[];
  };
  expect(seen.boxes).toEqual([]);
  expect(seen.kiosks.map((kiosk) => kiosk.id)).toEqual([elsewhere.kioskId]);
  const tried = [
    await confirm(id, claimId, stranger),
    await ask(`/api/boxes/${id}/reject`, { claimId }, stranger),
    await ask(`/api/boxes/${id}/code`, undefined, stranger),
    await ask(`/api/boxes/${id}/revoke`, { reason: 'Pas à moi' }, stranger),
    await ask(`/api/gyms/${gym.id}/boxes`, { name: 'Intrus' }, stranger),
    await ask(`/api/kiosks/${gym.kioskId}/code`, undefined, stranger),
    await fleet.ask(stranger, 'PATCH', `/api/kiosks/${gym.kioskId}`, { name: 'Intrus' }),
    await ask(`/api/gyms/${gym.id}/kiosks`, { name: 'Intrus', slug: 'gym-intrus', language: 'fr' }, stranger),
  ];
  expect(tried.map(({ status }) => status)).toEqual(tried.map(() => 404));
  expect((await box.poll(claimId)).body).toMatchObject({ state: 'waiting' });
});

test('the front desk looks on; it makes, confirms and revokes nothing', async () => {
  const { id } = await makeBox();
  const staff = await fleet.signIn('gym_staff', { gymId: gym.id });
  expect((await fleet.ask(staff, 'GET', '/api/fleet')).status).toBe(200);
  expect(refusal(await ask(`/api/boxes/${id}/code`, undefined, staff))).toBe('403 role');
  expect(refusal(await ask(`/api/boxes/${id}/confirm`, { claimId: newId() }, staff))).toBe('403 role');
});

test('after five wrong codes an address waits out its quarter of an hour, with the right code too', async () => {
  const { code } = await makeBox();
  for (let at = 0; at < ofAddress.tries; at += 1) {
    expect(refusal(await tryFrom('192.0.2.1', 'ZZZZZZ'))).toBe('404 wrong-code');
    fleet.nowMs += minute;
  }
  const answer = await tryFrom('192.0.2.1', code);
  expect(refusal(answer)).toBe('429 too-many-tries');
  expect(Number(answer.headers.get('retry-after'))).toBe(600);
  claimIdOf(await tryFrom('192.0.2.2', code));
});

test('tries sent all at once are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => tryFrom('192.0.2.3', 'YYYYYY')));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(ofAddress.tries);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(12 - ofAddress.tries);
});

test('many addresses that guess together make everyone wait, for a minute at most', async () => {
  const { code } = await makeBox();
  for (let at = 0; at < ofAll.tries; at += 1) {
    expect((await tryFrom(`198.51.100.${at}`, 'XXXXXX')).status).toBe(404);
  }
  const answer = await tryFrom('203.0.113.1', code);
  expect(refusal(answer)).toBe('429 too-many-tries');
  expect(Number(answer.headers.get('retry-after'))).toBe(60);
  fleet.nowMs += minute;
  claimIdOf(await tryFrom('203.0.113.1', code));
});

test('a code that is too old is refused as old, and counts as a wrong one', async () => {
  const { code } = await makeBox();
  fleet.nowMs += 15 * minute;
  for (let at = 0; at < ofAddress.tries; at += 1) {
    expect(refusal(await tryFrom('192.0.2.9', code))).toBe('410 expired-code');
  }
  expect(refusal(await tryFrom('192.0.2.9', code))).toBe('429 too-many-tries');
});

test('a kiosk is made, renamed and given a code that its box knows by an HMAC alone', async () => {
  const slug = `gym-nouveau-${count}`;
  const made = await ask(`/api/gyms/${gym.id}/kiosks`, { name: 'Étage', slug, language: 'es' });
  const { id = '' } = made.body;
  expect(made.body).toMatchObject({ slug, name: 'Étage', status: 'provisioning', codeExpiresAt: null });
  expect(refusal(await ask(`/api/gyms/${gym.id}/kiosks`, { name: 'Autre', slug, language: 'fr' }))).toBe(
    '409 slug-taken',
  );
  const edited = await fleet.ask(manager, 'PATCH', `/api/kiosks/${id}`, {
    name: 'Premier étage',
    notes: 'près du bar',
  });
  expect(edited.body).toMatchObject({ name: 'Premier étage', language: 'es', notes: 'près du bar' });
  const { code = '', expiresAt } = (await ask(`/api/kiosks/${id}/code`)).body;
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  expect(expiresAt).toBe(fleet.nowMs + 15 * minute);
  const [row] = await sql('select provisioning_code as code from kiosks where id = $1', [id]);
  expect(row!['code']).toMatch(/^[\w-]{43}$/);
});
