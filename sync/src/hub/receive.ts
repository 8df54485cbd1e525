import type { OperationOutcome } from '../change.ts';
import type { Stamp } from '../clock.ts';
import type { KnownClocks } from '../event-time.ts';
import type { Versioned } from '../merge.ts';
import type { Boot } from '../protocol.ts';
import type { HubStore, IncarnationState, OrphanEdit, ReceivedKey, Sender } from './hub-store.ts';
import type { Judged, JudgedPush } from './judge.ts';
import type { Fresh, HubRules } from './plan.ts';
import { planWrites } from './plan.ts';
import { sortOperations } from './sort-operations.ts';

/** How far behind the hub's schema a box may be. A newer one waits until the hub is brought up to date. */
export function acceptsSchema(version: number, current: number): boolean {
  return version <= current && version >= current - 2;
}

export interface ReceiveDeps {
  readonly store: HubStore;
  readonly rules: HubRules;
  /** The hub's clock, Unix ms. */
  readonly nowMs: number;
}

export interface Received {
  /** In the order of the batch; empty when operations before it are missing and the box still has them. */
  readonly outcomes: readonly OperationOutcome[];
  /** The hub has everything of the incarnation up to this sequence. */
  readonly received: number;
  readonly durable: number;
  /** Ids of the rows that are new or changed, by table. */
  readonly touched: ReadonlyMap<string, readonly string[]>;
  /** One sequence came with two operations. */
  readonly isContested: boolean;
  /** Sequences that neither the hub nor the box has any more. */
  readonly missing: { readonly from: number; readonly to: number } | undefined;
}

/** Takes in one batch inside an open transaction of the sender's gym; sending it again changes nothing. */
export async function receive(deps: ReceiveDeps, sender: Sender, push: JudgedPush): Promise<Received> {
  const { store, nowMs } = deps;
  const { operations } = push;
  const sequences = operations.map(({ sequence }) => sequence);
  const [state, bootAtMs, known] = await Promise.all([
    store.begin(sender),
    store.learnBoots(sender, bootsOf(push, nowMs)),
    store.receivedBefore(sender, {
      edits: operations.flatMap(({ id, verdict }) => (isEdit(verdict) ? [id] : [])),
      sequences,
    }),
  ]);
  const { received, durable } = state;
  const first = Math.min(...sequences);
  const isHole = first > received + 1;
  if (isHole && push.oldestKept !== undefined && push.oldestKept < first) {
    return { outcomes: [], received, durable, touched: new Map(), isContested: false, missing: undefined };
  }
  const clocks: KnownClocks = {
    bootAtMs,
    offsetMs: push.sentAt === undefined ? 0 : nowMs - push.sentAt.wallMs,
  };
  const { knownIds, idBySequence, stampsById } = keysOf(sender, known);
  const { fresh, duplicate, contested } = sortOperations(operations, knownIds, idBySequence);

  const answers = new Map<Judged, Omit<OperationOutcome, 'id' | 'sequence'>>();
  for (const operation of duplicate) {
    const stamps = stampsById.get(operation.id);
    answers.set(operation, { outcome: 'duplicate', ...(stamps && { stamps }) });
  }
  for (const operation of contested) answers.set(operation, { outcome: 'contested' });
  const highest = Math.max(received, ...sequences);
  // Asked before the rows, so that both are on their way at once.
  const ended = store.end(sender, { received: highest, lastBounded: state.lastBounded });
  const [applied] = await Promise.all([applyAll(deps, sender, fresh, { state, clocks, answers }), ended]);
  if (applied.lastBounded !== state.lastBounded) {
    await store.end(sender, { received: highest, lastBounded: applied.lastBounded });
  }
  return {
    outcomes: operations.flatMap((operation) => {
      const answer = answers.get(operation);
      return answer === undefined ? [] : [{ id: operation.id, sequence: operation.sequence, ...answer }];
    }),
    received: highest,
    durable,
    touched: applied.touched,
    isContested: contested.length > 0,
    missing: isHole && push.oldestKept !== undefined ? { from: received + 1, to: first - 1 } : undefined,
  };
}

