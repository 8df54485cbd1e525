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

type GymRow = Omit<Gym, 'openingHours'> & { readonly openingHours: string };

/** Rows of the places' mirrors. What a tap needs is kept until the hub changes it. */
export class Places {
  readonly #gymId: () => string | undefined;
  readonly #gymById: Database.Statement<[string | null], GymRow>;
  readonly #kioskById: Database.Statement<[string], Kiosk>;
  readonly #doorById: Database.Statement<[string], Door>;
  readonly #allReaders: Database.Statement<[], Reader>;
  #keptGym: Gym | undefined;
  readonly #keptDoors = new Map<string, Door>();

  /** @param gymId The gym of this box; undefined before it is provisioned. */
  constructor(db: Database.Database, gymId: () => string | undefined) {
    this.#gymId = gymId;
    this.#gymById = db.prepare(
      `select id, name, city, timezone, status, opening_hours as openingHours,
              coalesce(clock_policy, 'admit') as clockPolicy
       from gyms where id = ?`,
    );
    this.#kioskById = db.prepare('select id, slug, name, language from kiosks where id = ?');
    this.#doorById = db.prepare('select id, name, output, pulse_ms as pulseMs, policy from doors where id = ?');
    this.#allReaders = db.prepare(
      `select id, name, kind, address, purpose, door_id as doorId, kiosk_id as kioskId from readers order by id`,
    );
  }

  gym(): Gym | undefined {
    if (this.#keptGym !== undefined) return this.#keptGym;
    const row = this.#gymById.get(this.#gymId() ?? null);
    this.#keptGym = row && { ...row, openingHours: parseHours(row.openingHours) ?? alwaysClosed };
    return this.#keptGym;
  }

  kiosk(id: string): Kiosk | undefined {
    return this.#kioskById.get(id);
  }

  door(id: string): Door | undefined {
    const door = this.#keptDoors.get(id) ?? this.#doorById.get(id);
    if (door !== undefined) this.#keptDoors.set(id, door);
    return door;
  }

  readers(): Reader[] {
    return this.#allReaders.all();
  }

  /** Call when the hub may have changed the gym or a door. */
  forget(): void {
    this.#keptGym = undefined;
    this.#keptDoors.clear();
  }
}

/** Hours from the hub's JSON, or undefined when they are missing or not of the shape. */
export function parseHours(json: string | null): OpeningHours | undefined {
  if (json === null) return undefined;
  const parsed = OpeningHours.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : undefined;
}
