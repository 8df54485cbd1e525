import type { TimeBasis } from '@jarvis-edge/sync/event-time.ts';
import type { ColumnType, Generated } from 'kysely';

/** The tables as Kysely queries see them; those that only raw SQL touches are not here. */
export interface Tables {
  gyms: {
    id: string;
    franchise_id: string | null;
    tenant_id: ColumnType<string, never, never>;
    name: string;
    city: string;
    timezone: string;
  };
  tenant_keys: { tenant_id: string; key: Buffer };
  kiosks: {
    id: string;
    gym_id: string;
    status: string;
    provisioning_code: string | null;
    provisioning_code_expires: Date | null;
  };
  boxes: {
    id: string;
    gym_id: string;
    name: Generated<string>;
    /** Null until a claim is confirmed, like the next. */
    public_key: Buffer | null;
    incarnation: string | null;
    /** bigint: the driver gives it as a decimal string. */
    counter: ColumnType<string, number | undefined, number>;
    software_version: string | null;
    last_seen: Date | null;
    revoked_at: Date | null;
    revoked_reason: string | null;
    /** bigint: the driver gives it as a decimal string. */
    clock_ahead_ms: ColumnType<string | null, number | undefined, number>;
    clock_heard_at: ColumnType<Date | null, Date | undefined, Date>;
  };
  box_incarnations: {
    gym_id: string;
    box_id: string;
    incarnation: string;
    highest_sequence: ColumnType<string, number | undefined, number>;
    last_seen: Date;
  };
  doors: { id: string; gym_id: string; box_id: string | null; name: string };
  readers: { id: string; gym_id: string; box_id: string | null; name: string };
  members: { id: string; gym_id: string; first_name: string; last_name: string };
  visits: {
    id: string;
    gym_id: string;
    member_id: string;
    reader_id: string | null;
    door_id: string | null;
    entered_at: Date;
    /** By the hub's clock, where the box's was wrong. */
    corrected_at: ColumnType<Date | null, Date | undefined, never>;
    time_basis: ColumnType<TimeBasis | null, TimeBasis | undefined, never>;
    /** The corrected time where there is one. */
    happened_at: ColumnType<Date, never, never>;
    received_at: Date;
  };
  alerts: {
    id: string;
    gym_id: string;
    alert_type: string;
    cause: string;
    priority: 'low' | 'medium' | 'high' | 'urgent';
    parameters: string;
    recommended_actions: string;
    status: Generated<'pending' | 'in_progress' | 'resolved' | 'dismissed'>;
    created_at: Date;
  };
  hub_meta: { name: string; value: string };
}
