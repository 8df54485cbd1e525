import { beforeEach, expect, test } from 'vitest';
import type { Operation, WireRow } from '../change.ts';
import { futureMs, stampAt, stampMs } from '../clock.ts';
import type { UnjudgedPush } from '../protocol.ts';
import { schemaVersion } from '../protocol.ts';
import type { HubStore, Sender } from './hub-store.ts';
import { judgePush } from './judge.ts';
import { hubRules } from './plan.ts';
import type { Received } from './receive.ts';
import { receive } from './receive.ts';

/** A hub with one gym, one box and one member, made anew for each test. */
export interface ReceivingHub {
  readonly sender: Sender;
  readonly memberId: string;
  readonly nowMs: number;
  readonly newId: () => string;
  /** Runs work in one transaction. */
  within<Result>(work: (store: HubStore) => Promise<Result>): Promise<Result>;
  /** Columns as PostgreSQL's JSON shows them. */
  row(table: string, id: string): Promise<WireRow | undefined>;
  count(table: string): Promise<number>;
}

/** What receiving means, whatever the storage under it. */
export function receivesAsTheProtocolSays(makeHub: () => Promise<ReceivingHub>): void {
  let hub: ReceivingHub;
  let sequence: number;
  beforeEach(async () => {
    hub = await makeHub();
    sequence = 0;
  });

  const push = (
    operations: readonly unknown[],
    changes: Partial<UnjudgedPush> = {},
    sender: Sender = hub.sender,
  ): Promise<Received> =>
    hub.within((store) =>
      receive(
        { store, rules: hubRules, nowMs: hub.nowMs },
        sender,
        judgePush(
          {
            schemaVersion,
            incarnation: sender.incarnation,
            oldestKept: 1,
            operations: operations as UnjudgedPush['operations'],
            ...changes,
          },
          hub.sender.gymId,
        ),
      ),
    );
  const next = () => ({ id: hub.newId(), sequence: (sequence += 1) });
  const visit = (changes: WireRow = {}) => ({
    ...next(),
    kind: 'insert' as const,
    table: 'visits',
    row: {
      id: hub.newId(),
      gym_id: hub.sender.gymId,
      member_id: hub.memberId,
      entered_at: hub.nowMs,
      boot_id: 'boot',
      monotonic_ns: '1000000000',
      clock_quality: 'ntp',
      ...changes,
    } as WireRow,
  });
  const stamp = (ms: number, counter = 0): string => stampAt(ms, counter, hub.sender.incarnation);
  const patch = (values: WireRow, at: string, base: Record<string, string | null> = {}, id = hub.memberId) => ({
    ...next(),
    kind: 'patch' as const,
    table: 'members',
    row: { id, gym_id: hub.sender.gymId, ...values },
    stamp: at,
    base,
  });
  const note = (id: string, text: string, at: string): Omit<Operation & { kind: 'insert' }, never> => ({
    ...next(),
    kind: 'insert',
    table: 'staff_notes',
    row: { id, gym_id: hub.sender.gymId, member_id: hub.memberId, text, written_at: hub.nowMs },
    stamp: at,
  });
  const outcomes = ({ outcomes: all }: Received): string[] => all.map(({ outcome }) => outcome);

  test('events are taken once, however often they come', async () => {
    const batch = [visit(), visit(), visit()];
    expect(outcomes(await push(batch.slice(0, 2)))).toEqual(['applied', 'applied']);
    expect(outcomes(await push(batch))).toEqual(['duplicate', 'duplicate', 'applied']);
    expect((await push(batch)).received).toBe(3);
    expect(await hub.count('visits')).toBe(3);
  });

  test('what a restored box sends again under a new incarnation is known: events by their rows, edits by their ids', async () => {
    const [one, other] = [visit(), visit()];
    const edit = patch({ phone: '0611223344' }, stamp(hub.nowMs));
    await push([one, edit]);
    const restored = { ...hub.sender, incarnation: hub.newId() };
    const again = [one, other, edit].map((operation, index) => ({ ...operation, sequence: index + 1 }));
    expect(outcomes(await push(again, {}, restored))).toEqual(['duplicate', 'applied', 'duplicate']);
    expect(outcomes(await push(again, {}, restored))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await hub.count('visits')).toBe(2);
  });

  test('a row that can never be stored is refused by itself, and says why', async () => {
    const batch = [visit(), visit({ monotonic_ns: '99999999999999999999' }), visit(), { ...next(), nonsense: true }];
    const result = await push(batch);
    expect(outcomes(result)).toEqual(['applied', 'rejected', 'applied', 'rejected']);
    expect(result.outcomes[1]?.reason).toMatch(/monotonic_ns/);
    expect(await hub.count('visits')).toBe(2);
  });

  test('an edit is merged, and the answer tells its stamp, also when it has to be given again', async () => {
    const at = stamp(hub.nowMs);
    const edit = patch({ phone: '0611223344' }, at);
    const first = await push([edit]);
    expect(first.outcomes).toEqual([{ id: edit.id, sequence: 1, outcome: 'applied', stamps: { phone: at } }]);
    expect((await push([edit])).outcomes).toEqual([
      { id: edit.id, sequence: 1, outcome: 'duplicate', stamps: { phone: at } },
    ]);
    expect(await hub.row('members', hub.memberId)).toMatchObject({ phone: '0611223344', clocks: { phone: at } });
  });

  test('an edit that gives way unseen is kept for review', async () => {
    await push([patch({ phone: 'later' }, stamp(hub.nowMs))]);
    const result = await push([patch({ phone: 'earlier' }, stamp(hub.nowMs - 1000))]);
    expect(result.outcomes[0]).toMatchObject({ outcome: 'applied', stamps: {} });
    expect(await hub.row('members', hub.memberId)).toMatchObject({ phone: 'later' });
    expect(await hub.count('conflicts')).toBe(1);
  });

  test('several edits of one row in one batch follow each other', async () => {
    const [one, two] = [stamp(hub.nowMs - 10), stamp(hub.nowMs - 5)];
    await push([patch({ phone: '1' }, one), patch({ phone: '2' }, two, { phone: one }), patch({ email: 'm@x' }, two)]);
    expect(await hub.row('members', hub.memberId)).toMatchObject({ phone: '2', email: 'm@x' });
    expect(await hub.count('conflicts')).toBe(0);
  });

  test('half of what belongs together is refused', async () => {
    const result = await push([patch({ frozen_from: hub.nowMs }, stamp(hub.nowMs))]);
    expect(result.outcomes[0]).toMatchObject({ outcome: 'rejected', reason: expect.stringContaining('frozen_until') });
  });

  test('an edit that arrives before its row waits for it', async () => {
    const id = hub.newId();
    const edit = {
      ...patch({}, stamp(hub.nowMs)),
      table: 'staff_notes',
      row: { id, gym_id: hub.sender.gymId, text: 'edited' },
    };
    expect(outcomes(await push([edit]))).toEqual(['applied']);
    expect(await hub.row('staff_notes', id)).toBeUndefined();
    expect(outcomes(await push([note(id, 'written', stamp(hub.nowMs - 1000))]))).toEqual(['applied']);
    expect(await hub.row('staff_notes', id)).toMatchObject({ text: 'edited' });
  });

  test('a clock that is years off holds nothing up and is brought into the life of the box', async () => {
    const decade = 10 * 365 * 86_400_000;
    const edits = [
      patch({ phone: '1' }, stamp(hub.nowMs + decade)),
      patch({ phone: '2' }, stamp(hub.nowMs + decade, 1)),
    ];
    const result = await push(edits);
    expect(outcomes(result)).toEqual(['applied', 'applied']);
    const row = await hub.row('members', hub.memberId);
    expect(row?.['phone']).toBe('2');
    const { phone: at = '' } = (row?.['clocks'] ?? {}) as Record<string, string>;
    expect(stampMs(at)).toBe(hub.nowMs + futureMs);
  });

  test('a box whose clock is years off has seen its own former edits, so that they are no conflict', async () => {
    const decade = 10 * 365 * 86_400_000;
    for (const [column, shift] of [
      ['email', -decade],
      ['phone', decade],
    ] as const) {
      const [first, second, third] = [
        stamp(hub.nowMs + shift),
        stamp(hub.nowMs + shift, 1),
        stamp(hub.nowMs + shift, 2),
      ];
      await push([patch({ [column]: '1' }, first), patch({ [column]: '2' }, second, { [column]: first })]);
      // By then the hub has given both edits stamps of the box's life.
      await push([patch({ [column]: '3' }, third, { [column]: second })]);
      expect((await hub.row('members', hub.memberId))?.[column]).toBe('3');
    }
    expect(await hub.count('conflicts')).toBe(0);
  });

  test('the time of an event is put right beside its stamp', async () => {
    const hour = 3_600_000;
    const wrong = visit({ entered_at: hub.nowMs - hour, clock_quality: 'unknown' });
    await push([wrong], {
      sentAt: { bootId: 'boot', monotonicNs: '61000000000', wallMs: hub.nowMs - hour + 60_000 },
    });
    const row = await hub.row('visits', String(wrong.row['id']));
    expect(Date.parse(String(row?.['corrected_at']))).toBe(hub.nowMs - 60_000);
    expect(row?.['time_basis']).toBe('boot');
    expect(Date.parse(String(row?.['entered_at']))).toBe(hub.nowMs - hour);
  });

  test('a batch that follows what never came is sent back, unless nobody has it any more', async () => {
    await push([visit()]);
    sequence = 4;
    const late = visit();
    expect(await push([late])).toMatchObject({ outcomes: [], received: 1, missing: undefined });
    expect(await push([late], { oldestKept: 5 })).toMatchObject({ received: 5, missing: { from: 2, to: 4 } });
  });

  test('one sequence for two operations is contested, and neither is lost', async () => {
    await push([visit()]);
    sequence = 0;
    const result = await push([visit(), visit()]);
    expect(outcomes(result)).toEqual(['contested', 'applied']);
    expect(result.isContested).toBe(true);
  });
}
