import { upTable } from '@jarvis-edge/sync/catalogue.ts';
import { judgePush } from '@jarvis-edge/sync/hub/judge.ts';
import { answerTo } from '@jarvis-edge/sync/hub/push-answer.ts';
import { postgresStore } from '@jarvis-edge/sync/hub/postgres-store.ts';
import type { Received } from '@jarvis-edge/sync/hub/receive.ts';
import { acceptsSchema, receive } from '@jarvis-edge/sync/hub/receive.ts';
import { hubRules } from '@jarvis-edge/sync/hub/plan.ts';
import { PushResponse, pushLimits, schemaVersion, UnjudgedPush } from '@jarvis-edge/sync/protocol.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import type { AuthenticateBox } from '../box-claims.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { Turns } from './turns.ts';

export interface PushRoutes {
  readonly pool: pg.Pool;
  readonly authenticate: AuthenticateBox;
  /** What rows of a table call for as soon as they are in, inside the transaction that brought them. */
  readonly arrived: (tx: Tx, gymId: string, table: string, ids: readonly string[]) => Promise<void>;
  /** Two boxes with one identity were noticed; told inside the transaction that noticed it. */
  readonly cloneSuspected: (tx: Tx, box: { boxId: string; gymId: string }) => Promise<void>;
  /** Operations that neither side has any more; told inside the transaction that noticed it. */
  readonly operationsMissing: (
    tx: Tx,
    box: { boxId: string; gymId: string; incarnation: string },
    missing: NonNullable<Received['missing']>,
  ) => Promise<void>;
  readonly hubEpoch: string;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Unix ms. */
  readonly now: () => number;
  /** How far the box's clock is ahead of the hub's, ms; told after the push is committed. */
  readonly clockSeen: (box: { boxId: string; gymId: string }, aheadMs: number) => void;
  /** Told after rows are committed: their ids by table. */
  readonly received: (touched: ReadonlyMap<string, readonly string[]>, gymId: string) => void;
}

/** Beside the operations there is a little around them. */
const bodyLimit = pushLimits.bytes + 64_000;

export const pushRoutes: FastifyPluginAsyncZod<PushRoutes> = async (app, deps) => {
  const { pool, authenticate, arrived, cloneSuspected, operationsMissing, hubEpoch, newId, now } = deps;
  // A box's next batch waits here, where it keeps no connection to the database from other boxes. While the last one is
  // being committed it begins, and the database lets it go on when that is done.
  const turns = new Turns();
  app.post(
    '/v1/push',
    { config: { access: 'box' }, bodyLimit, schema: { body: UnjudgedPush, response: { 200: PushResponse } } },
    async ({ headers, body }) => {
      const arrivedMs = now();
      const sender = await authenticate(headers.authorization);
      if (!acceptsSchema(body.schemaVersion, schemaVersion)) throw schemaRefused(body.schemaVersion);
      if (body.incarnation !== sender.incarnation) throw incarnationRefused();
      const push = judgePush(body, sender.gymId);
      const takeIn = async (tx: Tx): Promise<Received> => {
        const store = postgresStore(tx, newId);
        const taken = await receive({ store, rules: hubRules, nowMs: now() }, sender, push);
        // What follows is the hub's own doing, and stamped as such.
        if (merges(taken.touched)) await tx.query(`select set_config('app.merging', '', true)`);
        for (const [table, ids] of taken.touched) await arrived(tx, sender.gymId, table, ids);
        if (taken.isContested) await cloneSuspected(tx, sender);
        if (taken.missing) await operationsMissing(tx, sender, taken.missing);
        return taken;
      };
      const result = await turns.take(sender.incarnation, (passOn) =>
        inScope(pool, { kind: 'box', gymId: sender.gymId }, takeIn, passOn),
      );
      if (body.sentAt !== undefined) deps.clockSeen(sender, body.sentAt.wallMs - arrivedMs);
      if (result.touched.size > 0) deps.received(result.touched, sender.gymId);
      const { received, durable, outcomes } = result;
      return { hubEpoch, hubTime: now(), received, durable, ...answerTo(push, outcomes) };
    },
  );
};

/** Whether edits came, under stamps of their own. */
const merges = (touched: Received['touched']): boolean =>
  [...touched.keys()].some((table) => upTable(table)?.rule === 'merge');

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
