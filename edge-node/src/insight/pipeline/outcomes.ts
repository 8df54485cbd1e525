import { z } from 'zod';
import type { Outcome } from '../../understood.ts';

/** A call of a tool, and what it came to as JSON. */
export interface ToolCallRow {
  readonly name: string;
  readonly result: string;
}

const Result = z.object({
  ok: z.literal(true),
  data: z.looseObject({
    outcome: z.string().optional(),
    className: z.string().nullish(),
    equipmentName: z.string().nullish(),
    place: z.string().nullish(),
    reason: z.string().nullish(),
  }),
});

/** What the tools of a conversation did; what failed or only read is left out. */
export function outcomesOf(calls: readonly ToolCallRow[]): Outcome[] {
  return calls.flatMap(({ name, result }): Outcome[] => {
    const parsed = Result.safeParse(JSON.parse(result));
    if (!parsed.success) return [];
    const { outcome, className = null, equipmentName = null, place = null, reason } = parsed.data.data;
    switch (name) {
      case 'book_class':
        if (outcome === 'booked' || outcome === 'waiting') return [{ kind: outcome, name: className }];
        // A place that one has already is nothing that failed.
        return reason === 'already-booked' ? [] : [{ kind: 'not-booked', name: className }];
      case 'cancel_booking':
        return [{ kind: outcome === 'cancelled' ? 'cancelled' : 'not-cancelled', name: className }];
      case 'report_equipment':
        return [place === null ? { kind: 'reported', name: equipmentName } : { kind: 'reported-place', place }];
      case 'leave_feedback':
        return [{ kind: 'feedback' }];
      case 'call_staff':
        return [{ kind: 'called', reason: reason ?? 'other' }];
      default:
        return [];
    }
  });
}
