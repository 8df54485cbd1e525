import { Code } from '@jarvis-edge/sync/protocol.ts';
import { isFromThisMachine } from '@jarvis-edge/sync/this-machine.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/** Where a box is on its way to a gym. `step` is a short phrase in English; `done` of `total` tables are loaded, one in part. */
export interface ProvisioningState {
  readonly state: 'unprovisioned' | 'provisioning' | 'ready';
  readonly step?: string;
  /** What the step is to a person: screens put it into words. */
  readonly stage?: 'gym' | 'members' | 'past';
  readonly done?: number;
  readonly total?: number;
}

export interface ProvisioningRoutesDeps {
  readonly state: () => ProvisioningState;
  /** Trades the code for a gym; rejects with a RequestRefused. */
  readonly provision: (code: string) => Promise<void>;
}

/** The provisioning page's side of the box; only its own screen may use it. */
export const provisioningRoutes: FastifyPluginAsyncZod<ProvisioningRoutesDeps> = async (app, { state, provision }) => {
  app.get('/api/provisioning', async () => state());

  app.post('/api/provisioning', { schema: { body: z.object({ code: Code }) } }, async (request, reply) => {
    const { host, origin } = request.headers;
    if (!isFromThisMachine({ remoteAddress: request.socket.remoteAddress, host, origin })) {
      throw new RequestRefused(403, {
        code: 'not-this-machine',
        message: 'A box takes its code only at its own screen.',
        remedy: 'Type the code at the screen of the box.',
      });
    }
    if (state().state !== 'unprovisioned') {
      throw new RequestRefused(409, {
        code: 'already-provisioned',
        message: 'This box already serves a gym.',
        remedy: 'Nothing needs to be done.',
      });
    }
    await provision(request.body.code);
    return reply.status(202).send(state());
  });
};
