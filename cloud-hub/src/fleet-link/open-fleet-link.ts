import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { AuthenticateBox } from '../box-claims.ts';
import { openBrokerBus } from './broker-bus.ts';
import { openEmbeddedBus } from './embedded-bus.ts';
import { FleetLink, type FleetLinkDeps } from './fleet-link.ts';
import { fleetLinkRoutes, type FleetLinkRoutes } from './routes.ts';

export interface FleetLinkParts
  extends Pick<FleetLinkDeps, 'pool' | 'alerts' | 'changed' | 'now'>, Pick<FleetLinkRoutes, 'writeAudit' | 'newId'> {
  readonly app: FastifyInstance;
  readonly authenticate: AuthenticateBox;
  /** A broker beside the hub; undefined: the hub's own. */
  readonly broker: { readonly url: string; readonly urlOfBoxes: string } | undefined;
  readonly mintsVoiceSecrets: boolean;
}

/** The line to all boxes, with its routes. It must be closed before the server is. */
export async function openFleetLink(parts: FleetLinkParts): Promise<FleetLink> {
  const { app, authenticate, broker, mintsVoiceSecrets, now, newId } = parts;
  const link = new FleetLink({
    ...parts,
    settings: { brokerUrl: broker?.urlOfBoxes ?? null, mintsVoiceSecrets },
    warn: (error) => app.log.warn({ cause: String(error) }, 'what boxes said was not written down; it is tried again'),
    openBus: (listener) =>
      broker === undefined
        ? openEmbeddedBus({ server: app.server, authenticate, listener, now })
        : openBrokerBus({ url: broker.url, listener, clientId: `jarvis-hub-${newId()}`, changed: tellBroker(app.log) }),
  });
  await link.open();
  await app.register(fleetLinkRoutes, { ...parts, link });
  return link;
}

const tellBroker =
  (log: FastifyBaseLogger) =>
  (state: { kind: 'up' } | { kind: 'down'; cause: string }): void => {
    if (state.kind === 'up') log.warn('the MQTT broker is there');
    else log.warn({ cause: state.cause }, 'the MQTT broker is away: boxes show as offline until it is back');
  };
