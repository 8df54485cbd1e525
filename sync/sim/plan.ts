import { between, chanceOf, oneOf, whole, type Chance } from './chance.ts';

/** Box 0 and 1 stand in gym 0, box 2 in gym 1. */
export const gymOfBox = [0, 0, 1] as const;
export const membersOfGym = 5;

/** Something that happens, and when, ms from the start. Drawn by itself, so that leaving one out changes no other. */
export type Event = { readonly atMs: number; readonly key: string } & (
  | { readonly kind: 'visit'; readonly box: number }
  | { readonly kind: 'poison'; readonly box: number }
  | { readonly kind: 'edit'; readonly at: number | 'hub'; readonly member: number; readonly column: EditColumn }
  | { readonly kind: 'delete' | 'revive'; readonly at: number | 'hub'; readonly member: number }
  | { readonly kind: 'alert'; readonly box: number }
  | { readonly kind: 'alert step'; readonly at: number | 'hub'; readonly pick: number }
  | { readonly kind: 'claim'; readonly at: number | 'hub'; readonly badge: number; readonly member: number }
  | { readonly kind: 'cable out'; readonly box: number; readonly forMs: number; readonly replies: boolean }
  | { readonly kind: 'power cut'; readonly box: number; readonly afterWrites: number; readonly forMs: number }
  | { readonly kind: 'hub down'; readonly forMs: number }
  | { readonly kind: 'hub backup' }
  | { readonly kind: 'hub restored'; readonly noticed: boolean }
  | { readonly kind: 'box copied'; readonly box: number }
  | { readonly kind: 'box restored'; readonly box: number }
  | { readonly kind: 're-imaged'; readonly box: number }
  | { readonly kind: 'clock set'; readonly box: number; readonly offsetMs: number }
  | { readonly kind: 'shapes rotate' }
  | { readonly kind: 'old hub'; readonly forMs: number }
  | { readonly kind: 'box version'; readonly box: number; readonly version: number }
);

type EditColumn = 'phone' | 'first_name' | 'frozen_from' | 'is_active';

const year = 365.25 * 86_400_000;
/** Faults happen within this span, ms; afterwards only the last of them heals. */
export const troubledMs = 40_000;

/** What happens under one seed. */
export function planOf(seed: number): Event[] {
  const chance = chanceOf('plan', seed);
  const events: Event[] = [];
  const add = (count: number, make: (draw: Chance, key: string) => Event): void => {
    for (let index = 0; index < count; index += 1) {
      const key = `${events.length}`;
      events.push(make(chanceOf('event', seed, key), key));
    }
  };
  const when = (draw: Chance): number => Math.round(between(draw, 500, troubledMs));
  const box = (draw: Chance): number => whole(draw, 0, gymOfBox.length - 1);
  const where = (draw: Chance): number | 'hub' => (draw() < 0.3 ? 'hub' : box(draw));
  const member = (draw: Chance): number => whole(draw, 0, 2 * membersOfGym - 1);

  add(whole(chance, 10, 40), (draw, key) => ({ kind: 'visit', key, atMs: when(draw), box: box(draw) }));
  add(whole(chance, 10, 40), (draw, key) => ({
    kind: 'edit',
    key,
    atMs: when(draw),
    at: where(draw),
    member: member(draw),
    column: oneOf(draw, ['phone', 'phone', 'first_name', 'frozen_from', 'is_active'] as const),
  }));
  add(whole(chance, 0, 3), (draw, key) => ({
    kind: 'delete',
    key,
    atMs: when(draw),
    at: where(draw),
    member: member(draw),
  }));
  add(whole(chance, 0, 1), (draw, key) => ({
    kind: 'revive',
    key,
    atMs: when(draw),
    at: where(draw),
    member: member(draw),
  }));
  add(whole(chance, 0, 4), (draw, key) => ({ kind: 'alert', key, atMs: when(draw), box: box(draw) }));
  add(whole(chance, 0, 8), (draw, key) => ({
    kind: 'alert step',
    key,
    atMs: when(draw),
    at: where(draw),
    pick: whole(draw, 0, 9),
  }));
  add(whole(chance, 0, 4), (draw, key) => ({
    kind: 'claim',
    key,
    atMs: when(draw),
    at: where(draw),
    badge: whole(draw, 0, 3),
    member: member(draw),
  }));
  add(whole(chance, 0, 1), (draw, key) => ({ kind: 'poison', key, atMs: when(draw), box: box(draw) }));

  const forMs = (draw: Chance): number => Math.round(between(draw, 200, 12_000));
  add(whole(chance, 0, 4), (draw, key) => ({
    kind: 'cable out',
    key,
    atMs: when(draw),
    box: box(draw),
    forMs: forMs(draw),
    replies: draw() < 0.4,
  }));
  add(whole(chance, 0, 3), (draw, key) => ({
    kind: 'power cut',
    key,
    atMs: when(draw),
    box: box(draw),
    afterWrites: whole(draw, 0, 12),
    forMs: Math.round(between(draw, 100, 4000)),
  }));
  add(whole(chance, 0, 2), (draw, key) => ({ kind: 'hub down', key, atMs: when(draw), forMs: forMs(draw) }));
  add(whole(chance, 0, 2), (draw, key) => ({ kind: 'hub backup', key, atMs: when(draw) }));
  add(draw01(chance, 0.4), (draw, key) => ({ kind: 'hub restored', key, atMs: when(draw), noticed: draw() < 0.6 }));
  add(whole(chance, 0, 1), (draw, key) => ({ kind: 'box copied', key, atMs: when(draw), box: box(draw) }));
  add(draw01(chance, 0.4), (draw, key) => ({ kind: 'box restored', key, atMs: when(draw), box: box(draw) }));
  add(draw01(chance, 0.2), (draw, key) => ({ kind: 're-imaged', key, atMs: when(draw), box: box(draw) }));
  add(whole(chance, 0, 2), (draw, key) => ({
    kind: 'clock set',
    key,
    atMs: draw() < 0.4 ? 0 : when(draw),
    box: box(draw),
    offsetMs: Math.round(oneOf(draw, [3_600_000, 5 * 60_000, 86_400_000, year, 10 * year]) * (draw() < 0.5 ? -1 : 1)),
  }));
  add(whole(chance, 0, 2), (draw, key) => ({ kind: 'shapes rotate', key, atMs: when(draw) }));
  add(draw01(chance, 0.2), (draw, key) => ({ kind: 'old hub', key, atMs: when(draw), forMs: forMs(draw) }));
  add(draw01(chance, 0.2), (draw, key) => ({ kind: 'box version', key, atMs: when(draw), box: box(draw), version: 1 }));
  return events.toSorted((one, other) => one.atMs - other.atMs);
}

const draw01 = (chance: Chance, probability: number): number => (chance() < probability ? 1 : 0);

/** An event as a line of a trace. */
export function inWords(event: Event): string {
  const { atMs, key, kind, ...rest } = event;
  const details = Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`);
  return `${(atMs / 1000).toFixed(2).padStart(6)} s  #${key} ${kind}${details.length > 0 ? `: ${details.join(', ')}` : ''}`;
}
