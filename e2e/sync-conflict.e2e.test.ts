import { join } from 'node:path';
import type { ConflictShown } from '@jarvis-edge/cloud-hub/console/conflicts.ts';
import { seededRandom } from '@jarvis-edge/deploy/demo/history.ts';
import { machineClock } from '@jarvis-edge/edge-node/health/event-clock.ts';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import { inTransaction } from '@jarvis-edge/edge-node/store/open.ts';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Edits } from '@jarvis-edge/sync/box/edits.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import type { Conflict } from '@jarvis-edge/sync/conflict.ts';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type TestPerson } from '../cloud-hub/test/people.ts';
import { openChain, type Chain } from './chaos/chain.ts';
import { ChainBox } from './chaos/chain-box.ts';
import { eventually } from './eventually.ts';
import { layFaultyCable, type FaultyCable } from './faulty-cable.ts';
import { startProgram } from './running-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

const undo = new AsyncDisposableStack();
let chain: Chain;
let cable: FaultyCable;
let box: ChainBox;
let memberId: string;
/** Of somebody whom the hub knows; the box answers whoever sits at it. */
let headers: TestPerson['headers'];

beforeAll(async () => {
  const folder = undo.use(temporaryFolder('conflict'));
  chain = undo.use(await openChain(folder.path, { gyms: 1, membersAGym: 4 }));
  cable = await layFaultyCable(Number(new URL(chain.hub.url).port), seededRandom(1));
  undo.defer(() => cable.close());
  const gym = chain.gyms[0]!;
  ({ headers } = await addPerson(chain.postgres.pool, 'gym_manager', { gymId: gym.id }));
  memberId = gym.members[0]!.id;
  box = undo.use(
    new ChainBox({
      manager: chain.manager,
      name: 'the box',
      folder: join(folder.path, 'box'),
      gym,
      hubUrl: `http://127.0.0.1:${cable.port}`,
      cardsFile: chain.cardsFile,
    }),
  );
  await box.start();
});
afterAll(() => undo.disposeAsync());

const pull = async (): Promise<void> => {
  cable.unplug();
  cable.cutAll();
  await eventually('the box notices', async () => ((await box.status()).link.state === 'down' ? true : undefined));
};

/** What staff do at the box: an edit in its file, by its own parts. */
function editAtTheBox(changes: Record<string, string>): void {
  const db = new Database(join(box.folder, 'box.sqlite'));
  try {
    const clock = new BoxClock(db, machineClock('ntp'));
    const edits = new Edits({
      db,
      outbox: new Outbox(db, newId),
      overlay: new Overlay(db, () => clock.nowMs()),
      gymId: () => box.gym.id,
      clock,
    });
    inTransaction(db)(() => edits.edit('members', memberId, changes));
  } finally {
    db.close();
  }
}

const atTheBox = (column: string): unknown => {
  const db = new Database(join(box.folder, 'box.sqlite'), { readonly: true });
  try {
    return db.prepare(`select ${column} as value from members where id = ?`).pluck().get(memberId);
  } finally {
    db.close();
  }
};
const atTheHub = async (column: string): Promise<unknown> =>
  (await chain.atTheHub<{ value: unknown }>(`select ${column} as value from members where id = $1`, [memberId]))[0]
    ?.value;

/** The hub answers a person 100 times a minute. */
const atEase = { everyMs: 1000, withinMs: 60_000 };

const listed = async <Listed extends Conflict>(url: string, group: string): Promise<Listed | undefined> => {
  const { conflicts } = (await (await fetch(`${url}/api/conflicts`, { headers })).json()) as { conflicts: Listed[] };
  return conflicts.find((conflict) => conflict.group === group);
};
const restore = async (url: string, { id }: Conflict): Promise<number> =>
  (
    await fetch(`${url}/api/conflicts/${id}/review`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ decision: 'restore' }),
    })
  ).status;

const statusOf = async (...options: readonly string[]) => {
  const script = join(import.meta.dirname, '../edge-node/src/health/sync-status.ts');
  await using program = startProgram([process.execPath, script, '--data', box.folder, ...options]);
  const { code } = await program.ended;
  return { code, said: program.stdout };
};

