import type { AlertRow } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import { alertPriorities, alertStates } from '@jarvis-edge/sync/alert-kinds.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { AlertConversations } from './alert-conversations.ts';

interface Row extends Omit<AlertRow, 'parameters' | 'actions' | 'assignedTo' | 'conversation'> {
  readonly parameters: string | null;
  readonly actions: string | null;
  readonly assignedId: string | null;
  readonly assignedName: string | null;
}

const doneShown = 100;
const select = `
  select a.id, a.alert_type as type, coalesce(a.cause, '') as cause, a.priority, a.status, a.member_id as memberId,
    nullif(trim(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, '')), '') as memberName, k.name as kioskName, a.parameters,
    a.recommended_actions as actions, a.created_at as createdAt, a.assigned_to as assignedId, s.name as assignedName,
    a.snoozed_until as snoozedUntil, a.resolved_at as resolvedAt, a.resolution_notes as resolutionNotes
  from alerts a
  left join members m on m.id = a.member_id
  left join kiosks k on k.id = a.kiosk_id
  left join lan_staff s on s.id = a.assigned_to
  where a.deleted_at is null and a.alert_type is not null and a.created_at is not null`;
const isOpen = `a.status in ('pending', 'in_progress')`;
/** The most urgent first, and of those the newest. */
const byUrgency = `order by case a.priority when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end, a.created_at desc, a.id desc`;

const Parameters = z.record(z.string(), z.unknown()).catch({});
const Actions = z.array(z.string()).catch([]);
const Priority = z.enum(alertPriorities).catch('medium');
const State = z.enum(alertStates).catch('pending');

/** What somebody should act on. */
export class Alerts {
  readonly #open: Database.Statement<[number], Row>;
  readonly #snoozed: Database.Statement<[number], Row>;
  readonly #done: Database.Statement<[], Row>;
  readonly #ofMember: Database.Statement<[string], Row>;
  readonly #byId: Database.Statement<[string], Row>;
  readonly #openCount: Database.Statement<[number], number>;

  readonly #conversations: AlertConversations;

  constructor(db: Database.Database) {
    this.#conversations = new AlertConversations(db);
    this.#open = db.prepare(`${select} and ${isOpen} and coalesce(a.snoozed_until, 0) <= ? ${byUrgency} limit 500`);
    this.#snoozed = db.prepare(
      `${select} and ${isOpen} and a.snoozed_until > ? order by a.snoozed_until, a.id limit 500`,
    );
    this.#done = db.prepare(
      `${select} and a.status in ('resolved', 'dismissed')
       order by coalesce(a.resolved_at, a.created_at) desc, a.id desc limit ${doneShown}`,
    );
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#ofMember = db.prepare(`${select} and ${isOpen} and a.member_id = +? ${byUrgency} limit 50`);
    this.#byId = db.prepare(`${select} and a.id = +?`);
    this.#openCount = db
      .prepare<[number], number>(
        `select count(*) from alerts a where a.deleted_at is null and ${isOpen} and coalesce(a.snoozed_until, 0) <= ?`,
      )
      .pluck();
  }

  list(show: 'open' | 'snoozed' | 'done', nowMs: number): AlertRow[] {
    const rows =
      show === 'done' ? this.#done.all() : show === 'open' ? this.#open.all(nowMs) : this.#snoozed.all(nowMs);
    return rows.map(this.#alertOf);
  }

  /** Open ones about a member, snoozed ones too. */
  ofMember(memberId: string): AlertRow[] {
    return this.#ofMember.all(memberId).map(this.#alertOf);
  }

  one(id: string): AlertRow | undefined {
    const row = this.#byId.get(id);
    return row && this.#alertOf(row);
  }

  open(nowMs: number): number {
    return this.#openCount.get(nowMs) ?? 0;
  }

  readonly #alertOf = (row: Row): AlertRow => {
    const alert = alertOf(row);
    return { ...alert, conversation: this.#conversations.of(alert) };
  };
}

function alertOf({ parameters, actions, assignedId, assignedName, ...row }: Row): Omit<AlertRow, 'conversation'> {
  return {
    ...row,
    priority: Priority.parse(row.priority),
    status: State.parse(row.status),
    parameters: Parameters.parse(JSON.parse(parameters || '{}')),
    actions: Actions.parse(JSON.parse(actions || '[]')),
    assignedTo: assignedId === null ? null : { id: assignedId, name: assignedName },
  };
}
