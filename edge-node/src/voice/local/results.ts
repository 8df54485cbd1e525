import { z } from 'zod';

/** What the tools answer, as far as the local engine puts it into words. Times are Unix ms. */
const DayHours = z.object({
  /** 'YYYY-MM-DD' */
  day: z.string(),
  /** 'HH:MM' */
  periods: z.array(z.object({ from: z.string(), to: z.string() })),
});
export type DayHours = z.infer<typeof DayHours>;
export const Hours = z.object({
  days: z.array(DayHours),
  /** The next days that differ from the usual week, where no day was asked for. */
  exceptions: z.array(DayHours).default([]),
});

const Candidate = z.object({ occurrenceId: z.string(), className: z.string(), startsAt: z.number() });

const Occurrence = Candidate.extend({ left: z.number(), mine: z.enum(['booked', 'waiting']).nullable() });
export type Occurrence = z.infer<typeof Occurrence>;
/** A class without a name cannot be spoken of. */
const Named = z.looseObject({ className: z.string() });
const named = <Row extends z.ZodType>(row: Row) =>
  z
    .array(z.unknown())
    .transform((rows) => rows.filter((one) => Named.safeParse(one).success))
    .pipe(z.array(row));
export const Timetable = z.object({ occurrences: named(Occurrence) });

export const Settled = z.object({
  outcome: z.enum(['booked', 'waiting', 'cancelled', 'refused']),
  reason: z.string().nullable(),
});
export type Settled = z.infer<typeof Settled>;

const Booked = Candidate.extend({ state: z.string() });
export type Booked = z.infer<typeof Booked>;
export const MyBookings = z.object({ bookings: named(Booked) });

/** Visits. */
export const Progress = z.object({
  ...{ visitsThisWeek: z.number(), visits28d: z.number(), weeksInARow: z.number() },
  ...{ visitsLastWeek: z.number(), visitsThisMonth: z.number(), visitsLastMonth: z.number() },
});
export type Progress = z.infer<typeof Progress>;

export const Membership = z.object({ type: z.string().nullable(), expires: z.number().nullable() });
export type Membership = z.infer<typeof Membership>;

/** How many are in. */
export const Crowd = z.object({ inside: z.int(), level: z.enum(['quiet', 'usual', 'busy']).nullable() });
export type Crowd = z.infer<typeof Crowd>;

const Done = z.object({ ok: z.literal(true), data: z.unknown() });

/** Whether a tool did what it was asked. */
export const isDone = (result: unknown): boolean => Done.safeParse(result).success;

/** Reads a tool's answer; undefined when the tool failed or answers in a form that this engine does not know. */
export function read<Shape extends z.ZodType>(shape: Shape, result: unknown): z.infer<Shape> | undefined {
  const done = Done.safeParse(result);
  if (!done.success) return undefined;
  const parsed = shape.safeParse(done.data.data);
  return parsed.success ? parsed.data : undefined;
}
