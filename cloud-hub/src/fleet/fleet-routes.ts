import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyRequest } from 'fastify';
import type { BoxAddress } from '@jarvis-edge/sync/fleet-link.ts';
import type pg from 'pg';
import { z } from 'zod';
import { Box, Code, Fleet, Judgement, Kiosk, KioskEdit, NewBox, NewKiosk, Revoke } from '../../protocol/fleet.ts';
import { everyRole, managers, scopeOf, signedIn } from '../access.ts';
import type { Actor } from '../audited.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { unknown, type Boxes } from './boxes.ts';
import type { createConfirm, createReject } from './judge.ts';
import type { Kiosks } from './kiosks.ts';
import { readKiosks, type createReadBoxes } from './read-fleet.ts';

export interface FleetRoutes {
  readonly pool: pg.Pool;
  readonly boxes: Boxes;
  readonly kiosks: Kiosks;
  readonly confirm: ReturnType<typeof createConfirm>;
  readonly reject: ReturnType<typeof createReject>;
  readonly readBoxes: ReturnType<typeof createReadBoxes>;
  /** Told after something was done. */
  readonly changed: () => void;
  /** Told of boxes whose links have to end, after they were revoked. */
  readonly revoked: (box: BoxAddress) => void;
  /** Unix ms. */
  readonly now: () => number;
}

const ById = z.object({ id: z.uuid() });
const OfGym = z.object({ gymId: z.uuid() });
const seen = { access: { roles: everyRole } } as const;
const managed = { access: { roles: managers }, limit: 'admin' } as const;
const dangerous = { access: { roles: managers, stepUp: true }, limit: 'admin' } as const;

const actorOf = (request: FastifyRequest): Actor => ({
  kind: 'user',
  id: signedIn(request).person.userId,
  address: request.ip,
});

/** Boxes and kiosks at the console. What somebody does not see answers 404, whether it is there or not. */
export const fleetRoutes: FastifyPluginAsyncZod<FleetRoutes> = async (app, deps) => {
  const { pool, boxes, kiosks, confirm, reject, readBoxes, changed, revoked, now } = deps;
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  const done = async <T>(request: FastifyRequest, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
    const result = await inScope(pool, scopeOf(request), (tx) => work(tx, actorOf(request)));
    changed();
    return result;
  };
  const boxIn = async (tx: Tx, id: string): Promise<Box> => {
    const [box] = await readBoxes(tx, id);
    if (box === undefined) throw unknown('box');
    return box;
  };
  const kioskIn = async (tx: Tx, id: string): Promise<Kiosk> => {
    const [kiosk] = await readKiosks(tx, now(), id);
    if (kiosk === undefined) throw unknown('kiosk');
    return kiosk;
  };

  app.get('/api/fleet', { config: seen, schema: { response: { 200: Fleet } } }, (request) =>
    inScope(pool, scopeOf(request), async (tx) => ({
      boxes: await readBoxes(tx),
      kiosks: await readKiosks(tx, now()),
      hubTime: now(),
    })),
  );

  app.post(
    '/api/gyms/:gymId/boxes',
    { config: managed, schema: { params: OfGym, body: NewBox, response: { 200: Box } } },
    (request) =>
      done(request, async (tx, actor) =>
        boxIn(tx, await boxes.make(tx, { gymId: request.params.gymId, name: request.body.name, actor })),
      ),
  );

  app.post('/api/boxes/:id/code', { config: managed, schema: { params: ById, response: { 200: Code } } }, (request) =>
    done(request, (tx, actor) => boxes.newCode(tx, { boxId: request.params.id, actor })),
  );

  app.post(
    '/api/boxes/:id/confirm',
    { config: dangerous, schema: { params: ById, body: Judgement, response: { 200: Box } } },
    async (request) => {
      const { id: boxId } = request.params;
      const { box, ended } = await done(request, async (tx, actor) => {
        const replaced = await confirm(tx, { boxId, claimId: request.body.claimId, actor });
        return { box: await boxIn(tx, boxId), ended: replaced };
      });
      for (const id of ended) revoked({ boxId: id, gymId: box.gymId });
      return box;
    },
  );

  app.post(
    '/api/boxes/:id/reject',
    { config: managed, schema: { params: ById, body: Judgement, response: { 200: Box } } },
    (request) =>
      done(request, async (tx, actor) => {
        const { id: boxId } = request.params;
        await reject(tx, { boxId, claimId: request.body.claimId, actor });
        return boxIn(tx, boxId);
      }),
  );

  app.post(
    '/api/boxes/:id/revoke',
    { config: dangerous, schema: { params: ById, body: Revoke, response: { 200: Box } } },
    async (request) => {
      const { id: boxId } = request.params;
      const box = await done(request, async (tx, actor) => {
        await boxes.revoke(tx, { boxId, reason: request.body.reason, actor });
        return boxIn(tx, boxId);
      });
      revoked({ boxId, gymId: box.gymId });
      return box;
    },
  );

  app.post(
    '/api/gyms/:gymId/kiosks',
    { config: managed, schema: { params: OfGym, body: NewKiosk, response: { 200: Kiosk } } },
    (request) =>
      done(request, async (tx, actor) =>
        kioskIn(tx, await kiosks.make(tx, { gymId: request.params.gymId, kiosk: request.body, actor })),
      ),
  );

  app.patch(
    '/api/kiosks/:id',
    { config: managed, schema: { params: ById, body: KioskEdit, response: { 200: Kiosk } } },
    (request) =>
      done(request, async (tx, actor) => {
        await kiosks.edit(tx, { kioskId: request.params.id, edit: request.body, actor });
        return kioskIn(tx, request.params.id);
      }),
  );

  app.post('/api/kiosks/:id/code', { config: managed, schema: { params: ById, response: { 200: Code } } }, (request) =>
    done(request, (tx, actor) => kiosks.newCode(tx, { kioskId: request.params.id, actor })),
  );
};
