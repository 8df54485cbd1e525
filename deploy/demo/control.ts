import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';
import type { Cable } from './cable.ts';

const Address = z.object({ port: z.int(), secret: z.string() });
const Request = z.object({ secret: z.string(), cable: z.enum(['up', 'down']) });

const addressFile = (dataFolder: string): string => join(dataFolder, 'control.json');

/** Lets `npm run demo:link` reach a running demo; only whoever can read the data folder can. */
export async function openControl(dataFolder: string, cable: Cable): Promise<{ close(): void }> {
  const secret = randomBytes(16).toString('hex');
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      const request = parse(bytes.toString());
      if (request?.secret !== secret) {
        socket.destroy();
        return;
      }
      cable.set(request.cable);
      socket.end(cable.state);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  writeFileSync(addressFile(dataFolder), JSON.stringify({ port, secret }), { mode: 0o600 });
  server.unref();
  return {
    close: () => {
      rmSync(addressFile(dataFolder), { force: true });
      server.close();
    },
  };
}

/** @throws StartRefused when no demo runs on that folder. */
export async function setCable(dataFolder: string, state: 'up' | 'down'): Promise<void> {
  try {
    const { port, secret } = Address.parse(JSON.parse(readFileSync(addressFile(dataFolder), 'utf8')));
    const answer = await new Promise<string>((answered, failed) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(JSON.stringify({ secret, cable: state })));
      socket.on('data', (bytes) => answered(bytes.toString()));
      socket.on('error', failed);
      socket.on('close', () => failed(new Error('The demo did not answer.')));
    });
    if (answer !== state) throw new Error(`The demo answered ${answer}.`);
  } catch (error) {
    throw new StartRefused(`No demo is running on ${dataFolder}.`, 'Start it with `npm start`.', { cause: error });
  }
}

function parse(text: string): z.infer<typeof Request> | undefined {
  try {
    return Request.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
