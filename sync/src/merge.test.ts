import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { stampAt } from './clock.ts';
import type { Patch, Versioned } from './merge.ts';
import { mergePatch } from './merge.ts';

const { members, alerts, badges } = catalogue;
const node = (index: number): string => `0190aaaa-0000-7000-8000-00000000000${index}`;
const at = (ms: number, maker = 1): string => stampAt(ms, 0, node(maker));
const born: Versioned = {
  row: { id: 'm', gym_id: 'g', first_name: 'Marie', last_name: 'Dubois', phone: null },
  clocks: {},
};
const edit = (values: Patch['row'], stamp: string, base: Patch['base'] = {}): Patch => ({
  row: { id: 'm', gym_id: 'g', ...values },
  stamp,
  base,
});

test('edits of different columns both stay', () => {
  const one = mergePatch(members, born, edit({ phone: '1' }, at(1)));
  const both = mergePatch(members, one, edit({ email: 'm@example.com' }, at(2, 2)));
  expect(both.row).toMatchObject({ phone: '1', email: 'm@example.com' });
  expect(both.overwritten).toEqual([]);
});

test('of two edits of one column the later stays, whichever arrives first, and the other can be reviewed', () => {
  const [early, late] = [edit({ phone: '1' }, at(1)), edit({ phone: '2' }, at(2, 2))];
  const forth = mergePatch(members, mergePatch(members, born, early), late);
  const back = mergePatch(members, mergePatch(members, born, late), early);
  expect([forth.row['phone'], back.row['phone']]).toEqual(['2', '2']);
  expect(forth.clocks).toEqual(back.clocks);
  const conflict = [
    {
      group: 'phone',
      kept: { values: { phone: '2' }, stamp: late.stamp },
      lost: { values: { phone: '1' }, stamp: early.stamp },
    },
  ];
  expect([forth.overwritten, back.overwritten]).toEqual([conflict, conflict]);
});

test('a new row carries its stamp where it has something, so that the first edit of the rest overwrites nothing', () => {
  const written = { id: 'm', gym_id: 'g', first_name: 'Marie', last_name: 'Dubois', phone: null, email: null };
  const row = mergePatch(members, undefined, { row: written, stamp: at(1), base: {} });
  expect(row.clocks).toEqual({ name: at(1) });
  expect(mergePatch(members, row, edit({ phone: '1' }, at(2), { phone: null })).overwritten).toEqual([]);
});

test('two who say the same do not disagree, whichever way each writes a time', () => {
  const first = mergePatch(members, born, edit({ payment_due_since: '2026-11-01T00:00:00+00:00' }, at(1)));
  const second = mergePatch(members, first, edit({ payment_due_since: '2026-11-01T00:00:00.000Z' }, at(2, 2)));
  expect(second.overwritten).toEqual([]);
});

test('columns that belong together come from one edit', () => {
  const first = edit({ frozen_from: 10, frozen_until: 20 }, at(2));
  const second = edit({ frozen_from: 5, frozen_until: null }, at(1, 2));
  const { row } = mergePatch(members, mergePatch(members, born, first), second);
  expect(row).toMatchObject({ frozen_from: 10, frozen_until: 20 });
});

test('an edit that knew the former one comes after it, whatever its clock, and overwrites nothing unseen', () => {
  const first = mergePatch(members, born, edit({ phone: '1' }, at(1000)));
  const second = mergePatch(members, first, edit({ phone: '2' }, at(5, 2), { phone: at(1000) }));
  expect(second.row['phone']).toBe('2');
  expect((second.clocks['phone'] ?? '') > at(1000)).toBe(true);
  expect(second.overwritten).toEqual([]);
});

test('what is edited after a deletion is kept and revives nothing; only restoring does', () => {
  const deleted = mergePatch(members, born, edit({ deleted_at: 1 }, at(1)));
  const edited = mergePatch(members, deleted, edit({ phone: '1' }, at(2)));
  expect(edited.row).toMatchObject({ deleted_at: 1, phone: '1' });
  const restored = mergePatch(members, edited, edit({ deleted_at: null }, at(3), { deleted_at: at(1) }));
  expect(restored.row).toMatchObject({ deleted_at: null, phone: '1' });
});

test('an alert only moves forward, and what was done outweighs that it was dismissed', () => {
  const alert: Versioned = { row: { id: 'a', gym_id: 'g', status: 'pending' }, clocks: {} };
  const step = (status: string, stamp: string): Patch => ({
    row: { id: 'a', gym_id: 'g', status, resolution_notes: status },
    stamp,
    base: {},
  });
  const resolved = mergePatch(alerts, alert, step('resolved', at(1)));
  const later = mergePatch(alerts, resolved, step('in_progress', at(9, 2)));
  expect(later.row).toMatchObject({ status: 'resolved', resolution_notes: 'resolved' });
  expect(mergePatch(alerts, later, step('dismissed', at(10, 2))).row['status']).toBe('resolved');
});

test('an unseen claim to a badge gives way to the earlier one; who knew of it may give the badge on', () => {
  const badge: Versioned = { row: { id: 'b', gym_id: 'g', member_id: null }, clocks: {} };
  const claim = (member: string, stamp: string, base: string | null): Patch => ({
    row: { id: 'b', gym_id: 'g', member_id: member },
    stamp,
    base: { holder: base },
  });
  const [first, second, onward] = [
    claim('marie', at(1), null),
    claim('thomas', at(2, 2), null),
    claim('sophie', at(3), at(1)),
  ];
  const orders = [
    [first, second, onward],
    [first, onward, second],
    [second, first, onward],
  ];
  for (const order of orders) {
    let row = badge;
    for (const each of order) row = mergePatch(badges, row, each);
    expect(row.row['member_id']).toBe('sophie');
  }
});

/** Edits of three makers whose clocks say what they like; each maker knows its own edits and some of the others'. */
const edits = fc.array(
  fc.record({
    maker: fc.integer({ min: 1, max: 3 }),
    ms: fc.integer({ min: 1, max: 30 }),
    columns: fc.constantFrom(['phone'], ['first_name', 'last_name'], ['deleted_at'], ['frozen_from', 'frozen_until']),
    value: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 1, maxLength: 12 },
);

test('the outcome of edits does not depend on their order, nor on how often each arrives', () => {
  fc.assert(
    fc.property(edits, fc.array(fc.nat(100), { minLength: 24, maxLength: 24 }), (made, shuffle) => {
      const patches = made.map(({ maker, ms, columns, value }, index) =>
        edit(Object.fromEntries(columns.map((column) => [column, value])), stampAt(ms, index, node(maker))),
      );
      const twice = [...patches, ...patches]
        .map((patch, index) => ({ patch, place: shuffle[index] ?? 0 }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ patch }) => patch);
      const merged = (order: readonly Patch[]): Versioned => {
        let row = born;
        for (const patch of order) row = mergePatch(members, row, patch);
        return { row: row.row, clocks: row.clocks };
      };
      expect(merged(twice)).toEqual(merged(patches));
    }),
  );
});
