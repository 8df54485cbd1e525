import type { AlertRow } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';

interface StoredAlert {
  readonly id: string;
  readonly type: string;
  readonly cause: string;
  readonly priority: AlertRow['priority'];
  readonly status: AlertRow['status'];
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly kioskName: string | null;
  readonly parameters: string | null;
  readonly actions: string | null;
  readonly createdAt: number;
  readonly assignedTo: string | null;
  readonly assignedName: string | null;
  readonly snoozedUntil: number | null;
  readonly resolvedAt: number | null;
  readonly resolutionNotes: string | null;
}

export type AlertShow = 'open' | 'snoozed' | 'done';

const doneShown = 200;
const Parameters = z.record(z.string(), z.unknown()).catch({});
const Actions = z.array(z.string()).catch([]);
const urgency = `case a.priority when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end`;
const isOpen = `a.status in ('pending', 'in_progress')`;

/** Reads alerts as staff see them: what is urgent first, then the newest. */
export class ReadAlerts {
  readonly #shown: Readonly<Record<AlertShow, Database.Statement<[{ now: number }], StoredAlert>>>;
  readonly #ofMember: Database.Statement<[string], StoredAlert>;
  readonly #one: Database.Statement<[string], StoredAlert>;
  readonly #open: Database.Statement<[number], number>;

  constructor(db: Database.Database) {
    const all = `select a.id, a.alert_type as type, a.cause, a.priority, a.status, a.member_id as memberId,
        nullif(trim(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, '')), '') as memberName,
        k.name as kioskName, a.parameters, a.recommended_actions as actions, a.created_at as createdAt,
        a.assigned_to as assignedTo, s.name as assignedName, a.snoozed_until as snoozedUntil,
        a.resolved_at as resolvedAt, nullif(a.resolution_notes, '') as resolutionNotes
      from alerts a left join members m on m.id = a.member_id left join kiosks k on k.id = a.kiosk_id
        left join lan_staff s on s.id = a.assigned_to
      where a.deleted_at is null`;
    const pressing = `order by ${urgency}, a.created_at desc, a.id desc`;
    this.#shown = {
      open: db.prepare(`${all} and ${isOpen} and coalesce(a.snoozed_until, 0) <= @now ${pressing}`),
      snoozed: db.prepare(`${all} and ${isOpen} and a.snoozed_until > @now order by a.snoozed_until, a.id`),
      done: db.prepare(
        `${all} and a.status in ('resolved', 'dismissed') and @now > 0
         order by a.resolved_at desc, a.id desc limit ${doneShown}`,
      ),
    };
    this.#ofMember = db.prepare(`${all} and ${isOpen} and a.member_id = ? ${pressing}`);
    this.#one = db.prepare(`${all} and a.id = ?`);
    this.#open = db
      .prepare<[number], number>(
        `select count(*) from alerts a where a.deleted_at is null and ${isOpen} and coalesce(a.snoozed_until, 0) <= ?`,
      )
      .pluck();
  }

  /** @param now Unix ms. */
  list(show: AlertShow, now: number): AlertRow[] {
    return this.#shown[show].all({ now }).map(rowOf);
  }

  /** Open ones about a member, those that are put off among them. */
  ofMember(memberId: string): AlertRow[] {
    return this.#ofMember.all(memberId).map(rowOf);
  }

  one(id: string): AlertRow | undefined {
    const stored = this.#one.get(id);
    return stored && rowOf(stored);
  }

  /** How many are open and not put off. @param now Unix ms. */
  countOpen(now: number): number {
    return this.#open.get(now) ?? 0;
  }
}

const rowOf = ({ assignedTo, assignedName, parameters, actions, ...row }: StoredAlert): AlertRow => ({
  ...row,
  parameters: Parameters.parse(JSON.parse(parameters ?? '{}')),
  actions: Actions.parse(JSON.parse(actions ?? '[]')),
  assignedTo: assignedTo === null ? null : { id: assignedTo, name: assignedName },
});
