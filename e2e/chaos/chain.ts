import { randomBytes, randomUUID as newId } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inScope } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import { badgeHmacs, badgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import type pg from 'pg';
import { TestManager } from '../../cloud-hub/test/manager.ts';
import { startTestPostgres, type TestPostgres } from '../../cloud-hub/test/postgres.ts';
import { startHubProcess, type RunningHub } from '../running-hub.ts';

/** A member with a card that the simulator knows. */
export interface ChainMember {
  readonly id: string;
  readonly label: string;
}

export interface ChainGym {
  readonly id: string;
  readonly tenantId: string;
  readonly kioskSlug: string;
  /** Who may enter there; the first half of them at the chain's other gyms too. */
  readonly members: readonly ChainMember[];
}

/** A hub in a process of its own on a database that outlives it, and a chain of gyms that wait for their boxes. */
export interface Chain extends AsyncDisposable {
  readonly postgres: TestPostgres;
  readonly hub: RunningHub;
  /** Makes codes for boxes and confirms them. */
  readonly manager: TestManager;
  readonly gyms: readonly ChainGym[];
  /** Of every member's card, for the simulators. */
  readonly cardsFile: string;
  atTheHub<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

const everyDay = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
);
const numberOf = (card: number): string => (0x0c_0000_0000 + card).toString(16).toUpperCase().padStart(10, '0');

/** @param folder Where hub and cards are kept. */
export async function openChain(
  folder: string,
  { gyms, membersAGym }: { gyms: number; membersAGym: number },
): Promise<Chain> {
  const undo = new AsyncDisposableStack();
  try {
    const postgres = await startTestPostgres();
    undo.defer(() => postgres.stop());
    const atTheHub: Chain['atTheHub'] = (sql, values) =>
      inScope(postgres.pool, { kind: 'system', reason: 'a test looks at the hub' }, (tx) => tx.query(sql, values));
    const chainGyms = await makeChain(atTheHub, gyms, membersAGym);
    const cards = chainGyms.flatMap(({ members }) => members).map(({ label }) => cardOf(label));
    const cardsFile = join(folder, 'cards.json');
    writeFileSync(cardsFile, JSON.stringify({ cards }));
    const hubFolder = join(folder, 'hub');
    const hub = await startHubProcess({ dataFolder: hubFolder, database: postgres.urls });
    undo.use(hub);
    const manager = new TestManager(postgres.pool, hubFolder);
    const parts = undo.move();
    const dispose = (): Promise<void> => parts.disposeAsync();
    return { postgres, hub, manager, gyms: chainGyms, cardsFile, atTheHub, [Symbol.asyncDispose]: dispose };
  } finally {
    await undo.disposeAsync();
  }
}

const cardOf = (label: string) => ({
  label,
  name: label,
  note: { fr: '', en: '', es: '' },
  group: 'member',
  number: numberOf(Number(label.slice('CARD'.length))),
});

async function makeChain(atTheHub: Chain['atTheHub'], gyms: number, membersAGym: number): Promise<ChainGym[]> {
  const tenantId = newId();
  const key = randomBytes(32);
  await atTheHub('insert into franchises (id, name) values ($1, $2)', [tenantId, 'Forme']);
  await atTheHub('insert into tenant_keys (tenant_id, key) values ($1, $2)', [tenantId, key]);
  const ids = Array.from({ length: gyms }, () => newId());
  const chain: ChainGym[] = [];
  for (const [index, id] of ids.entries()) {
    const [kioskId, doorId] = [newId(), newId()];
    const kioskSlug = `gym-chain-${index}`;
    await atTheHub(
      `insert into gyms (id, franchise_id, slug, name, city, timezone, opening_hours)
       values ($1, $2, $3, $4, 'Lyon', 'Europe/Paris', $5)`,
      [id, tenantId, `chain-${index}`, `Gym ${index}`, JSON.stringify({ weekly: everyDay, exceptions: [] })],
    );
    await atTheHub(`insert into kiosks (id, gym_id, slug, name) values ($1, $2, $3, 'Accueil')`, [
      ...[kioskId, id, kioskSlug],
    ]);
    await atTheHub(
      `insert into doors (id, gym_id, name, output, policy) values ($1, $2, 'Porte', 'simulated', 'free')`,
      [doorId, id],
    );
    await atTheHub(
      `insert into readers (id, gym_id, name, kind, address, purpose, door_id, kiosk_id)
       values ($1, $2, 'Entrée', 'simulated', 'simulated:entry', 'entry', $3, $4)`,
      [newId(), id, doorId, kioskId],
    );
    await atTheHub('insert into plans (id, gym_id, name, hours) values ($1, $2, $3, $4)', [
      newId(),
      id,
      'Toujours',
      JSON.stringify({ weekly: everyDay, exceptions: [] }),
    ]);
    const members = Array.from({ length: membersAGym }, (_, at) => ({
      id: newId(),
      label: `CARD${index * membersAGym + at}`,
    }));
    chain.push({ id, tenantId, kioskSlug, members });
  }
  for (const gym of chain)
    await addMembers(
      atTheHub,
      gym,
      key,
      ids.filter((id) => id !== gym.id),
    );
  return chain;
}

async function addMembers(
  atTheHub: Chain['atTheHub'],
  gym: ChainGym,
  key: Buffer,
  otherGymIds: string[],
): Promise<void> {
  const { members } = gym;
  const rows = members.map(({ id, label }, at) => ({
    id,
    other: at < members.length / 2 ? otherGymIds : [],
    first_name: `Membre ${label}`,
    preferences_id: newId(),
    profile_id: newId(),
    badge_id: newId(),
    label,
    hmacs: badgeHmacs(key, badgeNumber('em40', cardOf(label).number)),
  }));
  const from = `from jsonb_to_recordset($2) as r (id uuid, other uuid[], first_name text, preferences_id uuid,
    profile_id uuid, badge_id uuid, label text, hmacs jsonb)`;
  const values = [gym.id, JSON.stringify(rows)];
  await atTheHub(
    `insert into members (id, gym_id, other_gym_ids, first_name, last_name, membership_type, member_since, waiver_signed_at)
     select id, $1, other, first_name, 'Essai', 'Standard', now(), now() ${from}`,
    values,
  );
  await atTheHub(
    `insert into member_preferences (id, member_id, gym_id, gym_ids, language) select preferences_id, id, $1, '{}', 'fr' ${from}`,
    values,
  );
  await atTheHub(
    `insert into member_fitness_profiles (id, member_id, gym_id, gym_ids, height_cm) select profile_id, id, $1, '{}', 170.5 ${from}`,
    values,
  );
  await atTheHub(
    `insert into badges (id, gym_id, tenant_id, member_id, label, hmacs)
     select badge_id, $1, $3::uuid, id, label, hmacs ${from}`,
    [...values, gym.tenantId],
  );
}
