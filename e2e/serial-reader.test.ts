import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badgeReaderContract } from '@jarvis-edge/edge-node/badge/reader.contract.ts';
import { Rdm6300Decoder } from '@jarvis-edge/edge-node/badge/serial/rdm6300.ts';
import { serialReader } from '@jarvis-edge/edge-node/badge/serial/serial-reader.ts';
import { openPty } from './pty.ts';

badgeReaderContract('an RDM6300 at a serial port', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  const pty = openPty({ link: join(folder, 'reader') });
  return {
    open: serialReader(pty.path, 9600, () => new Rdm6300Decoder()),
    send: (bytes) => pty.write(bytes),
    unplug: () => pty.unplug(),
    plug: () => pty.replug(),
    [Symbol.asyncDispose]: async () => {
      pty[Symbol.dispose]();
      rmSync(folder, { recursive: true });
    },
  };
});
