import { hubTopics, readTopic, topicsOf } from '@jarvis-edge/sync/fleet-link.ts';
import mqtt from 'mqtt';
import type { FleetBus, FleetBusListener } from './fleet-bus.ts';

export interface BrokerBusDeps {
  /** `mqtts://user:password@broker:8883`; `mqtt:`, `ws:` and `wss:` too. */
  readonly url: string;
  readonly listener: FleetBusListener;
  /** Unique among the hub's processes. */
  readonly clientId: string;
  /** Told once when the broker is lost, with why, and once when it is back. */
  readonly changed: (state: { kind: 'up' } | { kind: 'down'; cause: string }) => void;
}

/**
 * A broker beside the hub, such as EMQX or Mosquitto: the hub is one of its clients. Who a box is, and that it touches its
 * own topics alone, is then the broker's duty: user name and client id of a box are its id, its password is the token of
 * the moment. As the gym of a topic is looked up at the hub, the ACL file of Mosquitto names the box alone:
 *
 * ```
 * pattern write jarvis/+/%u/state
 * pattern write jarvis/+/%u/heartbeat
 * pattern write jarvis/+/%u/answer/+
 * pattern read jarvis/+/%u/command/+
 * user hub
 * topic readwrite jarvis/#
 * ```
 */
export async function openBrokerBus({ url, listener, clientId, changed }: BrokerBusDeps): Promise<FleetBus> {
  const client = mqtt.connect(url, {
    clientId,
    clean: true,
    protocolVersion: 4,
    keepalive: 30,
    connectTimeout: 10_000,
    reconnectPeriod: 2000,
    // A command that nobody could hear is sent again when its box calls.
    queueQoSZero: false,
  });
  let cause: string | undefined = 'The broker has not been reached yet.';
  const isLost = (why: string): void => {
    if (cause === undefined) changed({ kind: 'down', cause: why });
    cause = why;
  };
  client.on('connect', () => {
    if (cause !== undefined) changed({ kind: 'up' });
    cause = undefined;
    client.subscribe([...hubTopics], { qos: 1 }, (error) => error && isLost(error.message));
  });
  client.on('error', (error) => {
    // Before the first connection nobody else tells why.
    if (cause === 'The broker has not been reached yet.') cause = undefined;
    isLost(error.message);
  });
  client.on('close', () => isLost('The connection to the broker ended.'));
  client.on('message', (topic, payload) => {
    const said = readTopic(topic);
    if (said !== undefined && payload.length > 0) listener.heard({ ...said, payload });
  });
  return {
    send: async (box, command) => {
      if (!client.connected) return;
      await client.publishAsync(topicsOf(box).command(command.transactionId), JSON.stringify(command), { qos: 1 });
    },
    drop: (box) => void client.publish(topicsOf(box).state, '', { qos: 1, retain: true }),
    close: () => client.endAsync(true),
  };
}
