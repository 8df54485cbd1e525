import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Invite, User, UserEdit, Users } from '../../protocol/person.ts';
import { everyRole, managers, requireStepUp, signedIn } from '../access.ts';
import type { IdentityParts } from './parts.ts';
import { callerOf } from './session-routes.ts';
import { createEditUser, createInvite, createInviteAgain, createListUsers } from './users.ts';

const limit = 'admin';
const Id = z.object({ id: z.uuid() });

/** Who works for the franchises and gyms that one manages. */
export const userRoutes: FastifyPluginAsyncZod<{ parts: IdentityParts }> = async (app, { parts }) => {
  const listUsers = createListUsers(parts);
  const invite = createInvite(parts);
  const inviteAgain = createInviteAgain(parts);
  const editUser = createEditUser(parts);
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.get(
    '/api/users',
    { config: { access: { roles: managers }, limit }, schema: { response: { 200: Users } } },
    async (request) => ({ users: await listUsers(signedIn(request)) }),
  );

  app.post(
    '/api/users',
    {
      config: { access: { roles: managers, stepUp: true }, limit },
      schema: { body: Invite, response: { 200: User } },
    },
    (request) => invite(signedIn(request), request.body, callerOf(request)),
  );

  app.post(
    '/api/users/:id/invitation',
    { config: { access: { roles: managers }, limit }, schema: { params: Id, response: { 200: User } } },
    (request) => inviteAgain(signedIn(request), request.params.id, callerOf(request)),
  );

  app.patch(
    '/api/users/:id',
    {
      // Everyone changes their own name and language without a word; anything of another takes the password once more.
      config: { access: { roles: everyRole }, limit },
      schema: { params: Id, body: UserEdit, response: { 200: User } },
    },
    async (request) => {
      const session = signedIn(request);
      const { id } = request.params;
      if (id !== session.person.userId) requireStepUp(session, parts.now());
      return editUser(session, id, request.body, callerOf(request));
    },
  );
};
