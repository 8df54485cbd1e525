import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Aedes, type Client } from 'aedes';
import {
  brokerPath,
  hubTopics,
  keepaliveSeconds,
  messageBytesMax,
  readTopic,
  topicsOf,
  type BoxAddress,
} from '@jarvis-edge/sync/fleet-link.ts';
import { decodeJwt } from 'jose';
import { createWebSocketStream, WebSocketServer, type WebSocket } from 'ws';
import type { AuthenticateBox } from '../box-claims.ts';
import { publishTrespass, subscribeTrespass } from './box-acl.ts';
import type { FleetBus, FleetBusListener, Trespass } from './fleet-bus.ts';
import { PacketGauge } from './packet-gauge.ts';

export interface EmbeddedBusDeps {
  /** The hub's own; other upgrades than `brokerPath` are answered with 404. */
  readonly server: Server;
  readonly authenticate: AuthenticateBox;
  readonly listener: FleetBusListener;
  /** Unix ms. */
  readonly now: () => number;
}

/** Sockets that have not said who they are yet: strangers share so many. */
const strangersMax = 500;
const connectMs = 5000;
/** A box that does not read holds others up until it is cut off. */
const drainMs = 2000;
/** Besides what a packet carries, its topic and its head. */
const packetBytesMax = messageBytesMax + 512;

interface Session extends BoxAddress {
  readonly client: Client;
  readonly ends: NodeJS.Timeout;
}

/** The hub's own broker, on the port of all else: MQTT 3.1.1 over WebSocket, for boxes alone. */
export async function openEmbeddedBus({ server, authenticate, listener, now }: EmbeddedBusDeps): Promise<FleetBus> {
  const sessions = new Map<string, Session>();
  const boxOf = new WeakMap<Client, BoxAddress>();
  const willOf = new WeakMap<Client, { topic: string }>();

  const turnAway = (client: Client | null, box: BoxAddress, what: Trespass): Error => {
    listener.trespassed?.(box, what);
    client?.close();
    return new Error(`A box may not do this: ${what}.`);
  };

  async function admit(client: Client, username: string | undefined, token: string): Promise<boolean> {
    const { boxId, gymId } = await authenticate(`Bearer ${token}`);
    if (boxId !== username || client.id !== username) return false;
    const box = { gymId, boxId };
    const will = willOf.get(client);
    if (will !== undefined && publishTrespass(box, { ...will, retain: true, isWill: true }) !== undefined) {
      turnAway(null, box, 'will');
      return false;
    }
    boxOf.set(client, box);
    // The token was verified a moment ago: what it says of its end is the hub's own word.
    const { exp = 0 } = decodeJwt(token);
    const ends = setTimeout(() => client.close(), Math.max(0, exp * 1000 - now()));
    clearTimeout(sessions.get(boxId)?.ends);
    sessions.set(boxId, { ...box, client, ends });
    return true;
  }

  const broker = await Aedes.createBroker({
    connectTimeout: connectMs,
    drainTimeout: drainMs,
    keepaliveLimit: keepaliveSeconds,
    queueLimit: 16,
    maxInflightInbound: 16,
    maxTopicLevels: 6,
    preConnect: (client, packet, done) => {
      if (packet.will !== undefined) willOf.set(client, packet.will);
      // What a box missed it hears again when it calls; nothing is kept for one that never does.
      if (packet.clean !== true) return done(new Error('Only clean sessions are served.'), false);
      done(null, true);
    },
    authenticate: async (client, username, password, done) => {
      const isIn = await admit(client, username, String(password)).catch(() => false);
      done(isIn ? null : Object.assign(new Error('not authorized'), { returnCode: 5 }), isIn);
    },
    authorizePublish: (client, { topic, retain }, done) => {
      const box = client && boxOf.get(client);
      if (!box) return done(new Error('Nobody else speaks here.'));
      const what = publishTrespass(box, { topic, retain, isWill: willOf.get(client)?.topic === topic });
      done(what === undefined ? null : turnAway(client, box, what));
    },
    authorizeSubscribe: (client, subscription, done) => {
      const box = boxOf.get(client);
      const what = box && subscribeTrespass(box, subscription.topic);
      if (box === undefined) return done(new Error('Nobody else listens here.'));
      done(what === undefined ? null : turnAway(client, box, what), subscription);
    },
  });
  broker.on('clientDisconnect', (client) => {
    const session = sessions.get(client.id);
    if (session?.client !== client) return;
    clearTimeout(session.ends);
    sessions.delete(client.id);
  });
  // A box that breaks off is no error of the hub.
  broker.on('clientError', () => undefined);
  broker.on('connectionError', () => undefined);
  for (const topic of hubTopics) {
    await new Promise<void>((listening) =>
      broker.subscribe(
        topic,
        (packet, done) => {
          const said = readTopic(packet.topic);
          if (said !== undefined) listener.heard({ ...said, payload: Buffer.from(packet.payload) });
          done();
        },
        listening,
      ),
    );
  }

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: packetBytesMax,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('mqtt') ? 'mqtt' : false),
  });
  const strangers = new Set<WebSocket>();
  broker.on('clientReady', ({ conn }) => strangers.delete(socketOf.get(conn) as WebSocket));
  const socketOf = new WeakMap<object, WebSocket>();

  const upgraded = (request: Parameters<WebSocketServer['handleUpgrade']>[0], socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const [path] = (request.url ?? '').split('?');
    if (path !== brokerPath) {
      if (server.listenerCount('upgrade') === 1) refuse(socket, '404 Not Found');
      return;
    }
    if (strangers.size >= strangersMax) return refuse(socket, '503 Service Unavailable');
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!offered.includes('mqtt')) return refuse(socket, '400 Bad Request');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      strangers.add(webSocket);
      webSocket.on('close', () => strangers.delete(webSocket));
      const gauge = new PacketGauge(packetBytesMax);
      webSocket.on('message', (data: Buffer) => {
        try {
          gauge.passed(data);
        } catch {
          webSocket.terminate();
        }
      });
      const stream = createWebSocketStream(webSocket);
      stream.on('error', () => webSocket.terminate());
      socketOf.set(stream, webSocket);
      broker.handle(stream, request);
    });
  };
  server.on('upgrade', upgraded);

  return {
    send: (box, command) =>
      new Promise((sent, failed) =>
        broker.publish(
          {
            cmd: 'publish',
            topic: topicsOf(box).command(command.transactionId),
            payload: JSON.stringify(command),
            qos: 1,
            dup: false,
            retain: false,
          },
          (error) => (error ? failed(error) : sent()),
        ),
      ),
    drop: (box) => {
      const session = sessions.get(box.boxId);
      session?.client.close();
      broker.publish(
        { cmd: 'publish', topic: topicsOf(box).state, payload: '', qos: 0, dup: false, retain: true },
        () => undefined,
      );
    },
    close: async () => {
      server.off('upgrade', upgraded);
      for (const { ends } of sessions.values()) clearTimeout(ends);
      for (const webSocket of sockets.clients) webSocket.terminate();
      sockets.close();
      await new Promise<void>((closed) => broker.close(closed));
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
