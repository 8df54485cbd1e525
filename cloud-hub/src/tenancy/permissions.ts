import type { Role } from '../../protocol/person.ts';

/**
 * Who may do what to the rows of their own tenant; with those of another nobody may do anything. PostgreSQL holds it by
 * policies and triggers, and a test compares the two over every table that the database has. The hub itself, in its system
 * scope, may do whatever its login was granted.
 */
export type Principal = Role | 'box';

export const principals = ['super_admin', 'franchise_owner', 'gym_manager', 'gym_staff', 'box'] as const;

export const verbs = ['select', 'insert', 'update', 'delete'] as const;
export type Verb = (typeof verbs)[number];

export interface TablePermissions extends Readonly<Record<Verb, readonly Principal[]>> {
  /** Where the above surprises. */
  readonly why?: string;
  /** The only columns that these may write in rows that are there; all others are refused them, also those to come. */
  readonly writes?: Readonly<Partial<Record<Principal, readonly string[]>>>;
  /** Columns that these may not write in rows that are there. */
  readonly keeps?: Readonly<Partial<Record<Principal, readonly string[]>>>;
  /** Only rows that are their own: those of the very person. */
  readonly ownRows?: true;
}

const none = [] as const;
const box = ['box'] as const;
const owners = ['super_admin', 'franchise_owner'] as const;
const managers = [...owners, 'gym_manager'] as const;
const people = [...managers, 'gym_staff'] as const;
const all = [...people, 'box'] as const;

/** What the hub keeps for the gym, and the box mirrors. */
const places: TablePermissions = { select: all, insert: managers, update: managers, delete: managers };
/** What happened in the gym and stays as it happened; erasing what was said of it comes by the box too. */
const happened: TablePermissions = { select: all, insert: box, update: box, delete: none };
/** What people and box both edit; a row goes by being marked, so that the other side hears of it. */
const edited: TablePermissions = { select: all, insert: all, update: all, delete: none };
/** What only box and hub know of each other. */
const bookkeeping: TablePermissions = { select: box, insert: box, update: box, delete: box };
/** What proves who somebody is: the hub reads it, one person at a time. */
const secret: TablePermissions = { select: none, insert: none, update: none, delete: none };
const computed: TablePermissions = {
  select: all,
  insert: none,
  update: none,
  delete: none,
  why: 'The hub computes it, in its own scope.',
};

/** What the hub keeps of the line to boxes. */
const heardOfBoxes: TablePermissions = { select: people, insert: none, update: none, delete: none };

