import { Places, type Franchise, type Gym } from '../protocol/places.ts';
import { ask } from './ask.ts';
import { Loaded } from '../../kiosk-ui/kit/loaded.svelte.ts';
import { route } from './route.svelte.ts';

/** The franchises and gyms that somebody may see, and which of them they look at. */
export class PlacesSeen extends Loaded<Places> {
  readonly franchises: readonly Franchise[] = $derived(this.value?.franchises ?? []);
  readonly gyms: readonly Gym[] = $derived(this.value?.gyms ?? []);
  readonly #gymById: ReadonlyMap<string, Gym> = $derived(new Map(this.gyms.map((gym) => [gym.id, gym])));

  /** Looked at alone; what the address names and this person may not see counts for nothing. */
  readonly gym: Gym | null = $derived(this.#gymById.get(route.address.gymId ?? '') ?? null);
  readonly franchise: Franchise | null = $derived(
    this.franchises.find(({ id }) => id === (this.gym?.franchiseId ?? route.address.franchiseId)) ?? null,
  );
  readonly isFiltered: boolean = $derived(this.gym !== null || this.franchise !== null);
  readonly shownGyms: readonly Gym[] = $derived(this.gyms.filter((gym) => this.isShown(gym.id)));

  constructor() {
    super(() => ask(Places, '/api/places'));
  }

  gymOf(id: string | null): Gym | undefined {
    return this.#gymById.get(id ?? '');
  }

  gymName(id: string | null): string | undefined {
    return this.gymOf(id)?.name;
  }

  franchiseName(id: string | null): string | undefined {
    return this.franchises.find((franchise) => franchise.id === id)?.name;
  }

  /** Of a gym; of what belongs to none, that of the first gym that is looked at, so that one list has one clock. */
  timeZoneOf(gymId: string | null): string | undefined {
    return (this.gymOf(gymId) ?? this.shownGyms[0])?.timezone;
  }

  isShown(gymId: string | null): boolean {
    if (this.gym !== null) return this.gym.id === gymId;
    return this.franchise === null || this.gymOf(gymId)?.franchiseId === this.franchise.id;
  }
}
