import { Fleet, type Box, type Kiosk } from '../protocol/fleet.ts';
import { ask } from './ask.ts';
import { clock } from '../../kiosk-ui/kit/clock.svelte.ts';
import { Loaded } from '../../kiosk-ui/kit/loaded.svelte.ts';

/** Boxes and kiosks of all gyms that somebody sees, as the hub last told. */
export class FleetSeen extends Loaded<Fleet> {
  readonly boxes: readonly Box[] = $derived(this.value?.boxes ?? []);
  readonly kiosks: readonly Kiosk[] = $derived(this.value?.kiosks ?? []);

  constructor() {
    super(async () => {
      const fleet = await ask(Fleet, '/api/fleet');
      clock.set(fleet.hubTime);
      return fleet;
    });
  }

  box(id: string): Box | undefined {
    return this.boxes.find((box) => box.id === id);
  }

  kiosk(id: string): Kiosk | undefined {
    return this.kiosks.find((kiosk) => kiosk.id === id);
  }

  /** What the hub answered about one box, before the whole list is read again. */
  put(box: Box): void {
    if (this.value === undefined) return;
    const others = this.value.boxes.filter(({ id }) => id !== box.id);
    this.value = { ...this.value, boxes: [...others, box] };
  }
}
