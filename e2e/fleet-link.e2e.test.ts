import { randomUUID as newId } from 'node:crypto';
import { join } from 'node:path';
import { restartExitCode } from '@jarvis-edge/sync/lifecycle.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMintService, type MintService } from '../cloud-hub/test/mint-service.ts';
import { filesWith } from '../edge-node/test/files-with.ts';
import { openChain, type Chain } from './chaos/chain.ts';
import { ChainBox } from './chaos/chain-box.ts';
import { eventually } from './eventually.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A hub and a box as they run in production, each in a process of its own. */
const key = 'sk-proj-fleetAbCdEfGhIjKlMnOpQrStUvWxYz0123456789';
const folder = temporaryFolder('fleet');
const undo = new AsyncDisposableStack();
let service: MintService;
let chain: Chain;
let box: ChainBox;

beforeAll(async () => {
  undo.use(folder);
  service = await startMintService(key);
  undo.defer(() => service.stop());
  // Of the hub alone: the box below is given none.
  process.env['OPENAI_API_KEY'] = key;
  process.env['OPENAI_BASE_URL'] = service.baseUrl;
  chain = await openChain(folder.path, { gyms: 1, membersAGym: 4 });
  undo.use(chain);
  box = new ChainBox({
    manager: chain.manager,
    name: 'the box',
    folder: join(folder.path, 'box'),
    gym: chain.gyms[0]!,
    hubUrl: chain.hub.url,
    cardsFile: chain.cardsFile,
    settings: { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' },
  });
  undo.use(box);
  await box.start();
});
afterAll(() => undo.disposeAsync());

const linkIs = (state: 'online' | 'offline') =>
  eventually(`the box is ${state}`, async () => {
    const [link] = await chain.atTheHub<{ state: string }>('select state from box_links');
    return link?.state === state ? true : undefined;
  });
const status = async () =>
  (await (await fetch(`${box.url}/api/status`)).json()) as {
    fleetLink: { state: string };
    voice: { credential: string };
  };

/** As if a manager had asked while the box was away: it is told when it calls. */
async function ask(command: Record<string, unknown>): Promise<string> {
  const id = newId();
  await chain.atTheHub(
    `insert into box_commands (transaction_id, gym_id, box_id, command, asked_by, asked_at, expires_at)
     select $1, gym_id, id, $2::jsonb, $1, now(), now() + interval '2 minutes' from boxes`,
    [id, JSON.stringify(command)],
  );
  return id;
}
const answerTo = (id: string) =>
  eventually('the command is answered', async () => {
    const [row] = await chain.atTheHub<{ state: string; result: Record<string, unknown> }>(
      `select state, result from box_commands where transaction_id = $1 and state <> 'sent'`,
      [id],
    );
    return row;
  });

test('a box that is given its gym is online at once with its figures, and its kiosk with it', async () => {
  await linkIs('online');
  const figures = await eventually('its first beat has come', async () => {
    const [beat] = await chain.atTheHub<{ figures: object }>('select figures from heartbeats');
    return beat?.figures;
  });
  await eventually('its kiosk is online', async () => {
    const [kiosk] = await chain.atTheHub<{ status: string }>('select status from kiosks');
    return kiosk?.status === 'online' || undefined;
  });
  expect(figures).toMatchObject({ clockQuality: 'ntp', outboxDepth: 0, softwareVersion: '0.1.0' });
  expect(await status()).toMatchObject({ fleetLink: { state: 'up' }, voice: { credential: 'minted' } });
});

test('a box that loses its power is offline by its last will, long before it is missed', async () => {
  await box.cutPower();
  const at = Date.now();
  expect(await linkIs('offline')).toBe(true);
  console.log(`offline ${Date.now() - at} ms after the power was cut`);
});

test('what was asked of a box while it was away is done when it calls: diagnostics, another log level, all tables anew', async () => {
  const [diagnostics, level, refetch] = [
    await ask({ command: 'collect-diagnostics' }),
    await ask({ command: 'set-config', config: { logLevel: 'info' } }),
    await ask({ command: 'refetch' }),
  ];
  await box.start();
  const { state, result } = await answerTo(diagnostics);
  expect(state).toBe('done');
  expect(result).toMatchObject({ status: { provisioning: { state: 'ready' } }, figures: { softwareVersion: '0.1.0' } });
  expect(JSON.stringify(result)).not.toMatch(/CARD\d|eyJ/);
  expect(await answerTo(level)).toMatchObject({ state: 'done', result: { logLevel: 'info' } });
  expect(await answerTo(refetch)).toMatchObject({ state: 'done', result: { note: 'loading anew' } });
  // Whoever has a card is greeted all the while.
  await box.tap(chain.gyms[0]!.members[0]!);
  await eventually('the member is greeted', () => {
    box.collect();
    return box.acknowledged.length > 0 || undefined;
  });
  await linkIs('online');
});

test('a box that is asked to restart answers first, and ends so that whoever started it starts it again', async () => {
  await box.stop();
  await linkIs('offline');
  const id = await ask({ command: 'restart-service' });
  const ended = box.start().catch(() => undefined);
  expect(await answerTo(id)).toMatchObject({ state: 'done', result: { note: 'restarting' } });
  await ended;
  expect((await box.ended).code).toBe(restartExitCode);
  await box.start();
  await linkIs('online');
});

test('no file of a box in a fleet holds the account’s key, and the check would find one', () => {
  expect(filesWith(box.folder, key)).toEqual([]);
  expect(filesWith(join(box.folder), 'BEGIN PRIVATE KEY')).not.toEqual([]);
});
