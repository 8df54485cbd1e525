import { Pins } from '@jarvis-edge/cloud-hub/staff/pins.ts';
import { Accounts } from '@jarvis-edge/edge-node/staff/accounts.ts';
import { verifyPin } from '@jarvis-edge/sync/pin.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../cloud-hub/protocol/person.ts';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../cloud-hub/test/gyms.ts';
import { startTestHub, type TestHub } from '../../cloud-hub/test/hub.ts';
import { eventually } from '../eventually.ts';
import { WholeBox } from './whole-box.ts';

let hub: TestHub;
let lyon: TestGym;
let paris: TestGym;
let boxes: { lyon: WholeBox; paris: WholeBox };
let accounts: { lyon: Accounts; paris: Accounts };
let pins: Pins;
const [owner, staff] = [newId(), newId()];

beforeAll(async () => {
  hub = await startTestHub();
  const { pool } = hub.postgres;
  const franchise = await addFranchise(pool);
  lyon = await addGym(pool, 'Lyon', { franchiseId: franchise });
  paris = await addGym(pool, 'Paris', { franchiseId: franchise });
  const add = 'insert into users (id, email, name, role, franchise_id, gym_id) values ($1, $2, $3, $4, $5, $6)';
  await atTheHub(pool, add, [owner, 'owner@forme.example', 'Direction Forme', 'franchise_owner', franchise, null]);
  await atTheHub(pool, add, [staff, 'staff@forme.example', 'Accueil Forme', 'gym_staff', null, lyon.id]);
  pins = new Pins({ pool, writeAudit: async () => undefined });
  boxes = {
    lyon: await new WholeBox(hub.url).provision(lyon),
    paris: await new WholeBox(hub.url).provision(paris),
  };
  for (const box of Object.values(boxes)) box.follow('lan_staff');
  accounts = { lyon: new Accounts(boxes.lyon.db, Date.now), paris: new Accounts(boxes.paris.db, Date.now) };
});
afterAll(async () => {
  await boxes.lyon.close();
  await boxes.paris.close();
  await hub.stop();
});

const asOwner = { person: { userId: owner, role: 'franchise_owner' } as Person, address: null };
const change = (set: string, ...values: unknown[]) =>
  atTheHub(hub.postgres.pool, `update users set ${set} where id = $1`, [staff, ...values]);
const known = (gym: keyof typeof accounts, isKnown: boolean) =>
  eventually(`the box of ${gym} ${isKnown ? 'knows' : 'does not know'} the account`, () =>
    (accounts[gym].byId(staff) !== undefined) === isKnown ? true : undefined,
  );

test('a PIN given at the hub works at the box of its gym alone, and what the hub says of the person reaches it by itself', async () => {
  await pins.set(asOwner, staff, '482915');
  await known('lyon', true);
  expect(await verifyPin(accounts.lyon.byId(staff)?.pinHash ?? '', '482915')).toBe(true);
  expect(boxes.paris.rows('select * from lan_staff')).toEqual([]);

  await change(`role = 'gym_manager', language = 'en'`);
  await eventually('the new role is there', () =>
    accounts.lyon.byId(staff)?.role === 'gym_manager' ? true : undefined,
  );
  expect(accounts.lyon.byId(staff)).toMatchObject({ name: 'Accueil Forme', language: 'en' });

  await change('is_active = false');
  await known('lyon', false);
  expect(boxes.lyon.rows('select pin_hash, is_active from lan_staff')).toEqual([{ pin_hash: null, is_active: 0 }]);

  await change('is_active = true');
  await pins.set(asOwner, staff, '593026');
  await known('lyon', true);
  await change('gym_id = $2', paris.id);
  await known('lyon', false);
  expect(boxes.lyon.rows('select * from lan_staff')).toEqual([]);
  expect(accounts.paris.byId(staff)).toBeUndefined();
  await pins.set(asOwner, staff, '604137');
  await known('paris', true);
});
