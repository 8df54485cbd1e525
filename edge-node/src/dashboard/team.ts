import type { Team as TeamAnswer } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type Database from 'better-sqlite3';

/** Who of the gym's staff may take an alert upon them. */
export class Team {
  readonly #all: Database.Statement<[], TeamAnswer['team'][number]>;

  constructor(db: Database.Database) {
    this.#all = db.prepare(
      `select id, name, role from lan_staff
       where is_active = 1 and name is not null and role in ('gym_manager', 'gym_staff') order by role, name, id`,
    );
  }

  all(): TeamAnswer['team'] {
    return this.#all.all();
  }
}
