import * as z from 'zod/mini';
import { ask } from './ask.ts';

const Made = z.object({ at: z.nullable(z.int()), by: z.nullable(z.enum(['hub', 'box'])) });

const Column = z.object({
  name: z.string(),
  kind: z.string(),
  kept: z.json(),
  lost: z.json(),
  present: z.json(),
  isHidden: z.boolean(),
});
export type Column = z.infer<typeof Column>;
export type Value = Column['kept'];

export const Conflict = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  memberName: z.nullable(z.string()),
  label: z.nullable(z.string()),
  table: z.string(),
  columns: z.array(Column),
  kept: Made,
  lost: Made,
  foundAt: z.int(),
  reviewedAt: z.nullable(z.int()),
  reviewedBy: z.nullable(z.string()),
  isRestorable: z.boolean(),
});
export type Conflict = z.infer<typeof Conflict>;
export type Made = Conflict['kept'];

const List = z.object({
  conflicts: z.array(Conflict),
  open: z.int(),
  names: z.record(z.string(), z.string()),
});
export type List = z.infer<typeof List>;

export type Decision = 'keep' | 'restore';

export const readConflicts = (): Promise<List> => ask(List, '/api/conflicts');

export const reviewConflict = (id: string, decision: Decision): Promise<List> =>
  ask(List, `/api/conflicts/${id}/review`, 'POST', { decision });
