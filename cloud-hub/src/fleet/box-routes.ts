import {
  ChallengeResponse,
  ClaimAnswer,
  ClaimPoll,
  ClaimRequest,
  ClaimResponse,
  TokenRequest,
  TokenResponse,
} from '@jarvis-edge/sync/protocol.ts';
import { Id } from '@jarvis-edge/sync/change.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { createClaimAnswer } from './claim-answer.ts';
import type { createClaim } from './claim.ts';
import type { createRenew } from './renew.ts';
import type { Tokens } from './tokens.ts';

export interface BoxRoutes {
  readonly claim: ReturnType<typeof createClaim>;
  readonly answerClaim: ReturnType<typeof createClaimAnswer>;
  readonly renew: ReturnType<typeof createRenew>;
  readonly tokens: Tokens;
  readonly hubEpoch: string;
  /** Unix ms. */
  readonly now: () => number;
}

const OfBox = z.object({ boxId: Id });

export const boxRoutes: FastifyPluginAsyncZod<BoxRoutes> = async (app, deps) => {
  const { claim, answerClaim, renew, tokens, hubEpoch, now } = deps;
  app.post(
    '/v1/boxes/claims',
    {
      config: { access: 'anyone', limit: 'box' },
      schema: { body: ClaimRequest, response: { 202: ClaimResponse } },
    },
    async ({ body, ip }, reply) => reply.status(202).send(await claim(body, ip)),
  );

  app.post(
    '/v1/boxes/claims/:claimId/answer',
    {
      config: { access: 'anyone', limit: 'box' },
      schema: { params: z.object({ claimId: Id }), body: ClaimPoll, response: { 200: ClaimAnswer } },
    },
    async ({ params, body }) => {
      const settled = await answerClaim(params.claimId, body);
      if (settled.state === 'waiting') return { ...settled, hubTime: now() };
      if (settled.state !== 'confirmed') return settled;
      const { state, claims, tenantKey } = settled;
      const { boxId, gymId, tenantId } = claims;
      const token = { ...(await tokens.issue(claims)), hubTime: now(), hubEpoch };
      return { state, ...token, boxId, gymId, tenantId, tenantKey: tenantKey.toString('base64url') };
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
