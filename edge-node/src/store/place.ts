import type Database from 'better-sqlite3';
import { OpeningHours } from '@jarvis-edge/sync/opening-hours.ts';

/** The gym that this box serves. */
export interface Gym {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  /** IANA name. */
  readonly timezone: string;
  readonly status: 'active' | 'maintenance' | 'suspended';
  readonly openingHours: OpeningHours;
  /** Whether dates are trusted (`admit`) or entries refused while the box's clock is unknown. */
  readonly clockPolicy: 'admit' | 'refuse';
}

export interface Kiosk {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly language: string;
}

export interface Door {
  readonly id: string;
  readonly name: string;
  /** Which wire opens it, such as `simulated`. */
  readonly output: string;
  readonly pulseMs: number;
  /** `anti-passback`: whoever is inside must leave by an exit reader before entering again. */
  readonly policy: 'anti-passback' | 'free';
}

export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Where the kind finds it, such as a device path. */
  readonly address: string;
  readonly purpose: 'entry' | 'exit' | 'identify';
  readonly doorId: string | null;
  readonly kioskId: string | null;
}

const alwaysClosed: OpeningHours = { weekly: {}, exceptions: [] };

/** Rows of the places' mirrors, read each time: they are few, and the hub may change them at any moment. */
export class Places {
  readonly #db: Database.Database;
  readonly #gymId: () => string | undefined;

  /** @param gymId The gym of this box; undefined before it is provisioned. */
  constructor(db: Database.Database, gymId: () => string | undefined) {
    this.#db = db;
    this.#gymId = gymId;
  }

  gym(): Gym | undefined {
    const row = this.#db
      .prepare<[string | null], Omit<Gym, 'openingHours'> & { openingHours: string }>(
        `select id, name, city, timezone, status, opening_hours as openingHours,
                coalesce(clock_policy, 'admit') as clockPolicy
         from gyms where id = ?`,
      )
      .get(this.#gymId() ?? null);
    return row && { ...row, openingHours: parseHours(row.openingHours) ?? alwaysClosed };
  }

  kiosk(id: string): Kiosk | undefined {
    return this.#db.prepare<[string], Kiosk>('select id, slug, name, language from kiosks where id = ?').get(id);
  }

  door(id: string): Door | undefined {
    return this.#db
      .prepare<[string], Door>(`select id, name, output, pulse_ms as pulseMs, policy from doors where id = ?`)
      .get(id);
  }

  readers(): Reader[] {
    return this.#db
      .prepare<[], Reader>(
        `select id, name, kind, address, purpose, door_id as doorId, kiosk_id as kioskId from readers order by id`,
      )
      .all();
  }
}

/** Hours from the hub's JSON, or undefined when they are missing or not of the shape. */
export function parseHours(json: string | null): OpeningHours | undefined {
  if (json === null) return undefined;
  const parsed = OpeningHours.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : undefined;
}
