import { MintedSecret, SecretWish } from '@jarvis-edge/sync/fleet-link.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { AuthenticateBox } from '../box-claims.ts';
import type { Secret } from '@jarvis-edge/sync/secret.ts';
import type { Caps } from './allowance.ts';
import { createMint } from './mint.ts';
import { createGiveSecret, type VoiceSecretsDeps } from './voice-secrets.ts';

export interface VoiceSecretSettings {
  readonly key: Secret;
  readonly baseUrl: string;
  readonly caps: Caps;
}

export interface VoiceSecretRoutes extends Pick<VoiceSecretsDeps, 'pool' | 'writeAudit' | 'now'> {
  readonly authenticate: AuthenticateBox;
  /** Undefined: this hub has no account at a voice service. */
  readonly settings: VoiceSecretSettings | undefined;
}

export const voiceSecretRoutes: FastifyPluginAsyncZod<VoiceSecretRoutes> = async (app, parts) => {
  const { authenticate, settings, now } = parts;
  const warn = (problem: string): void => app.log.warn({ problem }, 'no secret for the voice service');
  const give =
    settings && createGiveSecret({ ...parts, caps: settings.caps, mint: createMint({ ...settings, fetch, warn }) });
  app.post(
    '/v1/voice/secret',
    { config: { access: 'box', limit: 'voice' }, schema: { body: SecretWish, response: { 200: MintedSecret } } },
    async ({ headers, body, ip }, reply) => {
      const claims = await authenticate(headers.authorization);
      if (give === undefined) throw notOffered();
      reply.header('cache-control', 'no-store');
      return { ...(await give(claims, body.model, ip)), hubTime: now() };
    },
  );
};

const notOffered = (): RequestRefused =>
  new RequestRefused(503, {
    code: 'voice-not-offered',
    message: 'This hub has no account at a voice service.',
    remedy: 'Set OPENAI_API_KEY at the hub, or let JARVIS talk with the box’s own voice.',
  });
