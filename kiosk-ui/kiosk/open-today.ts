import type { BoxMessageOf } from '../protocol/kiosk-socket.ts';

export type OpenToday =
  | { state: 'open'; closesAt: number | null }
  | { state: 'closed'; opensAt: number | null }
  | { state: 'closed-all-day' };

const dayMs = 86_400_000;

/** Whether the gym is open at `now`, and when that changes today; `closesAt` is null for a day without an end. */
export function openToday({ open, intervals }: BoxMessageOf<'place'>['today'], now: number): OpenToday {
  if (!open || intervals.length === 0) return { state: 'closed-all-day' };
  const current = intervals.find(({ from, to }) => from <= now && now < to);
  if (current) return { state: 'open', closesAt: current.to - current.from >= dayMs ? null : current.to };
  const next = intervals.map(({ from }) => from).filter((from) => from > now);
  return { state: 'closed', opensAt: next.length === 0 ? null : Math.min(...next) };
}
