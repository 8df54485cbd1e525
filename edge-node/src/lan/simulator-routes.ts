import { isFromThisMachine } from '@jarvis-edge/sync/this-machine.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/** A card of the simulator, with a note for whoever tries it. */
export interface SimulatedBadge {
  readonly label: string;
  readonly name: string;
  readonly note: { readonly fr: string; readonly en: string; readonly es: string };
  readonly group: 'member' | 'refusal' | 'oddity';
}

export interface SimulatedReader {
  readonly id: string;
  readonly name: string;
  readonly purpose: 'entry' | 'exit' | 'identify';
  readonly state: 'opening' | 'ready' | 'lost';
}

export interface SimulatorRoutesDeps {
  readonly readers: () => SimulatedReader[];
  readonly badges: () => SimulatedBadge[];
  /** Sends the bytes of that badge down the wire of that reader; false when there is no such badge or reader. */
  readonly tap: (readerId: string, label: string) => boolean;
  /** False when there is no such simulated reader. */
  readonly plug: (readerId: string, plugged: boolean) => boolean;
}

/** The badge simulator of demo and tests; a box in production does not register it. */
export const simulatorRoutes: FastifyPluginAsyncZod<SimulatorRoutesDeps> = async (app, deps) => {
  app.addHook('onRequest', async ({ headers: { host, origin }, socket: { remoteAddress } }) => {
    if (isFromThisMachine({ remoteAddress, host, origin })) return;
    throw new RequestRefused(403, {
      code: 'not-this-machine',
      message: 'The simulator answers this machine only.',
      remedy: 'Open it there.',
    });
  });

  app.get('/api/simulator', async () => ({ readers: deps.readers(), badges: deps.badges() }));

  app.post(
    '/api/simulator/taps',
    { schema: { body: z.object({ readerId: z.string(), label: z.string() }) } },
    async ({ body: { readerId, label } }, reply) => {
      if (!deps.tap(readerId, label)) throw unknown();
      return reply.status(202).send({ tapped: label });
    },
  );

  app.post(
    '/api/simulator/readers/:id',
    { schema: { params: z.object({ id: z.string() }), body: z.object({ state: z.enum(['plugged', 'unplugged']) }) } },
    async ({ params: { id }, body: { state } }) => {
      if (!deps.plug(id, state === 'plugged')) throw unknown();
      return { state };
    },
  );
};

const unknown = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'unknown',
    message: 'There is no such simulated reader or badge.',
    remedy: 'GET /api/simulator lists them.',
  });
