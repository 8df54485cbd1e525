import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import { Franchise, FranchiseEdit, Gym, GymEdit, NewFranchise, NewGym, Places } from '../../protocol/places.ts';
import { everyRole, managers, owners, requireStepUp, scopeOf, signedIn } from '../access.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { addFranchise, addGym, editFranchise, editGym, readPlaces, type Doer, type PlacesParts } from './places.ts';

export interface PlacesRoutes extends PlacesParts {
  readonly pool: pg.Pool;
  /** Unix ms. */
  readonly now: () => number;
  /** Told when a place was added or edited. */
  readonly changed: () => void;
}

const OfId = z.object({ id: z.uuid() });

/** Franchises and gyms, to each person those that are theirs. */
export const placesRoutes: FastifyPluginAsyncZod<PlacesRoutes> = async (app, parts) => {
  const { pool, now, changed } = parts;

  /** In the person's own scope, so that nothing of another tenant is even found. */
  const asThem = async <T>(request: FastifyRequest, work: (tx: Tx, doer: Doer) => Promise<T>): Promise<T> => {
    const { person } = signedIn(request);
    const doer: Doer = { actor: { kind: 'user', id: person.userId, address: request.ip }, role: person.role };
    const done = await inScope(pool, scopeOf(request), (tx) => work(tx, doer));
    changed();
    return done;
  };

  app.get(
    '/api/places',
    { config: { access: { roles: everyRole } }, schema: { response: { 200: Places } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return inScope(pool, scopeOf(request), readPlaces);
    },
  );

  app.post(
    '/api/franchises',
    {
      config: { access: { roles: ['super_admin'], stepUp: true }, limit: 'admin' },
      schema: { body: NewFranchise, response: { 200: Franchise } },
    },
    async (request) => asThem(request, (tx, doer) => addFranchise(tx, parts, doer, request.body)),
  );

  app.patch(
    '/api/franchises/:id',
    {
      config: { access: { roles: owners }, limit: 'admin' },
      schema: { params: OfId, body: FranchiseEdit, response: { 200: Franchise } },
    },
    async (request) => {
      const { id } = request.params;
      // What a client subscribed to is what they are billed for.
      if (request.body.subscriptionPlan !== undefined || request.body.status !== undefined)
        requireStepUp(signedIn(request), now());
      return asThem(request, (tx, doer) => editFranchise(tx, parts, doer, id, request.body));
    },
  );

  app.post(
    '/api/gyms',
    {
      config: { access: { roles: owners }, limit: 'admin' },
      schema: { body: NewGym, response: { 200: Gym } },
    },
    async (request) => asThem(request, (tx, doer) => addGym(tx, parts, doer, request.body)),
  );

  app.patch(
    '/api/gyms/:id',
    {
      config: { access: { roles: managers }, limit: 'admin' },
      schema: { params: OfId, body: GymEdit, response: { 200: Gym } },
    },
    async (request) => {
      const { id } = request.params;
      return asThem(request, (tx, doer) => editGym(tx, parts, doer, id, request.body));
    },
  );
};
