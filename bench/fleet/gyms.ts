import { generateKeyPairSync } from 'node:crypto';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import type pg from 'pg';
import { idOf } from '../hub/tenants.ts';
import type { Provisioned } from './simulated-box.ts';

export interface BenchBox extends Provisioned {
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

const franchises = 10;
const membersEach = 20;

/** So many gyms of ten franchises, each with a box that is provisioned and a few members. */
export async function addGymsWithBoxes(superuser: pg.Client, count: number): Promise<BenchBox[]> {
  const made = Array.from({ length: count }, (_, index) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return {
      index,
      boxId: newId(),
      gymId: newId(),
      incarnation: newId(),
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('hex'),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  });
  const rows = JSON.stringify(made.map(({ privateKey: _, ...row }) => row));
  const each = `jsonb_to_recordset($1) as one (index int, "boxId" uuid, "gymId" uuid, incarnation uuid, "publicKey" text)`;
  await superuser.query(
    `insert into franchises (id, name) select ${idOf('franchise', 'f')}, 'Franchise ' || f
     from generate_series(0, ${franchises - 1}) as f`,
  );
  for (const statement of [
    `insert into gyms (id, franchise_id, slug, name, city, timezone, opening_hours)
     select "gymId", ${idOf('franchise', `index % ${franchises}`)}, 'bench-' || index, 'Salle ' || index, 'Lyon',
       'Europe/Paris', '{"weekly": {}, "exceptions": []}' from ${each}`,
    `insert into boxes (id, gym_id, public_key, incarnation)
     select "boxId", "gymId", decode("publicKey", 'hex'), incarnation from ${each}`,
    `insert into box_incarnations (gym_id, box_id, incarnation) select "gymId", "boxId", incarnation from ${each}`,
    `insert into kiosks (id, gym_id, slug, name)
     select ${idOf('kiosk', 'index')}, "gymId", 'gym-bench-' || index, 'Accueil' from ${each}`,
    `insert into members (id, gym_id, first_name, last_name, membership_type, member_since)
     select ${idOf('member', 'index * 1000 + m')}, "gymId", 'Prénom ' || m, 'Nom ' || m, 'Standard', now()
     from ${each} cross join generate_series(1, ${membersEach}) as m`,
  ]) {
    await superuser.query(statement, [rows]);
  }
  await superuser.query('vacuum analyze');
  return made.map(({ boxId, gymId, incarnation, privateKey }) => ({ boxId, gymId, incarnation, privateKey }));
}
