import { ErrorBody, TokenResponse } from '@jarvis-edge/sync/protocol.ts';
import { v4 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestBox, type Answer } from '../../test/box.ts';
import { addFranchise, addGym, atTheHub } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';

let hub: TestHub;
let franchise: string;
beforeAll(async () => {
  hub = await startTestHub();
  franchise = await addFranchise(hub.postgres.pool);
});
afterAll(() => hub.stop());

const newBox = (): TestBox => new TestBox(hub.url);
const sql = (text: string, values: readonly unknown[] = []) => atTheHub(hub.postgres.pool, text, values);
const newCode = (kioskId: string, code: string, expires = '1 day') =>
  sql(`update kiosks set provisioning_code = $2, provisioning_code_expires = now() + $3::interval where id = $1`, [
    kioskId,
    code,
    expires,
  ]);

function refusal({ status, body }: Answer): string {
  const { error } = ErrorBody.parse(body);
  expect(error.message).toMatch(/\.$/);
  expect(error.remedy).toMatch(/\.$/);
  return `${status} ${error.code}`;
}

test('the code on the kiosk makes the box the one of that gym, with its readers and doors, once', async () => {
  const gym = await addGym(hub.postgres.pool, 'Ainay', 'AAAAA2', franchise);
  await sql(`insert into doors (id, gym_id, name, output) values (gen_random_uuid(), $1, 'Porte', 'simulated')`, [
    gym.id,
  ]);
  const box = await newBox().provision(' aaa-aa2');
  const { boxId, tenantId, tenantKey, expiresAt, hubTime } = box.identity!;
  expect(box.identity).toMatchObject({ gymId: gym.id, tenantId: franchise });
  expect(tenantId).toBe(franchise);
  expect(Buffer.from(tenantKey, 'base64url')).toHaveLength(32);
  expect(expiresAt - hubTime).toBeGreaterThan(14 * 60_000);
  expect(await sql('select box_id from doors where gym_id = $1', [gym.id])).toEqual([{ box_id: boxId }]);
  expect(await sql('select provisioning_code, status from kiosks where id = $1', [gym.kioskId])).toEqual([
    { provisioning_code: null, status: 'offline' },
  ]);
  expect(await sql('select action from audit_log where actor_id = $1', [boxId])).toEqual([
    { action: 'box_provisioned' },
  ]);
  expect(refusal(await newBox().tryProvision('AAAAA2'))).toBe('404 wrong-code');
});

test('a box may be provisioned again in its gym and keeps its name there, but not in another gym', async () => {
  const first = await addGym(hub.postgres.pool, 'Brotteaux', 'BBBBB2', franchise);
  const second = await addGym(hub.postgres.pool, 'Confluence', 'CCCCC2', franchise);
  const box = await newBox().provision(first.code);
  const { boxId, tenantKey } = box.identity!;
  await newCode(first.kioskId, 'BBBBB3');
  box.incarnation = v4();
  expect((await box.provision('BBBBB3')).identity).toMatchObject({ boxId, tenantKey });
  expect(refusal(await box.tryProvision(second.code))).toBe('409 box-of-another-gym');
  expect((await newBox().provision(second.code)).identity!.tenantKey).toBe(tenantKey);
});

test('a token is renewed by signing a challenge, and tells the box how much of its file the hub has', async () => {
  const gym = await addGym(hub.postgres.pool, 'Duchère', 'DDDDD2');
  const box = await newBox().provision(gym.code);
  await box.push([box.visit(1), box.visit(2)]);
  const { status, body } = await box.renew();
  expect(status).toBe(200);
  expect(TokenResponse.parse(body).highestSequence).toBe(2);
  box.incarnation = v4();
  expect(TokenResponse.parse((await box.renew()).body).highestSequence).toBe(0);
  expect(await sql('select software_version, counter from boxes where gym_id = $1', [gym.id])).toEqual([
    { software_version: '0.2.0', counter: '2' },
  ]);
});

test('a counter that was used before is refused, and staff are told once that the box may have been copied', async () => {
  const gym = await addGym(hub.postgres.pool, 'Écully', 'EEEEE2');
  const box = await newBox().provision(gym.code);
  expect((await box.renew({ counter: 5 })).status).toBe(200);
  for (const counter of [5, 4]) expect(refusal(await box.renew({ counter }))).toBe('409 counter-stale');
  expect(await sql('select alert_type, cause, priority, status from alerts where gym_id = $1', [gym.id])).toEqual([
    { alert_type: 'box_cloned', cause: box.identity!.boxId, priority: 'urgent', status: 'pending' },
  ]);
  expect((await box.renew({ counter: 6 })).status).toBe(200);
});

test('nobody else renews the token of a box', async () => {
  const gym = await addGym(hub.postgres.pool, 'Fourvière', 'FFFFF2');
  const box = await newBox().provision(gym.code);
  const thief = newBox();
  thief.identity = box.identity;
  expect(refusal(await thief.renew())).toBe('401 signature-invalid');
  expect(refusal(await box.renew({ challenge: 'made-up' }))).toBe('401 signature-invalid');
  expect(refusal(await newBox().renew())).toBe('401 signature-invalid');
  expect(await sql('select from alerts where gym_id = $1', [gym.id])).toEqual([]);
});

test('a box that was revoked gets no token, and the one that it has stops working', async () => {
  const gym = await addGym(hub.postgres.pool, 'Gerland', 'GGGGG2');
  const box = await newBox().provision(gym.code);
  await sql('update boxes set revoked_at = now() where gym_id = $1', [gym.id]);
  expect(refusal(await box.renew())).toBe('403 box-revoked');
  expect(refusal(await box.push([box.visit(1)]))).toBe('403 box-revoked');
});

// Last: it closes provisioning to this address.
test('an expired code says so, and after five wrong ones the address has to wait', async () => {
  const gym = await addGym(hub.postgres.pool, 'Halles', 'HHHHH2');
  await newCode(gym.kioskId, 'HHHHH3', '-1 second');
  expect(refusal(await newBox().tryProvision('HHHHH3'))).toBe('410 expired-code');
  let answer: Answer;
  do answer = await newBox().tryProvision('ZZZZZZ');
  while (answer.status === 404);
  expect(refusal(answer)).toBe('429 too-many-tries');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
  const { rows } = await hub.postgres.superuser.query('select count(*)::int as count from boxes where gym_id = $1', [
    gym.id,
  ]);
  expect(rows).toEqual([{ count: 0 }]);
});
