/**
 * The synced tables as data. Adding one is an entry here and a migration on each side; the outbox, the mirror, the
 * shape endpoint and the receiver read this list and nothing else.
 */

/** `time` is Unix ms in SQLite and on the wire, timestamptz in PostgreSQL; `bigint` is a decimal string on the wire. */
export type ColumnKind = 'text' | 'integer' | 'bigint' | 'real' | 'boolean' | 'time' | 'json';

/** Which rows a box may see: those whose column equals, or whose array column contains, the gym or tenant of its token. */
export interface Scope {
  readonly column: string;
  readonly is: 'gym' | 'tenant';
  readonly match: 'equals' | 'contains';
}

/** Written on the hub, mirrored on the box. */
export interface DownTable {
  readonly direction: 'down';
  readonly scope: Scope;
  /** Explicit, so that a column added on the hub does not make every box load the table again. `id` is the key. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

/** Born on the box, immutable: the hub keeps the union of what every box saw. */
export interface UpTable {
  readonly direction: 'up';
  readonly rule: 'union';
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

const ofGym: Scope = { column: 'gym_id', is: 'gym', match: 'equals' };
const ofGymsAdmitted: Scope = { column: 'gym_ids', is: 'gym', match: 'contains' };
const ofTenant: Scope = { column: 'tenant_id', is: 'tenant', match: 'equals' };

export const catalogue = {
  gyms: {
    direction: 'down',
    // The tenant's other gyms too: a member at the wrong door is told which one is theirs.
    scope: ofTenant,
    columns: {
      id: 'text',
      slug: 'text',
      name: 'text',
      city: 'text',
      timezone: 'text',
      status: 'text',
      opening_hours: 'json',
      clock_policy: 'text',
    },
  },
  kiosks: {
    direction: 'down',
    scope: ofGym,
    columns: {
      id: 'text',
      slug: 'text',
      name: 'text',
      language: 'text',
      location_in_gym: 'text',
      provisioning_code: 'text',
      provisioning_code_expires: 'time',
    },
  },
  doors: {
    direction: 'down',
    scope: ofGym,
    columns: { id: 'text', box_id: 'text', name: 'text', output: 'text', pulse_ms: 'integer', policy: 'text' },
  },
  readers: {
    direction: 'down',
    scope: ofGym,
    columns: {
      id: 'text',
      box_id: 'text',
      name: 'text',
      kind: 'text',
      address: 'text',
      purpose: 'text',
      door_id: 'text',
      kiosk_id: 'text',
    },
  },
  plans: { direction: 'down', scope: ofGym, columns: { id: 'text', name: 'text', hours: 'json' } },
  members: {
    direction: 'down',
    scope: ofGymsAdmitted,
    columns: {
      id: 'text',
      gym_id: 'text',
      first_name: 'text',
      last_name: 'text',
      membership_type: 'text',
      plan_id: 'text',
      membership_expires: 'time',
      frozen_from: 'time',
      frozen_until: 'time',
      payment_due_since: 'time',
      waiver_signed_at: 'time',
      suspended_reason: 'text',
      is_active: 'boolean',
      member_since: 'time',
    },
  },
  member_preferences: {
    direction: 'down',
    scope: ofGymsAdmitted,
    columns: {
      id: 'text',
      member_id: 'text',
      communication_style: 'text',
      preferred_feedback_style: 'text',
      language: 'text',
      voice: 'text',
      consents: 'json',
    },
  },
  member_fitness_profiles: {
    direction: 'down',
    scope: ofGymsAdmitted,
    columns: {
      id: 'text',
      member_id: 'text',
      height_cm: 'real',
      current_weight_kg: 'real',
      target_weight_kg: 'real',
      fitness_level: 'text',
      primary_goals: 'json',
      workouts_per_week: 'integer',
    },
  },
  badges: {
    direction: 'down',
    // No name, no number: enough to tell a card of a sister gym from a card nobody knows.
    scope: ofTenant,
    columns: {
      id: 'text',
      gym_id: 'text',
      member_id: 'text',
      label: 'text',
      hmacs: 'json',
      strength: 'text',
      issued_at: 'time',
      revoked_at: 'time',
      lost_at: 'time',
    },
  },
  classes: {
    direction: 'down',
    scope: ofGym,
    columns: { id: 'text', name: 'text', description: 'json', coach: 'text', place: 'text', minutes: 'integer' },
  },
  class_occurrences: {
    direction: 'down',
    scope: ofGym,
    columns: { id: 'text', class_id: 'text', starts_at: 'time', capacity: 'integer', cancelled_at: 'time' },
  },
  equipment: {
    direction: 'down',
    scope: ofGym,
    columns: { id: 'text', name: 'text', kind: 'text', place: 'text', status: 'text' },
  },
  visits: {
    direction: 'up',
    rule: 'union',
    columns: {
      id: 'text',
      gym_id: 'text',
      member_id: 'text',
      badge_id: 'text',
      reader_id: 'text',
      door_id: 'text',
      entered_at: 'time',
      boot_id: 'text',
      monotonic_ns: 'bigint',
      clock_quality: 'text',
    },
  },
} as const satisfies Record<string, DownTable | UpTable>;

export type TableName = keyof typeof catalogue;
export type DownTableName = {
  [T in TableName]: (typeof catalogue)[T]['direction'] extends 'down' ? T : never;
}[TableName];
export type UpTableName = Exclude<TableName, DownTableName>;

const isDown = (table: string): table is DownTableName =>
  Object.hasOwn(catalogue, table) && catalogue[table as TableName].direction === 'down';

export const downTables = Object.keys(catalogue).filter(isDown);

/** The entry of a table that boxes mirror, or undefined for any other name. */
export function downTable(table: string): DownTable | undefined {
  return isDown(table) ? catalogue[table] : undefined;
}

/** The entry of a table that boxes write, or undefined for any other name. */
export function upTable(table: string): UpTable | undefined {
  const entry = Object.hasOwn(catalogue, table) ? catalogue[table as TableName] : undefined;
  return entry?.direction === 'up' ? entry : undefined;
}
