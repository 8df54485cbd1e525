import { hostname } from 'node:os';
import type { AddressInfo } from 'node:net';
import type { ClockQuality } from '@jarvis-edge/sync/event-time.ts';
import type { FastifyInstance } from 'fastify';
import { interfaceAddresses } from './interface-addresses.ts';
import { LanHttps } from './lan-https.ts';
import type { Time } from './lifetime.ts';
import { preferHttps, trustRoutes } from './trust-routes.ts';

export interface OpenLanHttpsDeps {
  readonly config: { readonly host: string; readonly httpsPort: number | undefined; readonly dataFolder: string };
  readonly clock: () => { readonly clockQuality: ClockQuality };
  /** The hub's time as far as it is known. */
  readonly boxClock: { nowMs(): number; readonly aheadMs: number | undefined };
}

/** HTTPS for the gym's network, with the page that makes its devices trust it. It serves once it is started. */
export async function openLanHttps(app: FastifyInstance, deps: OpenLanHttpsDeps): Promise<LanHttps> {
  const { config, clock, boxClock } = deps;
  const trust = (): Time['trust'] => {
    const { clockQuality } = clock();
    if (boxClock.aheadMs !== undefined || clockQuality === 'ntp') return 'sure';
    return clockQuality === 'unknown' ? 'unknown' : 'likely';
  };
  const https = new LanHttps({
    app,
    host: config.host,
    port: config.httpsPort,
    folder: config.dataFolder,
    time: () => ({ nowMs: boxClock.nowMs(), trust: trust() }),
    hostname,
    addresses: interfaceAddresses,
    log: (line, message) => app.log.warn(line, message),
  });
  preferHttps(app, () => https.port);
  await app.register(trustRoutes, {
    authority: () => https.certificates.authority,
    httpsPort: () => https.port,
    httpPort: () => (app.server.address() as AddressInfo | null)?.port,
    addresses: interfaceAddresses,
  });
  return https;
}
