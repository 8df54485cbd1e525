import type { HubStore } from '../src/hub/hub-store.ts';
import type { HubRules } from '../src/hub/plan.ts';
import { hubRules } from '../src/hub/plan.ts';
import type { PushResponse } from '../src/protocol.ts';
import { emptyBoxFile } from './box-schema.ts';
import { between, chanceOf, idsOf, type Chance } from './chance.ts';
import { act } from './deeds.ts';
import { checkAlways, checkAtEnd, type Violation } from './invariants.ts';
import { gymOfBox, membersOfGym, type Event } from './plan.ts';
import { badgeId, gymId, memberId, type World } from './state.ts';
import { realParts, SimBox, type BoxParts } from './sim-box.ts';
import { SimHub } from './sim-hub.ts';
import { VirtualTime } from './virtual-time.ts';

/** Where a mutant differs from what runs in production. */
export interface Parts {
  readonly box: BoxParts;
  readonly rules: HubRules;
  readonly wrapStore: (store: HubStore) => HubStore;
  readonly answer: (answer: PushResponse) => PushResponse;
}

export const production: Parts = {
  box: realParts,
  rules: hubRules,
  wrapStore: (store) => store,
  answer: (answer) => answer,
};

const startMs = Date.UTC(2026, 10, 21, 6);
/** So long after the last fault every queue is to be empty, ms. */
const drainedWithinMs = 10_000;
/** The mirrors follow what the queues brought, ms. */
const followedWithinMs = 8_000;

/** Lets the events happen and says what should not have. */
export async function runWorld(
  seed: number,
  events: readonly Event[],
  parts: Parts = production,
): Promise<Violation[]> {
  const time = new VirtualTime(startMs);
  const noise = chanceOf('noise', seed);
  const newId = idsOf(999);
  const hub = new SimHub({
    time,
    newId,
    rules: parts.rules,
    wrapStore: parts.wrapStore,
    bornMs: () => startMs,
    stepMs: () => between(noise, 0, 3),
  });
  const world: World = {
    seed,
    time,
    hub,
    boxes: [],
    committed: new Map(),
    diskGone: new Set(),
    copies: new Map(),
    cables: gymOfBox.map(() => ({ untilMs: 0, repliesOnly: false })),
    healedMs: startMs,
    newId,
  };
  furnish(world);
  await time.run(startMs);
  hub.takeBackup();
  (world.boxes as SimBox[]).push(...gymOfBox.map((_, box) => makeBox(world, box, parts)));
  for (const event of events) {
    time.at(startMs + event.atMs, () => act(world, event));
    world.healedMs = Math.max(world.healedMs, startMs + event.atMs);
  }
  const found: Violation[] = [];
  const look = (): void => {
    found.push(...checkAlways(world));
    if (time.nowMs < world.healedMs + drainedWithinMs + followedWithinMs) time.after(500, look);
  };
  for (const box of world.boxes) box.start();
  time.after(500, look);
  try {
    const isOver = (): boolean => found.length > 0;
    await time.run(startMs + 60_000, isOver);
    while (!isOver() && time.nowMs < world.healedMs + drainedWithinMs) {
      await time.run(world.healedMs + drainedWithinMs, isOver);
    }
    found.push(...world.boxes.flatMap(notDrained));
    if (found.length === 0) await time.run(time.nowMs + followedWithinMs, isOver);
    if (found.length === 0) found.push(...checkAtEnd(world));
  } finally {
    for (const box of world.boxes) box.close();
  }
  return found;
}

function notDrained(box: SimBox): Violation[] {
  const status = box.running?.outbox.status();
  if (status?.waiting === 0) return [];
  return [
    {
      invariant: 'queues-drain',
      detail: `${box.name} still has ${status?.waiting ?? 'an unknown number of'} changes to send 10 s after the last fault`,
    },
  ];
}

/** What was there before anything went wrong. */
function furnish({ hub }: World): void {
  for (const gym of [0, 1]) {
    void hub.put('plans', {
      id: `0190dddd-0000-7000-8000-00000000000${gym}`,
      gym_id: gymId(gym),
      name: 'Matin',
      hours: {},
    });
    for (let index = 0; index < membersOfGym; index += 1) {
      void hub.put('members', {
        id: memberId(gym * membersOfGym + index),
        gym_id: gymId(gym),
        first_name: 'Marie',
        last_name: 'Dubois',
        phone: null,
        is_active: true,
        clocks: {},
      });
    }
  }
  for (let badge = 0; badge < 4; badge += 1) {
    void hub.put('badges', {
      id: badgeId(badge),
      gym_id: gymId(badge % 2),
      label: `CARD${badge}`,
      hmacs: {},
      clocks: {},
    });
  }
}

function makeBox(world: World, box: number, parts: Parts): SimBox {
  const { time, hub, seed } = world;
  const gym = gymId(gymOfBox[box] ?? 0);
  const boxId = `0190eeee-0000-7000-8000-00000000000${box}`;
  const noise = chanceOf('link', seed, box);
  const through = async <Answer>(ask: () => Promise<Answer> | Answer): Promise<Answer> => {
    await crossing(world, box, noise, 'request');
    const answer = await ask();
    await crossing(world, box, noise, 'reply');
    return answer;
  };
  return new SimBox(
    {
      name: `box ${box}`,
      boxId,
      gymId: gym,
      time,
      chance: chanceOf('box', seed, box),
      newId: idsOf(box + 1),
      parts: parts.box,
      link: {
        push: async (request) => {
          const sender = { boxId, gymId: gym, incarnation: request.incarnation };
          // What a network keeps and delivers a second time, later.
          if (noise() < 0.1) {
            const again = structuredClone(request);
            time.after(between(noise, 100, 4000), () => void hub.push(sender, again).catch(() => undefined));
          }
          return parts.answer(await through(() => hub.push(sender, structuredClone(request))));
        },
        renew: (incarnation) => through(() => hub.renew(incarnation)),
        shape: (table, cursor) =>
          through(() => hub.shape(table, gym, cursor && { handle: cursor.handle, offset: Number(cursor.offset) })),
      },
    },
    emptyBoxFile(),
  );
}

/** One way over the line: it takes its time, and may not arrive. */
async function crossing({ time, cables }: World, box: number, noise: Chance, way: 'request' | 'reply'): Promise<void> {
  await time.sleep(noise() < 0.05 ? between(noise, 50, 1500) : between(noise, 1, 30));
  const cable = cables[box];
  if (cable === undefined || time.nowMs >= cable.untilMs) return;
  if (way === 'request' && cable.repliesOnly) return;
  // Nothing comes back, and patience ends.
  await time.sleep(2000);
  throw new Error('The cable is out.');
}
