import { tmpdir } from 'node:os';
import { createServer } from '../../lan/server.ts';
import type { Engine } from '../engine.ts';
import { protocolId } from '../realtime/protocol-id.ts';
import type { RealtimeRoutesDeps } from '../realtime/realtime-routes.ts';
import { realtimeRoutes } from '../realtime/realtime-routes.ts';

export interface ServedEngine extends AsyncDisposable {
  /** `ws://127.0.0.1:…/v1/realtime` */
  readonly url: string;
  readonly port: number;
}

/** An engine on a port of this machine, as the box serves it. */
export async function serveEngine(engine: Engine, deps: Partial<RealtimeRoutesDeps> = {}): Promise<ServedEngine> {
  const app = await createServer({ screensFolder: tmpdir(), logLevel: 'silent' });
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  await app.register(realtimeRoutes, { engine, token: undefined, newId: protocolId, after, ...deps });
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  return {
    url: `ws://${address.host}/v1/realtime`,
    port: Number(address.port),
    [Symbol.asyncDispose]: () => app.close(),
  };
}
