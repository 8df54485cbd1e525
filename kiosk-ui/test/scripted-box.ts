import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import { decodeFrame, type AudioFrame } from '../protocol/audio-frame.ts';
import type { BoxMessage } from '../protocol/kiosk-socket.ts';
import { TalkWish, type TalkMessage } from '../protocol/talk.ts';

/** An answer to a request of the kiosk: status and JSON body. */
export type Answer = [status: number, body: object];
export type Script = Record<string, (body: unknown) => Answer>;

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/**
 * A box that says what a test tells it to: serves the built kiosk, pairs every screen, answers pings, and sends messages to
 * the screens connected. `script` overrides any `METHOD /path`.
 */
export async function startScriptedBox({
  greeting,
  now,
  script = {},
}: {
  /** What a screen is told on connection. */
  greeting: () => BoxMessage[];
  /** The box's clock. */
  now: () => number;
  script?: Script;
}) {
  const dist = join(import.meta.dirname, '../dist/kiosk');
  const routes: Script = { 'POST /api/kiosks/entrance/pair': () => [200, {}], ...script };
  const screens = new Set<WebSocket>();
  let answersPings = true;
  const wishes: TalkWish[] = [];
  const frames: { readonly frame: AudioFrame; readonly at: number }[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', 'http://box');
    const route = routes[`${request.method} ${pathname}`];
    if (route) {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString();
      const [status, body] = route(text ? JSON.parse(text) : undefined);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return;
    }
    const file = pathname.startsWith('/kiosk-assets/') ? pathname.slice('/kiosk-assets/'.length) : 'index.html';
    if (!pathname.startsWith('/kiosk')) return response.writeHead(404).end('{}');
    const content = await readFile(join(dist, file));
    return response
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': "default-src 'self'; connect-src 'self' ws:",
      })
      .end(content);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(404).end('{}'));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    screens.add(socket);
    socket.on('close', () => screens.delete(socket));
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) {
        const frame = decodeFrame(Uint8Array.from(data));
        if (frame) frames.push({ frame, at: performance.now() });
        return;
      }
      const said: unknown = JSON.parse(String(data));
      const wish = TalkWish.safeParse(said);
      if (wish.success) {
        wishes.push(wish.data);
        return;
      }
      const { id } = said as { id: string };
      if (answersPings) socket.send(JSON.stringify({ type: 'pong', at: now(), id }));
    });
    for (const message of greeting()) socket.send(JSON.stringify(message));
  });

  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  const port = await listen(0);

  return {
    url: `http://127.0.0.1:${port}/kiosk/entrance`,
    routes,
    /** What the screen wished for in a conversation, and what its microphone heard. */
    wishes,
    frames,
    send(message: BoxMessage | TalkMessage) {
      for (const screen of screens) screen.send(JSON.stringify(message));
    },
    play(frame: Uint8Array) {
      for (const screen of screens) screen.send(frame);
    },
    closeSockets(code: number) {
      for (const screen of screens) screen.close(code);
    },
    fallSilent() {
      answersPings = false;
    },
    /** The box loses its power. */
    async stop() {
      for (const screen of screens) screen.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    start: () => listen(port),
  };
}

export type ScriptedBox = Awaited<ReturnType<typeof startScriptedBox>>;