test.each([
  { column: 'phone', hubValue: '06 11', boxValue: '06 22', by: 'box', other: 'hub' },
  { column: 'email', hubValue: 'marie@hub.example', boxValue: 'marie@box.example', by: 'hub', other: 'box' },
])(
  'a member’s $column edited at the hub and at the box is one value on both sides; put back at the $by, it is so at the $other too',
  async ({ column, hubValue, boxValue, by }) => {
    await pull();
    await chain.atTheHub(`update members set ${column} = $2 where id = $1`, [memberId, hubValue]);
    editAtTheBox({ [column]: boxValue });
    expect(atTheBox(column)).toBe(boxValue);
    cable.plugIn();

    const hubSide = await eventually('the hub lists it', () => listed<ConflictShown>(chain.hub.url, column), atEase);
    const boxSide = await eventually('the box lists it', () => listed(box.url, column));
    const [shown] = hubSide.columns;
    expect(new Set([shown?.kept, shown?.lost])).toEqual(new Set([hubValue, boxValue]));
    expect(boxSide).toMatchObject({ id: hubSide.id, columns: hubSide.columns, kept: hubSide.kept, lost: hubSide.lost });
    expect([atTheBox(column), await atTheHub(column)]).toEqual([shown?.kept, shown?.kept]);

    expect(await restore(by === 'box' ? box.url : chain.hub.url, hubSide)).toBe(200);
    await eventually(
      'both sides have what was put back and know who did it',
      async () => {
        const sides = [await listed(box.url, column), await listed(chain.hub.url, column)];
        const values = [atTheBox(column), await atTheHub(column)];
        return sides.every((side) => side?.reviewedBy === by) && values.every((value) => value === shown?.lost)
          ? true
          : undefined;
      },
      atEase,
    );
    // What was put back knew of what stood: it is no conflict of its own.
    expect(await chain.atTheHub('select id from conflicts where group_name = $1', [column])).toHaveLength(1);
    expect(await restore(box.url, boxSide)).toBe(409);
  },
);

test('the status of a box says what waits while the cable is out, what was refused for good, and that the box is off', async () => {
  await pull();
  editAtTheBox({ phone: '06 33' });
  const out = await statusOf('--url', box.url);
  expect(out).toMatchObject({ code: 0, said: expect.stringMatching(/^Link +down for .+The hub did not answer/m) });
  expect(out.said).toMatch(/^Waiting +1 change, the oldest for \d+ s \(members 1\)$/m);
  expect(out.said).toMatch(/members: 1 to send/);
  cable.plugIn();
  await eventually('all is sent', async () => ((await box.status()).outbox.waiting === 0 ? true : undefined));

  const db = new Database(join(box.folder, 'box.sqlite'));
  const deadId = newId();
  db.prepare(
    `insert into dead_letters (id, sequence, table_name, row, kind, reason, rejected_at) values (?, 7, 'visits', ?, 'insert', 'The row breaks a rule.', 1)`,
  ).run(deadId, JSON.stringify({ id: newId(), gym_id: box.gym.id }));
  db.close();
  const refused = await statusOf('--url', box.url);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('The row breaks a rule.') });
  expect(JSON.parse((await statusOf('--url', box.url, '--json')).said)).toMatchObject({
    isWell: false,
    live: { link: { state: 'up' } },
    deadLetters: { count: 1, newest: [{ id: deadId, table: 'visits' }] },
  });
  expect((await statusOf('--url', box.url, 'retry', newId())).code).toBe(78);
  expect(await statusOf('--url', box.url, 'retry', deadId)).toMatchObject({
    code: 0,
    said: expect.stringContaining('1 refused change waits'),
  });
  // It is still no visit: the hub refuses it once more, with a reason of its own.
  await eventually('it was sent again', async () =>
    (await box.status()).outbox.dead === 1 && (await box.status()).outbox.waiting === 0 ? true : undefined,
  );
  expect((await statusOf('--url', box.url)).said).not.toContain('The row breaks a rule.\n');

  const { url } = box;
  await box.stop();
  const off = await statusOf('--url', url);
  expect(off).toMatchObject({ code: 1, said: expect.stringContaining('The box is not running') });
  expect(off.said).toContain('20 of 20 loaded');
});
