import { seededRandom } from '@jarvis-edge/deploy/demo/history.ts';
import { happens, oneOf, uuidOf, weighted, whole, type Random } from '../chance.ts';
import type { HubTable } from './hub-tables.ts';
import { firstRows, somethingHappens, type Ground, type Statement } from './statements.ts';

/** A group of statements; one that is undone leaves what came before it in its transaction. */
export interface Step {
  readonly statements: readonly Statement[];
  readonly savepoint: 'none' | 'kept' | 'undone';
  /** Time for others to come between, ms. */
  readonly pauseMs: number;
}

export interface PlannedTransaction {
  readonly isolation: 'read committed' | 'repeatable read' | 'serializable';
  readonly steps: readonly Step[];
  readonly ending: 'commit' | 'rollback';
}

export type PlannedEvent =
  | { readonly kind: 'hub stopped' | 'hub killed'; readonly downMs: number }
  | { readonly kind: 'sync cut' | 'log pruned' }
  | { readonly kind: 'table truncated'; readonly table: string; readonly ending: 'commit' | 'rollback' }
  | { readonly kind: 'box restarted' | 'box emptied'; readonly box: number };

export interface PlannedBox {
  /** Index of its gym. */
  readonly gym: number;
  /** How far the writers have come, in [0, 1), when each table is first followed. */
  readonly joinsAt: ReadonlyMap<string, number>;
}

/** Everything that a seed decides. What the writers meet depends on the moment too. */
export interface Plan {
  readonly seed: number;
  readonly ground: Ground;
  /** Franchise of each gym, or none. */
  readonly franchiseOfGym: readonly (string | null)[];
  readonly firstRows: readonly Statement[];
  readonly writers: readonly {
    readonly settings: readonly string[];
    readonly transactions: readonly PlannedTransaction[];
  }[];
  readonly boxes: readonly PlannedBox[];
  readonly events: readonly { readonly at: number; readonly event: PlannedEvent }[];
}

const idsATable = 6;
const transactionsASeed = { least: 220, most: 320 };

/** Sessions of whoever writes, whose settings must not change what is logged. */
const sessionSettings = [
  ['timezone', ['UTC', 'Europe/Paris', 'America/St_Johns', 'Asia/Kathmandu']],
  ['datestyle', ['ISO, YMD', 'SQL, DMY', 'German', 'Postgres, MDY']],
  ['intervalstyle', ['postgres', 'iso_8601']],
  ['bytea_output', ['hex', 'escape']],
  ['extra_float_digits', ['1', '-10']],
] as const;

export function planSeed(seed: number, tables: readonly HubTable[]): Plan {
  const random = seededRandom(seed);
  const [franchiseId, otherFranchiseId] = [uuidOf(random), uuidOf(random)];
  // Two gyms of a franchise, one of another, one independent: rows move within a tenant and between tenants.
  const franchiseOfGym = [franchiseId, franchiseId, otherFranchiseId, null];
  const gymIds = franchiseOfGym.map(() => uuidOf(random));
  const idsOf = (table: string): string[] => [
    ...(table === 'gyms' ? gymIds : []),
    ...Array.from({ length: table === 'gyms' ? 3 : idsATable }, () => uuidOf(random)),
  ];
  const ground: Ground = {
    gymIds,
    franchiseIds: [franchiseId, otherFranchiseId],
    idsByTable: new Map(tables.map(({ name }) => [name, idsOf(name)])),
  };
  const writers = whole(random, 3, 6);
  const transactions = whole(random, transactionsASeed.least, transactionsASeed.most);
  const boxes = planBoxes(random, gymIds.length, tables);
  return {
    seed,
    ground,
    franchiseOfGym,
    firstRows: firstRows(random, tables, ground),
    writers: Array.from({ length: writers }, () => ({
      settings: sessionSettings.map(([name, values]) => `set ${name} = '${oneOf(random, values)}'`),
      transactions: Array.from({ length: Math.ceil(transactions / writers) }, () =>
        planTransaction(random, tables, ground),
      ),
    })),
    boxes,
    events: planEvents(random, boxes.length, tables),
  };
}

function planTransaction(random: Random, tables: readonly HubTable[], ground: Ground): PlannedTransaction {
  const isLong = happens(random, 0.04);
  const step = (): Step => ({
    statements: somethingHappens(random, tables, ground),
    savepoint: weighted(random, { none: 15, kept: 65, undone: 20 }),
    pauseMs: isLong ? whole(random, 10, 60) : happens(random, 0.1) ? whole(random, 1, 6) : 0,
  });
  return {
    isolation: weighted(random, { 'read committed': 70, 'repeatable read': 20, serializable: 10 }),
    steps: Array.from({ length: oneOf(random, [1, 1, 1, 1, 2, 2, 3, 5, 8]) }, step),
    ending: happens(random, 0.15) ? 'rollback' : 'commit',
  };
}

/** Three to five: each gym but perhaps the last, some gyms twice; from the start, in the middle, or one table late. */
function planBoxes(random: Random, gyms: number, tables: readonly HubTable[]): PlannedBox[] {
  return Array.from({ length: whole(random, 3, 5) }, (_, index) => {
    const joins = happens(random, 0.5) ? 0 : random() * 0.9;
    const late = happens(random, 0.4) ? oneOf(random, tables).name : undefined;
    return {
      gym: index < gyms - 1 ? index : whole(random, 0, gyms - 1),
      joinsAt: new Map(tables.map(({ name }) => [name, name === late ? Math.max(joins, random() * 0.95) : joins])),
    };
  });
}

/** How often each may happen in a seed, and its chance each time. */
const chances = {
  'hub stopped': [1, 0.15],
  'hub killed': [1, 0.2],
  'sync cut': [2, 0.2],
  'log pruned': [1, 0.15],
  'table truncated': [1, 0.1],
  'box restarted': [4, 0.4],
  'box emptied': [1, 0.15],
} as const satisfies Record<PlannedEvent['kind'], readonly [times: number, chance: number]>;

function planEvents(random: Random, boxes: number, tables: readonly HubTable[]): Plan['events'] {
  const leaves = tables.filter(({ isLeaf }) => isLeaf).map(({ name }) => name);
  const eventOf = (kind: PlannedEvent['kind']): PlannedEvent => {
    switch (kind) {
      case 'hub stopped':
      case 'hub killed':
        return { kind, downMs: whole(random, 0, 150) };
      case 'table truncated':
        return { kind, table: oneOf(random, leaves), ending: happens(random, 0.7) ? 'commit' : 'rollback' };
      case 'box restarted':
      case 'box emptied':
        return { kind, box: whole(random, 0, boxes - 1) };
      case 'sync cut':
      case 'log pruned':
        return { kind };
    }
  };
  return (Object.keys(chances) as PlannedEvent['kind'][])
    .flatMap((kind) => Array.from({ length: chances[kind][0] }, () => kind))
    .filter((kind) => happens(random, chances[kind][1]))
    .map((kind) => ({ at: 0.05 + random() * 0.9, event: eventOf(kind) }))
    .toSorted((one, other) => one.at - other.at);
}
