import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRdm6300 } from '@jarvis-edge/edge-node/badge/serial/rdm6300.ts';
import { expect, test } from 'vitest';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { boxStatus } from './box-status.ts';
import { openKiosk } from './kiosk-client.ts';
import { openPty } from './pty.ts';
import { startBox } from './running-box.ts';
import { syncsBeforeMessages } from './system-call-trace.ts';
import { temporaryFolder } from './temporary-folder.ts';

const taps = 40;

test('no member is greeted before their visit has been synced to the disk', async () => {
  using folder = temporaryFolder('trace');
  using line = openPty({ link: join(folder.path, 'reader') });
  const dataFolder = join(folder.path, 'box');
  const traceFile = join(folder.path, 'trace');
  const box = provisionedBox(dataFolder, { members: taps, reader: { kind: 'rdm6300', address: line.path } });

  const tapIds: string[] = [];
  {
    const calls = 'trace=fsync,fdatasync,write,writev,sendto,sendmsg';
    const under = ['strace', '-f', '-y', '-s', '300', '-e', calls, '-o', traceFile];
    await using running = await startBox(dataFolder, { under });
    using kiosk = await openKiosk(running.url, box.kioskSlug);
    await kiosk.next('reader', ({ state }) => state === 'ready');
    for (let member = 0; member < taps; member += 1) {
      line.write(encodeRdm6300(cardNumber(member)));
      const admitted = await kiosk.next('admitted');
      expect(admitted.newVisit).toBe(true);
      tapIds.push(admitted.tapId);
    }
    expect((await boxStatus(running.url)).synchronous).toBe(2);
    await running.stop();
  }

  const syncs = syncsBeforeMessages(readFileSync(traceFile, 'utf8'), join(dataFolder, 'box.sqlite-wal'), tapIds);
  expect(syncs).toHaveLength(taps);
  expect(syncs.filter((count) => count < 1)).toEqual([]);
  console.log(`${taps} taps one after the other: ${syncs.reduce((sum, count) => sum + count)} syncs of the log`);
});
