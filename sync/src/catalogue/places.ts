import type { HubTable, Scope } from '../table.ts';

const ofGym: Scope = { column: 'gym_id', is: 'gym', match: 'equals' };
const ofTenant: Scope = { column: 'tenant_id', is: 'tenant', match: 'equals' };

const down = <Columns extends HubTable['columns']>(scope: Scope, columns: Columns) =>
  ({ direction: 'down', rule: 'hub', scope, columns }) as const;

/** What the hub alone decides: the gym, what stands in it, its timetable and who works there. */
export const places = {
  // The tenant's other gyms too: a member at the wrong door is told which one is theirs.
  gyms: down(ofTenant, {
    id: 'text',
    slug: 'text',
    name: 'text',
    city: 'text',
    timezone: 'text',
    status: 'text',
    opening_hours: 'json',
    clock_policy: 'text',
  }),
  kiosks: down(ofGym, {
    id: 'text',
    slug: 'text',
    name: 'text',
    language: 'text',
    location_in_gym: 'text',
    provisioning_code: 'text',
    provisioning_code_expires: 'time',
  }),
  doors: down(ofGym, {
    id: 'text',
    box_id: 'text',
    name: 'text',
    output: 'text',
    pulse_ms: 'integer',
    policy: 'text',
  }),
  readers: down(ofGym, {
    id: 'text',
    box_id: 'text',
    name: 'text',
    kind: 'text',
    address: 'text',
    purpose: 'text',
    door_id: 'text',
    kiosk_id: 'text',
  }),
  plans: down(ofGym, { id: 'text', name: 'text', hours: 'json' }),
  classes: down(ofGym, {
    id: 'text',
    name: 'text',
    description: 'json',
    coach: 'text',
    place: 'text',
    minutes: 'integer',
  }),
  class_occurrences: down(ofGym, {
    id: 'text',
    class_id: 'text',
    starts_at: 'time',
    capacity: 'integer',
    cancelled_at: 'time',
  }),
  equipment: down(ofGym, { id: 'text', name: 'text', kind: 'text', place: 'text', status: 'text' }),
  // Asked from afar; the gym's box answers each in `booking_answers`.
  booking_requests: down(ofGym, {
    id: 'text',
    occurrence_id: 'text',
    member_id: 'text',
    kind: 'text',
    requested_at: 'time',
  }),
  lan_staff: down(ofGym, {
    id: 'text',
    name: 'text',
    role: 'text',
    language: 'text',
    pin_hash: 'text',
    badge_id: 'text',
    is_active: 'boolean',
    confirmed_at: 'time',
  }),
  member_analytics: down(ofGym, {
    id: 'text',
    member_id: 'text',
    figures: 'json',
    computed_at: 'time',
  }),
  reports: down(ofGym, {
    id: 'text',
    type: 'text',
    period_start: 'time',
    period_end: 'time',
    title: 'text',
    body: 'json',
    status: 'text',
    computed_at: 'time',
  }),
} as const satisfies Record<string, HubTable>;
