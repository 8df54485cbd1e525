import { readVisits, visitsRead, type Box, type Gym, type Visit } from './arrivals-client.ts';
import { clock } from '../../kiosk-ui/kit/clock.svelte.ts';
import { asRefusal } from '../../kiosk-ui/kit/refused.ts';
import { businessDay, countByGym, countByHour } from './business-day.ts';

/** How long a visit that came while the page was open stays marked. */
const newForMs = 12_000;
const visitsShown = 50;

export type Loading = { state: 'loading' } | { state: 'ready' } | { state: 'failed'; remedy: string | undefined };

/** The newest visits of every gym, as the hub tells them. */
export class Arrivals {
  visits: readonly Visit[] = $state.raw([]);
  gyms: readonly Gym[] = $state.raw([]);
  boxes: readonly Box[] = $state.raw([]);
  loading: Loading = $state.raw({ state: 'loading' });
  newest: Visit | null = $state.raw(null);
  readonly #isShown: (gymId: string) => boolean;
  #newUntil: ReadonlyMap<string, number> = $state.raw(new Map());

  readonly now = $derived(clock.now);
  readonly #ofGym = $derived(this.visits.filter(({ gymId }) => this.#isShown(gymId)));
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

  /** @param isShown Whether a gym's visits are looked at. */
  constructor(isShown: (gymId: string) => boolean) {
    this.#isShown = isShown;
  }

  async load() {
    try {
      const { visits, gyms, boxes } = await readVisits();
      this.visits = merged(this.visits, visits);
      this.gyms = gyms;
      this.boxes = boxes;
      this.loading = { state: 'ready' };
    } catch (error) {
      if (this.loading.state === 'ready') return;
      this.loading = { state: 'failed', remedy: asRefusal(error).remedy };
    }
  }

  isNew(visit: Visit): boolean {
    return (this.#newUntil.get(visit.id) ?? 0) > this.now;
  }

  timeZoneOf(gymId: string): string | undefined {
    return this.gyms.find(({ id }) => id === gymId)?.timezone;
  }

  arrived(visit: Visit) {
    if (this.visits.some(({ id }) => id === visit.id)) return;
    this.visits = merged(this.visits, [visit]);
    this.newest = visit;
    const stillNew = [...this.#newUntil].filter(([, until]) => until > this.now);
    this.#newUntil = new Map([...stillNew, [visit.id, this.now + newForMs]]);
  }
}

/** Each visit once, the newest entry first. */
function merged(known: readonly Visit[], more: readonly Visit[]): Visit[] {
  const byId = new Map([...known, ...more].map((visit) => [visit.id, visit]));
  return [...byId.values()].toSorted((a, b) => b.enteredAt - a.enteredAt).slice(0, visitsRead);
}