export const permissions: Readonly<Record<string, TablePermissions>> = {
  franchises: {
    select: people,
    insert: ['super_admin'],
    update: owners,
    delete: none,
    why: 'Managers and staff see the name above their gym. A client that leaves is suspended.',
    keeps: { franchise_owner: ['status', 'subscription_plan'] },
  },
  gyms: {
    select: all,
    insert: owners,
    update: managers,
    delete: none,
    why: 'A gym that closes is suspended: its history stays.',
    keeps: { franchise_owner: ['franchise_id'], gym_manager: ['franchise_id', 'status', 'slug'] },
  },
  tenant_keys: {
    select: none,
    insert: none,
    update: none,
    delete: none,
    why: 'Who has the key can tell cards from HMACs: the hub alone reads it, to give it to a box.',
  },
  users: {
    select: people,
    insert: managers,
    update: managers,
    delete: none,
    why: 'Staff see colleagues. Nobody makes or changes a role above their own. An account is closed, so that the audit log still names it.',
  },
  user_credentials: secret,
  user_totp: secret,
  recovery_codes: secret,
  user_sessions: secret,
  user_devices: secret,
  single_use_links: secret,
  sign_in_failures: secret,
  request_counts: { ...secret, why: 'The hub counts for everybody, and names addresses.' },
  kiosks: {
    ...places,
    update: [...managers, 'box'],
    why: 'The box says how its kiosks are, and nothing else of them.',
    writes: {
      box: [
        'status',
        'last_heartbeat',
        'last_seen_ip',
        'device_id',
        'hardware_info',
        'software_version',
        'voice',
        'model',
      ],
    },
  },
  boxes: {
    select: all,
    insert: managers,
    update: [...managers, 'box'],
    delete: none,
    why: 'A box is revoked, never forgotten. Of itself it says when it was there and how its clock stood: its key, its gym and its revocation are not for it to change.',
    writes: { box: ['last_seen', 'clock_ahead_ms', 'clock_heard_at', 'software_version'] },
  },
  box_incarnations: {
    ...bookkeeping,
    delete: none,
    why: 'What a backup holds, the hub alone knows.',
    keeps: { box: ['durable_sequence'] },
  },
  box_boots: { ...bookkeeping, delete: none },
  received_operations: { ...bookkeeping, update: none, delete: none },
  received_runs: { ...bookkeeping, update: none, delete: none },
  orphan_edits: { ...bookkeeping, update: none },
  box_claims: { ...secret, why: 'The console is told of those that wait, with the box that they want to be.' },
  former_box_keys: secret,
  wrong_codes: secret,
  spent_challenges: secret,
  doors: places,
  readers: places,
  plans: places,
  classes: places,
  class_occurrences: places,
  equipment: { ...places, update: people, why: 'Whoever works there puts a machine out of order.' },
  members: { ...edited, why: 'A member is erased by a redaction, which boxes and backups follow.' },
  member_preferences: edited,
  member_fitness_profiles: edited,
  badges: { ...edited, why: 'A badge is revoked or lost, never gone: its card would open doors that have not heard.' },
  staff_notes: edited,
  visits: { ...happened, update: none },
  equipment_reports: happened,
  feedback: happened,
  sessions: happened,
  session_turns: happened,
  session_moods: happened,
  conversation_summaries: happened,
  conversation_points: { ...happened, update: none, delete: box, why: 'Follows the summaries, by a trigger.' },
  bookings: { ...happened, why: 'The box decides who has a place; people ask it by a request.' },
  booking_requests: { select: all, insert: people, update: none, delete: none },
  booking_answers: { ...happened, update: none },
  alerts: { ...edited, insert: box, why: 'Raised where the cause was seen, never by hand.' },
  conflicts: { ...edited, insert: box },
  redactions: { select: all, insert: [...managers, 'box'], update: none, delete: none },
  lan_staff: {
    select: managers,
    insert: managers,
    update: managers,
    delete: managers,
    why: 'Holds hashes of PINs. Boxes get it by their shape.',
  },
  member_analytics: computed,
  membership_terms: { ...secret, why: 'A trigger notes them; the hub alone reads them, to learn who leaves.' },
  churn_verdicts: {
    ...{ select: owners, insert: none, update: none, delete: none },
    why: 'The hub judges what it learned, and its owners see how.',
  },
  churn_models: { ...secret, why: 'What the hub learned of a tenant, for itself.' },
  reports: { ...computed, update: managers, why: 'The hub writes them; managers publish and archive.' },
  franchise_reports: {
    ...{ select: owners, insert: none, update: none, delete: none },
    why: 'The gyms side by side: the hub writes them, and those of one gym do not read of the others.',
  },
  report_mails: {
    ...{ select: managers, insert: none, update: none, delete: none },
    why: 'What became of the mails, for who reads the report in their place; the hub sends them.',
  },
  report_mail_refusals: { ...secret, why: 'Each person’s own choice, which the hub writes at their word.' },
  box_links: { ...heardOfBoxes, why: 'Written by the hub for all boxes at once, by what it hears on the line.' },
  heartbeats: heardOfBoxes,
  box_commands: {
    ...{ select: managers, insert: managers, update: none, delete: none },
    why: 'What became of a command, the hub notes when the box answers.',
  },
  voice_secret_days: { ...heardOfBoxes, select: managers, why: 'A count that nobody may lower.' },
  audit_log: { select: managers, insert: all, update: none, delete: none },
};

/** Tables of the hub itself, without a row of any tenant, that its login may reach. */
export const ofTheHub: readonly string[] = ['hub_meta', 'job_runs'];

export function allows(table: TablePermissions, verb: Verb, principal: Principal): boolean {
  return table[verb].includes(principal);
}

/** Whether a principal may write that column of a row that is there, where it may update the table at all. */
export function mayWrite({ writes, keeps }: TablePermissions, principal: Principal, column: string): boolean {
  const only = writes?.[principal];
  return only === undefined ? !(keeps?.[principal]?.includes(column) ?? false) : only.includes(column);
}
