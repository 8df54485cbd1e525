import { Id } from '@jarvis-edge/sync/change.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { everyRole, scopeOf } from '../access.ts';
import { inScope } from '../tenancy/scope.ts';
import { BookingReply, BookingRequest, readBookingReply, requestBooking } from './requests.ts';

export interface BookingRoutes {
  readonly pool: pg.Pool;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

/** Booking from afar, by who works for the gym. */
export const bookingRoutes: FastifyPluginAsyncZod<BookingRoutes> = async (app, { pool, newId }) => {
  app.post(
    '/api/booking-requests',
    { config: { access: { roles: everyRole } }, schema: { body: BookingRequest, response: { 202: BookingReply } } },
    async (request, reply) =>
      reply.status(202).send(await inScope(pool, scopeOf(request), (tx) => requestBooking(tx, request.body, newId()))),
  );

  app.get(
    '/api/booking-requests/:gymId/:id',
    {
      config: { access: { roles: everyRole } },
      schema: { params: z.object({ gymId: Id, id: Id }), response: { 200: BookingReply } },
    },
    async (request, reply) => {
      const { gymId, id } = request.params;
      const found = await inScope(pool, scopeOf(request), (tx) => readBookingReply(tx, gymId, id));
      if (found === undefined) {
        const message = 'There is no such request to book.';
        throw new RequestRefused(404, { code: 'unknown-request', message, remedy: 'Make the request first.' });
      }
      return reply.header('cache-control', 'no-store').send(found);
    },
  );
};
