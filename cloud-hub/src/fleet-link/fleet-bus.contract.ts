import { topicsOf, type BoxAddress } from '@jarvis-edge/sync/fleet-link.ts';
import mqtt, { type MqttClient } from 'mqtt';
import { v4 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { BoxMessage, FleetBus, FleetBusListener } from './fleet-bus.ts';

export interface BusStand {
  readonly bus: FleetBus;
  /** What a box connects to, and shows. */
  readonly urlOfBoxes: string;
  password(box: BoxAddress): Promise<string>;
  stop(): Promise<void>;
}

export const newBox = (): BoxAddress => ({ gymId: v4(), boxId: v4() });

/** A box's end of the line, with a will as real ones have. */
export async function connectBox(
  { urlOfBoxes, password }: Pick<BusStand, 'urlOfBoxes' | 'password'>,
  box: BoxAddress,
  {
    session = v4(),
    willTopic = topicsOf(box).state,
    ...options
  }: mqtt.IClientOptions & { session?: string; willTopic?: string } = {},
): Promise<MqttClient> {
  const said = (state: string): string => JSON.stringify({ state, session, softwareVersion: '1.0.0' });
  const client = await mqtt.connectAsync(
    urlOfBoxes,
    {
      clientId: box.boxId,
      username: box.boxId,
      password: await password(box),
      clean: true,
      keepalive: 30,
      reconnectPeriod: 0,
      will: { topic: willTopic, payload: Buffer.from(said('offline')), qos: 1, retain: true },
      ...options,
    },
    false,
  );
  client.on('error', () => undefined);
  return client;
}

export const stateOf = (state: 'online' | 'offline', session = v4()): string =>
  JSON.stringify({ state, session, softwareVersion: '1.0.0' });

/** One suite for a broker inside the hub and one beside it. */
export function fleetBusContract(name: string, open: (listener: FleetBusListener) => Promise<BusStand>): void {
  let stand: BusStand;
  let heard: BoxMessage[] = [];
  const clients: MqttClient[] = [];
  const connect = async (box: BoxAddress, options: Parameters<typeof connectBox>[2] = {}): Promise<MqttClient> => {
    const client = await connectBox(stand, box, options);
    clients.push(client);
    return client;
  };
  const briefs = (): string[] =>
    heard.map(({ boxId, kind, payload }) => `${boxId} ${kind} ${String(Buffer.from(payload))}`);

  beforeAll(async () => {
    stand = await open({ heard: (message) => void heard.push(message) });
  });
  beforeEach(() => {
    heard = [];
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.endAsync(true)));
    await stand.stop();
  });

  test(`${name}: the hub hears that a box is there, how it does, and what it answers`, async () => {
    const box = newBox();
    const client = await connect(box);
    const transactionId = v4();
    const [online, answer] = [stateOf('online'), JSON.stringify({ transactionId, state: 'done' })];
    await client.publishAsync(topicsOf(box).state, online, { qos: 1, retain: true });
    await client.publishAsync(topicsOf(box).heartbeat, '{"uptimeSeconds":1}', { qos: 1 });
    await client.publishAsync(topicsOf(box).answer(transactionId), answer, { qos: 1 });
    await vi.waitFor(() =>
      expect(briefs()).toEqual([
        `${box.boxId} state ${online}`,
        `${box.boxId} heartbeat {"uptimeSeconds":1}`,
        `${box.boxId} answer ${answer}`,
      ]),
    );
    expect(heard.map(({ gymId }) => gymId)).toEqual([box.gymId, box.gymId, box.gymId]);
    expect(heard[2]?.transactionId).toBe(transactionId);
  });

  test(`${name}: a command reaches its box and no other`, async () => {
    const [box, neighbour] = [newBox(), newBox()];
    const arrived: string[] = [];
    for (const one of [box, neighbour]) {
      const client = await connect(one);
      client.on('message', (topic, payload) => void arrived.push(`${topic} ${String(payload)}`));
      await client.subscribeAsync(topicsOf(one).commands, { qos: 1 });
    }
    const command = { transactionId: v4(), expiresAt: 1, command: { command: 'refetch' } } as const;
    await stand.bus.send(box, command);
    const last = { transactionId: v4(), expiresAt: 2, command: { command: 'refetch' } } as const;
    await stand.bus.send(neighbour, last);
    await vi.waitFor(() =>
      expect(arrived.toSorted()).toEqual(
        [
          `${topicsOf(box).command(command.transactionId)} ${JSON.stringify(command)}`,
          `${topicsOf(neighbour).command(last.transactionId)} ${JSON.stringify(last)}`,
        ].toSorted(),
      ),
    );
    // Nobody listens: it is not kept for later, and nobody waits.
    await stand.bus.send(newBox(), command);
  });

  test(`${name}: a box that breaks off says so by its last will, one that takes its leave does not`, async () => {
    const [broken, leaving] = [newBox(), newBox()];
    const session = v4();
    const [lost, polite] = [await connect(broken, { session }), await connect(leaving)];
    await polite.endAsync();
    lost.stream.destroy();
    await vi.waitFor(() => expect(briefs()).toEqual([`${broken.boxId} state ${stateOf('offline', session)}`]));
  });

  test(`${name}: a box that calls again before its token ends takes over from itself and was never away`, async () => {
    const box = newBox();
    const first = await connect(box);
    await first.endAsync();
    const second = await connect(box);
    await second.publishAsync(topicsOf(box).state, stateOf('online'), { qos: 1, retain: true });
    await vi.waitFor(() => expect(heard.map(({ kind }) => kind)).toEqual(['state']));
    expect(briefs()[0]).toContain('online');
  });
}
