import { Conflict, Review } from '@jarvis-edge/sync/conflict.ts';
import { onlyThisMachine } from '@jarvis-edge/sync/only-this-machine.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Conflicts } from './conflicts.ts';

const ConflictList = z.object({ conflicts: z.array(Conflict.extend({ memberName: z.string().nullable() })) });

/** Edits that gave way unseen, for whoever decides about them. Until staff can sign in they answer this machine alone. */
export const conflictRoutes: FastifyPluginAsyncZod<{ conflicts: Pick<Conflicts, 'list' | 'review'> }> = async (
  app,
  { conflicts },
) => {
  app.addHook('onRequest', async (request) => onlyThisMachine(request, notHere));

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

const notHere = {
  message: 'Staff cannot sign in at this box yet, so it shows its members’ data on its own machine only.',
  remedy: 'Ask on the box.',
};
