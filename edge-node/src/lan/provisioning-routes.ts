import { Code } from '@jarvis-edge/sync/protocol.ts';
import { isFromThisMachine } from '@jarvis-edge/sync/this-machine.ts';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/** Where a box is on its way to a gym. `step` is a short phrase in English; `done` of `total` tables are loaded, one in part. */
export interface ProvisioningState {
  readonly state: 'unprovisioned' | 'claimed' | 'provisioning' | 'ready' | 'revoked';
  readonly step?: string;
  /** What the step is to a person: screens put it into words. */
  readonly stage?: 'gym' | 'members' | 'past';
  readonly done?: number;
  readonly total?: number;
  /** Unprovisioned: what became of the code that was typed last. */
  readonly ended?: 'rejected' | 'expired' | 'box-revoked' | null;
  /** Claimed: the words that the manager's screen must show too, for how long yet, and why the hub does not answer. */
  readonly words?: readonly string[];
  readonly leftMs?: number | null;
  readonly problem?: { readonly code: string; readonly cause: string; readonly remedy: string } | null;
  /** Revoked: when, why in the manager's words or `replaced`, and what to do. */
  readonly revoked?: { readonly at: number; readonly reason: string | null };
  readonly remedy?: string;
}

export interface ProvisioningRoutesDeps {
  readonly state: () => ProvisioningState;
  /** Claims a place in a gym with the code; rejects with a RequestRefused. */
  readonly claim: (code: string) => Promise<void>;
  /** Waits for that place no longer. */
  readonly giveUp: () => void;
}

/** The provisioning page's side of the box; only its own screen may use it. */
export const provisioningRoutes: FastifyPluginAsyncZod<ProvisioningRoutesDeps> = async (app, deps) => {
  const { state, claim, giveUp } = deps;
  app.get('/api/provisioning', async () => state());

  app.post('/api/provisioning', { schema: { body: z.object({ code: Code }) } }, async (request, reply) => {
    refuseOtherScreens(request);
    const before = state();
    if (before.state === 'revoked') throw revoked(before);
    if (before.state !== 'unprovisioned' && before.state !== 'claimed') throw alreadyProvisioned();
    await claim(request.body.code);
    return reply.status(202).send(state());
  });

  app.delete('/api/provisioning', async (request) => {
    refuseOtherScreens(request);
    if (state().state === 'claimed') giveUp();
    return state();
  });
};

function refuseOtherScreens({ headers: { host, origin }, socket: { remoteAddress } }: FastifyRequest): void {
  if (isFromThisMachine({ remoteAddress, host, origin })) return;
  throw new RequestRefused(403, {
    code: 'not-this-machine',
    message: 'A box takes its code only at its own screen.',
    remedy: 'Type the code at the screen of the box.',
  });
}

const alreadyProvisioned = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'already-provisioned',
    message: 'This box already serves a gym.',
    remedy: 'Nothing needs to be done.',
  });

const revoked = ({ remedy = '' }: ProvisioningState): RequestRefused =>
  new RequestRefused(403, { code: 'box-revoked', message: 'This box was revoked at the hub.', remedy });
