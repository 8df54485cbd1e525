import * as z from 'zod/mini';

z.config({ jitless: true });

export const Visit = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  memberName: z.string(),
  door: z.nullable(z.string()),
  reader: z.nullable(z.string()),
  /** When the member came in, by the gym's box; when the hub learned it. Unix ms. */
  enteredAt: z.int(),
  receivedAt: z.int(),
});
export type Visit = z.infer<typeof Visit>;

const Gym = z.object({ id: z.string(), name: z.string(), city: z.string(), timezone: z.optional(z.string()) });
export type Gym = z.infer<typeof Gym>;

const Box = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  lastSeenAt: z.nullable(z.int()),
  softwareVersion: z.nullable(z.string()),
});
export type Box = z.infer<typeof Box>;

const Page = z.object({ visits: z.array(Visit), gyms: z.array(Gym), boxes: z.array(Box) });
const Boxes = z.array(Box);

/** How many of the newest visits are read, to count by; the hub gives no more at once. */
export const visitsRead = 500;

/** What the hub answered instead of the visits: its own words for what is wrong and what to do, when it had any. */
export class VisitsRefused extends Error {
  override name = 'VisitsRefused';
  readonly remedy: string | undefined;

  constructor(message: string, remedy: string | undefined) {
    super(message);
    this.remedy = remedy;
  }
}

const ErrorBody = z.object({ error: z.object({ message: z.string(), remedy: z.string() }) });

export interface Arrived extends z.infer<typeof Page> {
  /** The hub's clock when it answered, Unix ms: this machine's own may be wrong. */
  hubTime: number;
}

export async function readVisits(): Promise<Arrived> {
  const answer = await fetch(`/api/visits?limit=${visitsRead}`);
  if (!answer.ok) {
    const error = ErrorBody.safeParse(await answer.json().catch(() => undefined)).data?.error;
    throw new VisitsRefused(error?.message ?? `HTTP ${answer.status}`, error?.remedy);
  }
  const date = Date.parse(answer.headers.get('date') ?? '');
  return { ...Page.parse(await answer.json()), hubTime: Number.isNaN(date) ? Date.now() : date };
}

export interface Live {
  opened: () => void;
  lost: () => void;
  visit: (visit: Visit) => void;
  boxes: (boxes: Box[]) => void;
}

/** Follows the hub's stream for as long as the page is open; the browser reconnects by itself, and again when it gave up. */
export function followVisits(live: Live, retryMs = 3_000): void {
  const stream = new EventSource('/api/visits/stream');
  stream.onopen = live.opened;
  stream.onerror = () => {
    live.lost();
    if (stream.readyState !== EventSource.CLOSED) return;
    setTimeout(() => followVisits(live, retryMs), retryMs);
  };
  stream.addEventListener('visit', ({ data }) => live.visit(Visit.parse(JSON.parse(data))));
  stream.addEventListener('boxes', ({ data }) => live.boxes(Boxes.parse(JSON.parse(data))));
}
