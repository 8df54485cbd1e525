import {
  ChallengeResponse,
  ProvisionRequest,
  ProvisionResponse,
  TokenRequest,
  TokenResponse,
} from '@jarvis-edge/sync/protocol.ts';
import { Id } from '@jarvis-edge/sync/change.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { createProvision } from './provision.ts';
import type { createRenew } from './renew.ts';
import type { Tokens } from './tokens.ts';

export interface BoxRoutes {
  readonly provision: ReturnType<typeof createProvision>;
  readonly renew: ReturnType<typeof createRenew>;
  readonly tokens: Tokens;
  readonly hubEpoch: string;
  /** Unix ms. */
  readonly now: () => number;
}

const OfBox = z.object({ boxId: Id });

export const boxRoutes: FastifyPluginAsyncZod<BoxRoutes> = async (app, { provision, renew, tokens, hubEpoch, now }) => {
  app.post(
    '/v1/boxes/provision',
    {
      config: { access: 'anyone', limit: 'box' },
      schema: { body: ProvisionRequest, response: { 200: ProvisionResponse } },
    },
    async ({ body, ip }) => {
      const { claims, tenantKey } = await provision(body, ip);
      const { boxId, gymId, tenantId } = claims;
      const token = await tokens.issue(claims);
      return { ...token, hubTime: now(), hubEpoch, boxId, gymId, tenantId, tenantKey: tenantKey.toString('base64url') };
    },
  );

  app.post(
    '/v1/boxes/:boxId/challenge',
    { config: { access: 'anyone', limit: 'box' }, schema: { params: OfBox, response: { 200: ChallengeResponse } } },
    async ({ params }) => ({ challenge: await tokens.challenge(params.boxId) }),
  );

  app.post(
    '/v1/boxes/:boxId/token',
    {
      config: { access: 'anyone', limit: 'box' },
      schema: { params: OfBox, body: TokenRequest, response: { 200: TokenResponse } },
    },
    async ({ params, body }) => {
      const { claims, ...highest } = await renew(params.boxId, body);
      return { ...(await tokens.issue(claims)), hubTime: now(), hubEpoch, ...highest };
    },
  );
};
