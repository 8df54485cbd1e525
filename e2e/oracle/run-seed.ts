import { setTimeout as sleep } from 'node:timers/promises';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { hubAnswers } from '../running-hub.ts';
import { divergences, inWords, readHub } from './compare.ts';
import type { MirrorBox } from './mirror-box.ts';
import { planSeed, type Plan, type PlannedEvent } from './plan.ts';
import { lastChange } from './statements.ts';
import { clear, settle, type World } from './world.ts';
import { nothingWritten, send, write, type Written } from './writers.ts';

/** Mirrors that are not equal to the hub by then never will be, ms. Passing takes a fraction of it. */
const convergedWithinMs = 60_000;
const lookEveryMs = 25;
/** The hub's tables are read again this often while mirrors differ from them, ms. */
const readAgainMs = 1000;

export interface SeedResult {
  readonly seed: number;
  readonly written: Written;
  readonly events: readonly string[];
  readonly boxes: number;
  /** Empty when every mirror came to be equal to the hub. */
  readonly differences: readonly string[];
  /** What followers failed with on the way, whatever came of it. */
  readonly failures: readonly string[];
  /** What the hub wrote last, in its present life. */
  readonly hubSays: string;
}

/** Lets a seed happen to hub and mirrors, waits for quiet and compares every value. */
export async function runSeed(world: World, seed: number): Promise<SeedResult> {
  const plan = planSeed(seed, world.tables);
  await clear(world.postgres);
  if (world.hub.program.hasEnded) await world.hub.start();
  await hubAnswers(world.hub.url);
  const boxes = await settle(world, plan);
  try {
    const written = await happen(world, plan, boxes);
    const differences = await converge(world, plan, boxes);
    return {
      seed,
      written,
      events: plan.events.map(({ event }) => event.kind),
      boxes: boxes.length,
      differences,
      failures: boxes.flatMap(({ name, failures }) => failures.map((failure) => `${name}: ${failure}`)),
      hubSays: world.hub.program.stderr.slice(-2000),
    };
  } finally {
    await Promise.all(boxes.map((box) => box.close()));
  }
}

/** Writers write, and as they come along boxes join and things break. */
async function happen(world: World, plan: Plan, boxes: readonly MirrorBox[]): Promise<Written> {
  const written = nothingWritten();
  const total = plan.writers.reduce((sum, { transactions }) => sum + transactions.length, 0);
  const joining = boxes.flatMap((box, index) =>
    [...(plan.boxes[index]?.joinsAt ?? [])].map(([table, at]) => ({ at, box, table: table as DownTableName })),
  );
  const events = [...plan.events];
  let finished = 0;
  let eventsHappen = Promise.resolve();
  const comeAlong = (): void => {
    const progress = finished / total;
    for (const { at, box, table } of joining) if (at <= progress) box.follow(table);
    while (events[0] !== undefined && events[0].at <= progress) {
      const { event } = events.shift() as Plan['events'][number];
      eventsHappen = eventsHappen.then(() => breakSomething(world, event, boxes));
    }
  };
  comeAlong();
  await Promise.all(
    plan.writers.map((writer) =>
      write(world.postgres.urls.service, writer, written, () => {
        finished += 1;
        comeAlong();
      }),
    ),
  );
  for (const { box, table } of joining) box.follow(table);
  await eventsHappen;
  return written;
}

async function breakSomething(
  { hub, postgres }: World,
  event: PlannedEvent,
  boxes: readonly MirrorBox[],
): Promise<void> {
  const { superuser } = postgres;
  switch (event.kind) {
    case 'hub stopped':
    case 'hub killed':
      await (event.kind === 'hub stopped' ? hub.stop() : hub.cutPower());
      await sleep(event.downMs);
      return hub.start();
    case 'sync cut':
      // Whoever reads the change log, and whoever reads rows and changes for boxes at that moment.
      await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jarvis_sync'`);
      return undefined;
    case 'log pruned':
      // All that was read, at once, as if nobody had asked for a week.
      await superuser.query(`select app.prune_shapes(interval '0', 0)`);
      return undefined;
    case 'table truncated':
      await superuser.query(`begin; set local lock_timeout = '2s'; truncate ${event.table}; ${event.ending}`);
      return undefined;
    case 'box restarted':
      return boxes[event.box]?.restart();
    case 'box emptied':
      return boxes[event.box]?.empty();
  }
}

/** Polls until every mirror has the last change of every table, all that came before it and what the hub's jobs wrote after it. */
async function converge(world: World, plan: Plan, boxes: readonly MirrorBox[]): Promise<string[]> {
  const { superuser } = world.postgres;
  for (const table of world.tables) {
    const change = lastChange(table, plan.ground.gymIds);
    if (change !== undefined) await send(superuser, change);
  }
  // The hub has jobs of its own that write, so that what must be there is asked for anew as long as something differs.
  const readAgain = (): Promise<Awaited<ReturnType<typeof readHub>>[]> =>
    Promise.all(
      boxes.map(({ box: { identity } }) =>
        readHub(superuser, { gymId: identity?.gymId ?? '', tenantId: identity?.tenantId ?? '' }),
      ),
    );
  let expected = await readAgain();
  const differences = (): string[] =>
    boxes.flatMap((box, index) => divergences(box.name, box.db, expected[index] ?? new Map()).map(inWords));
  const until = performance.now() + convergedWithinMs;
  let readAgainAt = performance.now() + readAgainMs;
  while (!world.hub.program.hasEnded) {
    const found = differences();
    const now = performance.now();
    if (found.length === 0) {
      // Once more: what has become equal must stay so.
      await sleep(0);
      expected = await readAgain();
      if (differences().length === 0) return [];
    } else if (now >= until) {
      return found;
    } else if (now >= readAgainAt) {
      expected = await readAgain();
      readAgainAt = now + readAgainMs;
    }
    await sleep(lookEveryMs);
  }
  return ['The hub ended by itself.'];
}
