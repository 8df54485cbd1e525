import { Conflict, Review } from '@jarvis-edge/sync/conflict.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { staffOrThisMachine } from '../staff-access.ts';
import type { Conflicts } from './conflicts.ts';

const ConflictList = z.object({ conflicts: z.array(Conflict.extend({ memberName: z.string().nullable() })) });

/** Edits that gave way unseen, for staff, who decide about them. */
export const conflictRoutes: FastifyPluginAsyncZod<{ conflicts: Pick<Conflicts, 'list' | 'review'> }> = async (
  app,
  { conflicts },
) => {
  app.addHook('onRequest', staffOrThisMachine());

  app.get('/api/conflicts', { schema: { response: { 200: ConflictList } } }, async () => ({
    conflicts: conflicts.list(),
  }));

  app.post(
    '/api/conflicts/:id/review',
    { schema: { params: z.object({ id: z.uuid() }), body: Review, response: { 200: ConflictList } } },
    async ({ params: { id }, body }) => {
      conflicts.review(id, body);
      return { conflicts: conflicts.list() };
    },
  );
};
