/** One member as every system of the bench gets it: the columns that a box mirrors, times in ISO 8601. */
export interface MemberRow {
  readonly id: string;
  readonly gym_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly membership_type: string;
  readonly plan_id: null;
  readonly membership_expires: string;
  readonly frozen_from: null;
  readonly frozen_until: null;
  readonly payment_due_since: null;
  readonly waiver_signed_at: string;
  readonly suspended_reason: null;
  readonly is_active: boolean;
  readonly member_since: string;
}

const day = 86_400_000;
const start = Date.UTC(2025, 0, 1, 8, 30);
const types = ['Standard', 'Premium', 'Elite'];

export function memberRows(count: number, gymId: string, newId: () => string): MemberRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    gym_id: gymId,
    first_name: `Prénom ${index}`,
    last_name: `Nom de famille ${index}`,
    membership_type: types[index % types.length] ?? '',
    plan_id: null,
    membership_expires: new Date(start + (index % 700) * day).toISOString(),
    frozen_from: null,
    frozen_until: null,
    payment_due_since: null,
    waiver_signed_at: new Date(start - (index % 300) * day).toISOString(),
    suspended_reason: null,
    is_active: index % 20 !== 0,
    member_since: new Date(start - (index % 900) * day).toISOString(),
  }));
}

/** One visit as a box sends it. */
export function visitRows(count: number, gymId: string, newId: () => string): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    gym_id: gymId,
    member_id: newId(),
    badge_id: newId(),
    reader_id: newId(),
    door_id: null,
    entered_at: start + index * 1000,
    boot_id: '5a1f3c52-6f0e-4f5e-9f3b-0f6d4f0d9a11',
    monotonic_ns: String(12_345_678_901_234_567n + BigInt(index)),
    clock_quality: 'ntp',
  }));
}
