import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { audioKind, encodeFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { closeCode } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { TalkingKiosk } from './talking-kiosk.ts';

const sessionId = 'session-of-marie';
const member = { memberId: 'marie', firstName: 'Marie', language: 'fr', communicationStyle: null };
const consents = { conversation: false, sentiment: false, cloud_voice: null };
const frame = (sequence: number): Uint8Array =>
  encodeFrame({ kind: audioKind.played, last: false, sequence, atUs: 0, pcm: new Uint8Array(960) });

/** Pairs every screen, admits a member, and does as told when the screen wants to talk. */
async function scriptedBox(answer: (socket: WebSocket, wire: Socket) => void) {
  const http = createServer((_request, response) => {
    response.setHeader('set-cookie', 'jarvis_kiosk=scripted');
    response.end('{}');
  });
  const wires: Socket[] = [];
  const heard: string[] = [];
  http.on('upgrade', (_request, wire: Socket) => wires.push(wire));
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => {
    socket.once('message', () => answer(socket, wires[0]!));
    socket.on('message', (data) => heard.push(data.toString()));
    socket.send(JSON.stringify({ type: 'recognised', at: 0, tapId: 'tap', readerId: 'reader', member }));
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  return {
    heard,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((closed) => http.close(closed));
    },
  };
}

test('frames that come in one read with the beginning of a talk are acknowledged as of that talk', async () => {
  await using box = await scriptedBox((socket, wire) => {
    wire.cork();
    const sent = { at: 0, sessionId };
    socket.send(JSON.stringify({ type: 'talk-began', ...sent, tapId: 'tap', member, consents }));
    socket.send(JSON.stringify({ type: 'talk-track', ...sent, track: 1, turn: 'turn' }));
    for (let sequence = 1; sequence <= 5; sequence += 1) socket.send(frame(sequence));
    wire.uncork();
  });
  const kiosk = await TalkingKiosk.open(box.url, 'accueil');
  await kiosk.begin();
  await expect.poll(() => box.heard.length).toBe(2);
  expect(JSON.parse(box.heard[1]!)).toMatchObject({ type: 'talk-played', sessionId, track: 1, samples: 2400 });
  kiosk.close();
});

test('a box that hangs up on the screen is told of by its code and reason', async () => {
  await using box = await scriptedBox((socket) => socket.close(closeCode.badMessage, 'Not understood.'));
  const kiosk = await TalkingKiosk.open(box.url, 'accueil');
  await expect(kiosk.begin()).rejects.toThrow(`The box hung up: ${closeCode.badMessage} Not understood.`);
});
