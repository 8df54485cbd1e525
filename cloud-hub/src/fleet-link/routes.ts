import { LinkSettings } from '@jarvis-edge/sync/fleet-link.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Command, Commands, CommandSent } from '../../protocol/fleet.ts';
import { managers, requireStepUp, scopeOf, signedIn } from '../access.ts';
import type { AuthenticateBox } from '../box-claims.ts';
import { createAsk, readCommands, type CommandDeps } from './commands.ts';
import type { FleetLink } from './fleet-link.ts';

export interface FleetLinkRoutes extends CommandDeps {
  readonly link: FleetLink;
  readonly authenticate: AuthenticateBox;
}

const OfBox = z.object({ id: z.uuid() });

export const fleetLinkRoutes: FastifyPluginAsyncZod<FleetLinkRoutes> = async (app, { link, authenticate, ...deps }) => {
  const ask = createAsk(deps);

  app.get(
    '/v1/fleet-link',
    { config: { access: 'box', limit: 'box' }, schema: { response: { 200: LinkSettings } } },
    async ({ headers }) => {
      await authenticate(headers.authorization);
      return link.settings;
    },
  );
  app.post(
    '/api/boxes/:id/commands',
    {
      config: { access: { roles: managers } },
      schema: { params: OfBox, body: Command, response: { 200: CommandSent } },
    },
    async (request) => {
      const { params, body, ip } = request;
      // For as long as it takes to start again, nobody at that gym can talk with JARVIS.
      if (body.command === 'restart-service') requireStepUp(signedIn(request), deps.now());
      const { userId } = signedIn(request).person;
      const actor = { kind: 'user', id: userId, address: ip } as const;
      const command = await ask({ scope: scopeOf(request), actor }, params.id, body);
      await link.send(command);
      return { transactionId: command.sent.transactionId };
    },
  );
  app.get(
    '/api/boxes/:id/commands',
    { config: { access: { roles: managers } }, schema: { params: OfBox, response: { 200: Commands } } },
    async (request) => ({ commands: await readCommands(deps.pool, scopeOf(request), request.params.id) }),
  );
};
