import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NewPin } from '../../protocol/person.ts';
import { everyRole, signedIn } from '../access.ts';
import type { Pins } from './pins.ts';

const config = { access: { roles: everyRole, stepUp: true }, limit: 'admin' } as const;
const params = z.object({ id: z.uuid() });

/** PINs for the dashboard in the gym: one's own, or those of people whom one manages. */
export const pinRoutes: FastifyPluginAsyncZod<{ pins: Pick<Pins, 'set' | 'remove'> }> = async (app, { pins }) => {
  app.put('/api/users/:id/pin', { config, schema: { params, body: NewPin } }, async (request, reply) => {
    await pins.set({ person: signedIn(request).person, address: request.ip }, request.params.id, request.body.pin);
    return reply.status(204).send();
  });

  app.delete('/api/users/:id/pin', { config, schema: { params } }, async (request, reply) => {
    await pins.remove({ person: signedIn(request).person, address: request.ip }, request.params.id);
    return reply.status(204).send();
  });
};
