import { postgresStore } from '@jarvis-edge/sync/hub/postgres-store.ts';
import { receivesAsTheProtocolSays } from '@jarvis-edge/sync/hub/receive.contract.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe } from 'vitest';
import { addGym, addMember, atTheHub } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { inScope } from '../tenancy/scope.ts';

let postgres: TestPostgres;
let gyms = 0;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

describe("the hub's PostgreSQL", () => {
  receivesAsTheProtocolSays(async () => {
    const { pool } = postgres;
    gyms += 1;
    const gym = await addGym(pool, `Salle ${gyms}`);
    const sender = { boxId: newId(), gymId: gym.id, incarnation: newId() };
    await atTheHub(
      pool,
      `insert into boxes (id, gym_id, public_key, incarnation, created_at) values ($1, $2, $3, $4, now() - interval '1 day')`,
      [sender.boxId, gym.id, Buffer.from(sender.boxId), sender.incarnation],
    );
    const memberId = await addMember(pool, gym.id, 'Marie');
    return {
      sender,
      memberId,
      nowMs: Date.now(),
      newId,
      within: (work) => inScope(pool, { kind: 'box', gymId: gym.id }, (tx) => work(postgresStore(tx, newId))),
      row: async (table, id) => {
        const [found] = await atTheHub(pool, `select to_jsonb(t) as row from ${table} t where id = $1`, [id]);
        return found?.['row'] as never;
      },
      count: async (table) => {
        const [found] = await atTheHub(pool, `select count(*)::int as n from ${table} where gym_id = $1`, [gym.id]);
        return Number(found?.['n']);
      },
    };
  });
});
