import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { boxEnvironment } from '@jarvis-edge/edge-node/launch.ts';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import { percentile } from '../metric.ts';
import { Child } from './child.ts';
import type { BenchGym, BenchHub } from './hub.ts';
import { addMembersRest } from './hub.ts';

const script = join(import.meta.dirname, 'box-process.ts');
export const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((one, other) => one - other),
    0.5,
  );

/** Boxes on new data folders, each in a process of its own. */
export class Boxes {
  readonly #folder: string;
  readonly #hub: BenchHub;
  readonly #core: number | undefined;
  #count = 0;

  /** @param core The only one that they run on, counted from 0. */
  constructor(folder: string, hub: BenchHub, core?: number) {
    this.#folder = folder;
    this.#hub = hub;
    this.#core = core;
  }

  /** A box that has its gym and nothing else yet. */
  async start({ id }: BenchGym): Promise<Child> {
    const box = new Child(script, [join(this.#folder, `box-${(this.#count += 1)}`), this.#hub.url], {
      env: boxEnvironment(join(this.#folder, 'compiled')),
      ...(this.#core !== undefined && { core: this.#core }),
    });
    const { manager } = this.#hub;
    const boxId = await manager.newBox(id);
    await Promise.all([box.ask('provision', await manager.newCode(boxId)), manager.confirm(boxId)]);
    return box;
  }
}

export interface Load {
  /** From the wish to follow the table until its rows are on disk, ms. */
  readonly ms: number;
  readonly peakMb: number;
}

/** Members of a gym that no box has asked for before, into a box that was just started. */
export async function initialSync(hub: BenchHub, boxes: Boxes, members: number): Promise<Load> {
  const gym = await hub.addGym(members);
  await using box = await boxes.start(gym);
  const { result, peakMb } = await box.memoryDuring(box.ask<number>('load', { table: 'members' }));
  return { ms: result, peakMb };
}

/** All twelve tables at once, as after provisioning: four rows a member. */
export async function wholeGym(hub: BenchHub, boxes: Boxes, members: number): Promise<Load> {
  const gym = await hub.addGym(members);
  await addMembersRest(hub.superuser, gym.id);
  await using box = await boxes.start(gym);
  const { result, peakMb } = await box.memoryDuring(box.ask<number>('loadAll'));
  return { ms: result, peakMb };
}

/** From before a member is changed at the hub until the change is on the box's disk, ms, ascending. */
export async function liveChanges(hub: BenchHub, boxes: Boxes, changes: number): Promise<number[]> {
  const gym = await hub.addGym(100);
  await using box = await boxes.start(gym);
  await box.ask('loadAll');
  const taken: number[] = [];
  for (let index = 0; index < changes; index += 1) {
    await sleep(5 + (index % 10));
    const changed = box.ask<number>('nextChange', { table: 'members' });
    const before = Number(process.hrtime.bigint());
    await hub.service.query('update members set first_name = $1 where gym_id = $2 and id = $3', [
      `Prénom ${newId()}`,
      gym.id,
      gym.members[index % gym.members.length]?.id,
    ]);
    taken.push(((await changed) - before) / 1e6);
  }
  return taken.toSorted((one, other) => one - other);
}

export interface Drain {
  readonly writesPerSecond: number;
  readonly rowsPerSecond: number;
}

/** A box that has its gym is cut off, writes visits one by one, and sends them when the link is back. */
export async function drain(hub: BenchHub, boxes: Boxes, visits: number): Promise<Drain> {
  const gym = await hub.addGym(1);
  await using box = await boxes.start(gym);
  await box.ask('loadAll');
  await box.ask('stop');
  const memberIds = Array.from({ length: visits }, newId);
  const writeMs = await box.ask<number>('write', { memberIds });
  const drainMs = await box.ask<number>('drain');
  const { rows } = await hub.superuser.query('select count(*)::int as n from visits where gym_id = $1', [gym.id]);
  if (rows[0]?.n !== visits) throw new Error(`The hub has ${rows[0]?.n} of ${visits} visits.`);
  return { writesPerSecond: visits / (writeMs / 1000), rowsPerSecond: visits / (drainMs / 1000) };
}

export interface Taps {
  /** What the transaction of a visit took, ms, ascending. */
  readonly commitMs: readonly number[];
  /** From when the tap was sent by another process until it was on disk, ms, ascending. */
  readonly sinceSentMs: readonly number[];
}

/**
 * Taps at a box that has nothing else to do, and at one that loads 10,000 members again and again while its visits go
 * up. The two take turns, so that both meet the same disk and neighbours.
 */
export async function tapsBesideSync(
  hub: BenchHub,
  boxes: Boxes,
  { turns, turnMs, everyMs, members }: { turns: number; turnMs: number; everyMs: number; members: number },
): Promise<{ alone: Taps; syncing: Taps; reloads: number }> {
  const gym = await hub.addGym(members);
  await using box = await boxes.start(gym);
  await box.ask('load', { table: 'members' });
  const seen = { alone: [] as Tap[], syncing: [] as Tap[] };
  let reloads = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const kind = turn % 2 === 0 ? 'alone' : 'syncing';
    if (kind === 'syncing') await box.ask('startSyncing', { table: 'members' });
    const end = performance.now() + turnMs;
    while (performance.now() < end) {
      box.tell({ tapNs: Number(process.hrtime.bigint()), memberId: newId() });
      await sleep(everyMs);
    }
    if (kind === 'syncing') reloads += await box.ask<number>('stopSyncing');
    seen[kind].push(...(await box.ask<Tap[]>('takeTaps')));
  }
  return { alone: sortedTaps(seen.alone), syncing: sortedTaps(seen.syncing), reloads };
}

interface Tap {
  readonly commitMs: number;
  readonly sinceSentMs: number;
}

const sortedTaps = (taps: readonly Tap[]): Taps => ({
  commitMs: taps.map(({ commitMs }) => commitMs).toSorted((one, other) => one - other),
  sinceSentMs: taps.map(({ sinceSentMs }) => sinceSentMs).toSorted((one, other) => one - other),
});
