import { Id } from '@jarvis-edge/sync/change.ts';
import { onlyThisMachine } from '@jarvis-edge/sync/only-this-machine.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { inScope, type Scope } from '../tenancy/scope.ts';
import { BookingReply, BookingRequest, readBookingReply, requestBooking } from './requests.ts';

export interface BookingRoutes {
  readonly pool: pg.Pool;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

/** Booking from afar. Until staff and members can sign in it answers this machine alone. */
export const bookingRoutes: FastifyPluginAsyncZod<BookingRoutes> = async (app, { pool, newId }) => {
  app.addHook('onRequest', async (request) => onlyThisMachine(request, notHere));

  app.post(
    '/api/booking-requests',
    { config: { access: 'anyone' }, schema: { body: BookingRequest, response: { 202: BookingReply } } },
    async ({ body }, reply) =>
      reply.status(202).send(await inScope(pool, scope, (tx) => requestBooking(tx, body, newId()))),
  );

  app.get(
    '/api/booking-requests/:gymId/:id',
    {
      config: { access: 'anyone' },
      schema: { params: z.object({ gymId: Id, id: Id }), response: { 200: BookingReply } },
    },
    async ({ params: { gymId, id } }, reply) => {
      const found = await inScope(pool, scope, (tx) => readBookingReply(tx, gymId, id));
      if (found === undefined) {
        const message = 'There is no such request to book.';
        throw new RequestRefused(404, { code: 'unknown-request', message, remedy: 'Make the request first.' });
      }
      return reply.header('cache-control', 'no-store').send(found);
    },
  );
};

const scope: Scope = { kind: 'system', reason: 'nobody can sign in yet, and this machine sees every gym' };

const notHere = {
  message: 'Booking from afar has no sign-in yet, so it answers only to the machine that the hub runs on.',
  remedy: 'Ask there, by the address 127.0.0.1 or localhost.',
};
