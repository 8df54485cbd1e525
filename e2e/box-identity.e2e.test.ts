import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChainBox } from './chaos/chain-box.ts';
import { openChain, type Chain } from './chaos/chain.ts';
import { eventually } from './eventually.ts';
import { temporaryFolder } from './temporary-folder.ts';

const undo = new AsyncDisposableStack();
let chain: Chain;
let box: ChainBox;
let copy: ChainBox;

beforeAll(async () => {
  const folder = temporaryFolder('jarvis-box-identity-');
  undo.use(folder);
  chain = undo.use(await openChain(folder.path, { gyms: 1, membersAGym: 6 }));
  const boxIn = (name: string): ChainBox =>
    undo.use(
      new ChainBox({
        ...{ name, manager: chain.manager, folder: join(folder.path, name), gym: chain.gyms[0]! },
        ...{ hubUrl: chain.hub.url, cardsFile: chain.cardsFile },
      }),
    );
  [box, copy] = [boxIn('box'), boxIn('copy')];
  await box.start();
});
afterAll(() => undo.disposeAsync());

const alerts = () =>
  chain.atTheHub<{ status: string; priority: string }>(
    `select status, priority from alerts where alert_type = 'box_cloned' and status = 'pending'`,
  );
const provisioning = async () =>
  (await (await fetch(`${box.url}/api/provisioning`)).json()) as { state: string; revoked?: { reason: string } };

test('a stolen disk image that starts beside its box is noticed, and an urgent alert is open', async () => {
  await box.stop();
  cpSync(box.folder, copy.folder, { recursive: true });
  await box.start();
  await eventually('the box has a token', async () => ((await box.status()).link.state === 'up' ? true : undefined));
  await copy.start();
  const open = await eventually('staff are told', async () => ((await alerts()).length > 0 ? alerts() : undefined));
  expect(open).toEqual([{ status: 'pending', priority: 'urgent' }]);
  await copy.stop();
});

test('a revoked box stops asking within a minute and says why; its door opens all the same, also after a restart', async () => {
  const [row] = await chain.atTheHub<{ id: string }>('select id from boxes where revoked_at is null');
  await chain.manager.revoke(row!.id, 'Vol du boîtier');
  const told = await eventually(
    'the box knows that it was revoked',
    async () => {
      const now = await provisioning();
      return now.state === 'revoked' ? now : undefined;
    },
    { withinMs: 60_000 },
  );
  expect(told.revoked?.reason).toBe('Vol du boîtier');
  for (const member of chain.gyms[0]!.members.slice(0, 2)) {
    await box.tap(member);
    await eventually('the member is let in', () => {
      box.collect();
      return box.acknowledged.includes(member.id) || undefined;
    });
    await box.stop();
    await box.start();
    expect(await provisioning()).toMatchObject({ state: 'revoked', revoked: { reason: 'Vol du boîtier' } });
  }
  expect((await box.status()).link).toMatchObject({ state: 'down', cause: expect.stringContaining('Vol du boîtier') });
});
