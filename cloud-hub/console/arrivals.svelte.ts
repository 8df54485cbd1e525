import { readVisits, visitsRead, type Box, type Gym, type Visit } from './arrivals-client.ts';
import { HubRefused } from './hub-refused.ts';
import { businessDay, countByGym, countByHour } from './business-day.ts';

/** How long a visit that came while the page was open stays marked. */
const newForMs = 12_000;
const retryMs = 5_000;
const visitsShown = 50;

export type Loading = { state: 'loading' } | { state: 'ready' } | { state: 'failed'; remedy: string | undefined };

/** The newest visits of every gym, as the hub tells them. */
export class Arrivals {
  visits: readonly Visit[] = $state.raw([]);
  gyms: readonly Gym[] = $state.raw([]);
  boxes: readonly Box[] = $state.raw([]);
  loading: Loading = $state.raw({ state: 'loading' });
  gymId: string | null = $state.raw(null);
  newest: Visit | null = $state.raw(null);
  #now = $state.raw(Date.now());
  #hubAhead = $state.raw(0);
  #newUntil: ReadonlyMap<string, number> = $state.raw(new Map());

  readonly now = $derived(this.#now + this.#hubAhead);
  readonly #ofGym = $derived(this.visits.filter(({ gymId }) => this.gymId === null || gymId === this.gymId));
  readonly shown = $derived(this.#ofGym.slice(0, visitsShown));
  readonly todayByGym = $derived(countByGym(this.visits, this.now, (id) => this.timeZoneOf(id)));
  readonly todayByHour = $derived(countByHour(this.#ofGym, this.now, (id) => this.timeZoneOf(id)));
  /** The list is full and its last visit is of today: there may be more than are counted. */
  readonly more = $derived.by(() => {
    const last = this.visits.at(-1);
    if (!last || this.visits.length < visitsRead) return false;
    const zone = this.timeZoneOf(last.gymId);
    return businessDay(last.enteredAt, zone) === businessDay(this.now, zone);
  });

  constructor() {
    void this.load();
    setInterval(() => (this.#now = Date.now()), 1_000);
  }

  async load() {
    try {
      const { visits, gyms, boxes, hubTime } = await readVisits();
      this.#hubAhead = hubTime - Date.now();
      this.visits = merged(this.visits, visits);
      this.gyms = gyms;
      this.boxes = boxes;
      this.loading = { state: 'ready' };
    } catch (error) {
      if (this.loading.state === 'ready') return;
      setTimeout(() => void this.load(), retryMs);
      this.loading = { state: 'failed', remedy: error instanceof HubRefused ? error.remedy : undefined };
    }
  }

  isNew(visit: Visit): boolean {
    return (this.#newUntil.get(visit.id) ?? 0) > this.#now;
  }

  timeZoneOf(gymId: string): string | undefined {
    return this.gyms.find(({ id }) => id === gymId)?.timezone;
  }

  arrived(visit: Visit) {
    if (this.visits.some(({ id }) => id === visit.id)) return;
    this.visits = merged(this.visits, [visit]);
    this.newest = visit;
    const stillNew = [...this.#newUntil].filter(([, until]) => until > this.#now);
    this.#newUntil = new Map([...stillNew, [visit.id, Date.now() + newForMs]]);
  }
}

/** Each visit once, the newest entry first. */
function merged(known: readonly Visit[], more: readonly Visit[]): Visit[] {
  const byId = new Map([...known, ...more].map((visit) => [visit.id, visit]));
  return [...byId.values()].toSorted((a, b) => b.enteredAt - a.enteredAt).slice(0, visitsRead);
}
