/** What the bench compares with: a relay that reads nothing, one socket upstream for each that comes, every message passed on. */
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { answerQuestions } from '../sync/answering.ts';

const [upstream = ''] = process.argv.slice(2);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (client) => {
  const service = new WebSocket(upstream, { perMessageDeflate: false });
  const waiting: string[] = [];
  client.on('message', (data) => {
    if (service.readyState === service.OPEN) service.send(data.toString());
    else waiting.push(data.toString());
  });
  service.on('open', () => {
    for (const text of waiting.splice(0)) service.send(text);
  });
  service.on('message', (data) => client.send(data.toString()));
  service.on('close', () => client.close());
  service.on('error', () => client.close());
  client.on('close', () => service.close());
});

answerQuestions({ address: () => `127.0.0.1:${(server.address() as AddressInfo).port}` });
