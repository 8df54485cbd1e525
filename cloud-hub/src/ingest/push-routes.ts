import { acceptsSchema, PushEnvelope, receive } from '@jarvis-edge/sync/hub/receive.ts';
import { PushResponse, pushLimits, schemaVersion } from '@jarvis-edge/sync/protocol.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import type { AuthenticateBox } from '../box-claims.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';

export interface PushRoutes {
  readonly pool: pg.Pool;
  readonly authenticate: AuthenticateBox;
  /** Two boxes with one identity were noticed; told inside the transaction that noticed it. */
  readonly cloneSuspected: (tx: Tx, box: { boxId: string; gymId: string }) => Promise<void>;
  readonly hubEpoch: string;
  /** Told after new rows are committed: their ids by table. */
  readonly received: (newRows: ReadonlyMap<string, readonly string[]>) => void;
}

/** Beside the operations there is a little around them. */
const bodyLimit = pushLimits.bytes + 64_000;

export const pushRoutes: FastifyPluginAsyncZod<PushRoutes> = async (
  app,
  { pool, authenticate, cloneSuspected, hubEpoch, received },
) => {
  app.post(
    '/v1/push',
    { bodyLimit, schema: { body: PushEnvelope, response: { 200: PushResponse } } },
    async ({ headers, body }) => {
      const sender = await authenticate(headers.authorization);
      if (!acceptsSchema(body.schemaVersion, schemaVersion)) throw schemaRefused(body.schemaVersion);
      if (body.incarnation !== sender.incarnation) throw incarnationRefused();
      const { outcomes, newRows } = await inScope(pool, { kind: 'box', gymId: sender.gymId }, async (tx) => {
        const result = await receive(tx, sender, body.operations);
        if (result.isContested) await cloneSuspected(tx, sender);
        return result;
      });
      if (newRows.size > 0) received(newRows);
      return { hubEpoch, outcomes };
    },
  );
};

const schemaRefused = (version: number): RequestRefused =>
  new RequestRefused(400, {
    code: 'schema-version-unsupported',
    message: `The box speaks schema ${version} and this hub schema ${schemaVersion}.`,
    remedy: version > schemaVersion ? 'Update the hub; the box keeps its changes until then.' : 'Update the box.',
  });

const incarnationRefused = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'incarnation-mismatch',
    message: 'The token was made for another data file of this box.',
    remedy: 'Renew the token with the incarnation of the present file.',
  });
