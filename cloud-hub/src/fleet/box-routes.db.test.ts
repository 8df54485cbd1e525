import { ErrorBody, TokenResponse } from '@jarvis-edge/sync/protocol.ts';
import { v4 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestBox, type Answer } from '../../test/box.ts';
import { addFranchise, addGym, atTheHub } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { TestManager } from '../../test/manager.ts';

let hub: TestHub;
let franchiseId: string;
let manager: TestManager;
beforeAll(async () => {
  hub = await startTestHub();
  franchiseId = await addFranchise(hub.postgres.pool);
  manager = new TestManager(hub.postgres.pool, hub.dataDir);
});
afterAll(() => hub.stop());

const newBox = (): TestBox => new TestBox(hub.url);
const sql = (text: string, values: readonly unknown[] = []) => atTheHub(hub.postgres.pool, text, values);

function refusal({ status, body }: Answer): string {
  const { error } = ErrorBody.parse(body);
  expect(error.message).toMatch(/\.$/);
  expect(error.remedy).toMatch(/\.$/);
  return `${status} ${error.code}`;
}

test('a token is renewed by signing a challenge, and tells the box how much of its file the hub has', async () => {
  const gym = await addGym(hub.postgres.pool, 'Duchère', { franchiseId });
  const box = await newBox().provision(gym);
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
  const gym = await addGym(hub.postgres.pool, 'Écully');
  const box = await newBox().provision(gym);
  expect((await box.renew({ counter: 5 })).status).toBe(200);
  for (const counter of [5, 4]) expect(refusal(await box.renew({ counter }))).toBe('409 counter-stale');
  expect(await sql('select alert_type, cause, priority, status from alerts where gym_id = $1', [gym.id])).toEqual([
    { alert_type: 'box_cloned', cause: box.identity!.boxId, priority: 'urgent', status: 'pending' },
  ]);
  expect((await box.renew({ counter: 6 })).status).toBe(200);
});

test('nobody else renews the token of a box', async () => {
  const gym = await addGym(hub.postgres.pool, 'Fourvière');
  const box = await newBox().provision(gym);
  const thief = newBox();
  thief.identity = box.identity;
  expect(refusal(await thief.renew())).toBe('401 signature-invalid');
  expect(refusal(await box.renew({ challenge: 'made-up' }))).toBe('401 signature-invalid');
  expect(refusal(await newBox().renew())).toBe('401 signature-invalid');
  expect(await sql('select from alerts where gym_id = $1', [gym.id])).toEqual([]);
});

test('a challenge is signed once: what was overheard gives no token, and raises no alarm either', async () => {
  const gym = await addGym(hub.postgres.pool, 'Guillotière');
  const box = await newBox().provision(gym);
  const { boxId } = box.identity!;
  const challenge = (await box.post(`/v1/boxes/${boxId}/challenge`, {})).body['challenge'] ?? '';
  const request = box.tokenRequest({ challenge });
  expect((await box.post(`/v1/boxes/${boxId}/token`, request)).status).toBe(200);
  expect(refusal(await box.post(`/v1/boxes/${boxId}/token`, request))).toBe('401 signature-invalid');
  expect(refusal(await box.renew({ challenge }))).toBe('401 signature-invalid');
  expect(await sql('select from alerts where gym_id = $1', [gym.id])).toEqual([]);
  expect((await box.renew()).status).toBe(200);
});

test('two challenges of one second are two', async () => {
  const gym = await addGym(hub.postgres.pool, 'Vaise');
  const box = await newBox().provision(gym);
  const answers = await Promise.all([box.renew({ counter: 1 }), box.renew({ counter: 2 }), box.renew({ counter: 3 })]);
  expect(answers.filter(({ status }) => status === 401)).toEqual([]);
});

test('a box that was revoked gets no token, the one that it has stops working, and both say why', async () => {
  const gym = await addGym(hub.postgres.pool, 'Gerland');
  const box = await newBox().provision(gym);
  await manager.revoke(box.identity!.boxId, 'Volé au comptoir');
  for (const answer of [await box.renew(), await box.push([box.visit(1)])]) {
    expect(refusal(answer)).toBe('403 box-revoked');
    expect(answer.body).toMatchObject({ error: { fields: { reason: 'Volé au comptoir' } } });
  }
});
