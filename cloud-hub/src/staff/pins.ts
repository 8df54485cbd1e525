import { randomBytes } from 'node:crypto';
import { hashPin, isWeakPin } from '@jarvis-edge/sync/pin.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type pg from 'pg';
import type { Person } from '../../protocol/person.ts';
import { managers } from '../access.ts';
import type { WriteAudit } from '../audited.ts';
import { asSystem, inScope, type Tx } from '../tenancy/scope.ts';

export interface PinsDeps {
  readonly pool: pg.Pool;
  readonly writeAudit: WriteAudit;
}

export interface Asking {
  readonly person: Person;
  readonly address: string | null;
}

interface Target {
  readonly gym_id: string | null;
  readonly name: string;
  readonly role: string;
  readonly language: string;
  readonly is_active: boolean;
}

/** PINs with which people sign in at the box of their gym. Nobody reads one back. */
export class Pins {
  readonly #deps: PinsDeps;

  constructor(deps: PinsDeps) {
    this.#deps = deps;
  }

  async set(asking: Asking, userId: string, pin: string): Promise<void> {
    if (isWeakPin(pin)) throw refusals.weak();
    const hash = await hashPin(pin, randomBytes(16));
    await this.#of(asking, userId, async (tx, { gym_id: gymId, name, role, language, is_active: isActive }) => {
      if (!isActive) throw refusals.inactive();
      await tx.query(
        `insert into lan_staff (id, gym_id, name, role, language, pin_hash, is_active, confirmed_at)
         values ($1, $2, $3, $4, $5, $6, true, now())
         on conflict (gym_id, id) do update set name = excluded.name, role = excluded.role,
           language = excluded.language, pin_hash = excluded.pin_hash, is_active = true,
           confirmed_at = excluded.confirmed_at`,
        [userId, gymId, name, role, language, hash],
      );
      return 'lan_access_given';
    });
  }

  /** Also where there is none. */
  async remove(asking: Asking, userId: string): Promise<void> {
    await this.#of(asking, userId, async (tx, { gym_id: gymId }) => {
      const gone = await tx.query('delete from lan_staff where gym_id = $1 and id = $2 returning id', [gymId, userId]);
      return gone.length > 0 ? 'lan_access_taken' : undefined;
    });
  }

  /** Does it to somebody of a gym whom the person who asks may do it to. @param work Returns what was done. */
  async #of(
    { person, address }: Asking,
    userId: string,
    work: (tx: Tx, target: Target) => Promise<string | undefined>,
  ): Promise<void> {
    const { pool, writeAudit } = this.#deps;
    const isOwn = person.userId === userId;
    if (!isOwn && !managers.includes(person.role)) throw refusals.unknown();
    await inScope(pool, { kind: 'user', userId: person.userId }, async (tx) => {
      const [target] = await tx.query<Target>(
        `select gym_id, coalesce(nullif(name, ''), email) as name, role, language, is_active from users where id = $1`,
        [userId],
      );
      if (target === undefined) throw refusals.unknown();
      if (target.gym_id === null) throw refusals.notOfAGym();
      // Staff may not touch each other's rows: their own is written for them.
      const action = isOwn
        ? await asSystem(tx, 'a person and their own PIN', () => work(tx, target))
        : await work(tx, target);
      if (action === undefined) return;
      await writeAudit(
        tx,
        { kind: 'user', id: person.userId, address },
        { action, gymId: target.gym_id, table: 'lan_staff', rowId: userId },
      );
    });
  }
}

const refusals = {
  weak: () =>
    new RequestRefused(422, {
      code: 'weak-pin',
      message: 'This PIN is among the first that anybody would try.',
      remedy: 'Choose digits without a pattern.',
    }),
  unknown: () =>
    new RequestRefused(404, {
      code: 'unknown-user',
      message: 'There is no such person among those whom you manage.',
      remedy: 'Read the list of users again.',
    }),
  notOfAGym: () =>
    new RequestRefused(409, {
      code: 'not-of-a-gym',
      message: 'Only managers and staff of a gym have a PIN for its box.',
      remedy: 'Owners and super admins sign in at the hub.',
    }),
  inactive: () =>
    new RequestRefused(409, {
      code: 'inactive-user',
      message: 'This account is not active.',
      remedy: 'Activate it first.',
    }),
};
