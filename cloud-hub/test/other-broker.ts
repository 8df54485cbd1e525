import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Aedes } from 'aedes';

/** A broker in a process of its own, that the hub is a client of. */
export interface OtherBroker {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where Debian puts it. */
const mosquitto = '/usr/sbin/mosquitto';

/** Of the docstring of `openBrokerBus`. */
const acl = `pattern write jarvis/+/%u/state
pattern write jarvis/+/%u/heartbeat
pattern write jarvis/+/%u/answer/+
pattern read jarvis/+/%u/command/+
user hub
topic readwrite jarvis/#
`;

/** Mosquitto with the rights that the hub asks for; who a box is, is not asked here. */
export async function startMosquitto(): Promise<OtherBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'jarvis-mosquitto-'));
  const port = await freePort();
  writeFileSync(join(folder, 'acl'), acl, { mode: 0o600 });
  writeFileSync(
    join(folder, 'conf'),
    `listener ${port} 127.0.0.1\nallow_anonymous true\nacl_file ${join(folder, 'acl')}\nuser root\n`,
  );
  const child = spawn(mosquitto, ['-c', join(folder, 'conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const text of child.stderr) if (String(text).includes('running')) break;
  return { url: `mqtt://127.0.0.1:${port}`, stop: () => ended(child).then(() => rmSync(folder, { recursive: true })) };
}

/** An aedes over TCP, which lets everybody do everything. */
export async function startOtherAedes(): Promise<OtherBroker> {
  const child = spawn(process.execPath, [import.meta.filename], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `mqtt://127.0.0.1:${String(port).trim()}`, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

if (import.meta.main) {
  const broker = await Aedes.createBroker();
  const server = createServer((socket) => void broker.handle(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
}