const isEdit = (verdict: Judged['verdict']): boolean => verdict.kind !== 'rejected' && verdict.table.rule === 'merge';

/** The boots that the box names, and the one that it sends from as the hub itself can tell. */
function bootsOf({ sentAt, boots = [] }: JudgedPush, nowMs: number): readonly Boot[] {
  if (sentAt === undefined || boots.some(({ bootId }) => bootId === sentAt.bootId)) return boots;
  return [...boots, { bootId: sentAt.bootId, bootAtMs: nowMs - Number(sentAt.monotonicNs) / 1e6 }];
}

function keysOf({ incarnation }: Sender, keys: readonly ReceivedKey[]) {
  return {
    knownIds: new Set(keys.map(({ id }) => id)),
    stampsById: new Map(keys.map(({ id, stamps }) => [id, stamps])),
    idBySequence: new Map(
      keys.filter((key) => key.incarnation === incarnation).map(({ sequence, id }) => [sequence, id]),
    ),
  };
}

interface Applying {
  readonly state: IncarnationState;
  readonly clocks: KnownClocks;
  readonly answers: Map<Judged, Omit<OperationOutcome, 'id' | 'sequence'>>;
}

/** Applies the whole batch at once; only when the storage refuses it, one operation after the other. */
async function applyAll(deps: ReceiveDeps, sender: Sender, fresh: readonly Judged[], applying: Applying) {
  const { answers } = applying;
  for (const operation of fresh) {
    if (operation.verdict.kind === 'rejected') {
      answers.set(operation, { outcome: 'rejected', reason: operation.verdict.reason });
    }
  }
  const readable = fresh.filter((operation): operation is Fresh => operation.verdict.kind !== 'rejected');
  const touched = new Map<string, Set<string>>();
  let { lastBounded } = applying.state;
  const apply = async (operations: readonly Fresh[]): Promise<string | undefined> => {
    const result = await applySome(deps, sender, operations, { ...applying, lastBounded });
    if (result.refused !== undefined) return result.refused;
    lastBounded = result.lastBounded;
    for (const { verdict } of operations) {
      touched.set(verdict.name, (touched.get(verdict.name) ?? new Set()).add(verdict.row.id));
    }
    return undefined;
  };
  if (readable.length > 0 && (await apply(readable)) !== undefined) {
    for (const operation of readable) {
      const reason = await apply([operation]);
      if (reason !== undefined) answers.set(operation, { outcome: 'rejected', reason });
    }
  }
  return { touched: new Map([...touched].map(([name, ids]) => [name, [...ids]])), lastBounded };
}

interface Some {
  readonly refused?: string;
  readonly lastBounded: Stamp | null;
}

async function applySome(
  { store, rules, nowMs }: ReceiveDeps,
  sender: Sender,
  operations: readonly Fresh[],
  { state, clocks, answers, lastBounded }: Applying & { lastBounded: Stamp | null },
): Promise<Some> {
  const rows = new Map<string, ReadonlyMap<string, Versioned>>();
  const edited = Map.groupBy(
    operations.filter(({ verdict }) => verdict.table.rule === 'merge'),
    ({ verdict }) => verdict.name,
  );
  for (const [name, edits] of edited) {
    rows.set(name, await store.rows(name, [...new Set(edits.map(({ verdict }) => verdict.row.id))]));
  }
  const orphans: OrphanEdit[] = [];
  for (const [name, edits] of edited) {
    const born = edits.flatMap(({ verdict: { kind, row } }) => (kind === 'insert' ? [row.id] : []));
    if (born.length > 0) orphans.push(...(await store.orphans(name, born)));
  }
  const plan = planWrites(operations, { rules, clocks, bornMs: state.bornMs, nowMs, lastBounded, rows, orphans });
  const written = await store.write(sender, plan.writes);
  if ('refused' in written) return { refused: written.refused, lastBounded };
  for (const operation of operations) {
    const isHere = written.present.has(operation.verdict.row.id) && !isEdit(operation.verdict);
    const stamps = plan.stamps.get(operation.sequence);
    answers.set(operation, { outcome: isHere ? 'duplicate' : 'applied', ...(stamps && { stamps }) });
  }
  return { lastBounded: plan.lastBounded };
}
