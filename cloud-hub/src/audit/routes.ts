import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { AuditPage, AuditQuery, type AuditEntry } from '../../protocol/audit.ts';
import type { Person } from '../../protocol/person.ts';
import { managers, scopeOf, signedIn } from '../access.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { auditSearch, cursorOf, placeOf, type Realm } from './search.ts';

export interface AuditRoutes {
  readonly pool: pg.Pool;
}

/** Entries of one page. */
const pageSize = 50;

/** Who did what: searched by those who answer for a gym, a franchise or everything. */
export const auditRoutes: FastifyPluginAsyncZod<AuditRoutes> = async (app, { pool }) => {
  app.get(
    '/api/audit',
    {
      config: { access: { roles: managers }, limit: 'admin' },
      schema: {
        summary: 'Searches the audit log, the newest first',
        tags: ['audit'],
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    async (request) => {
      const { cursor, ...query } = request.query;
      const after = cursor === undefined ? undefined : placeOf(cursor);
      if (cursor !== undefined && after === undefined) throw cursorRefused();
      const realm = realmOf(signedIn(request).person);
      return inScope(pool, scopeOf(request), (tx) => readPage(tx, realm, { ...query, after }));
    },
  );
};

export async function readPage(
  tx: Tx,
  realm: Realm,
  search: Parameters<typeof auditSearch>[1],
  size = pageSize,
): Promise<AuditPage> {
  const { text, values } = auditSearch(realm, search, size + 1);
  const [rows, known] = await Promise.all([
    tx.query<AuditRow>(text, values),
    tx.query<{ action: string }>('select app.audited_actions() as action'),
  ]);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    entries: page.map(entryOf),
    cursor: rows.length > size && last !== undefined ? cursorOf(last) : null,
    actions: known.map(({ action }) => action),
  };
}

interface AuditRow {
  readonly id: string;
  readonly micros: string;
  readonly actor_kind: AuditEntry['actorKind'];
  readonly actor_id: string | null;
  readonly actor: string | null;
  readonly action: string;
  readonly gym_id: string | null;
  readonly franchise_id: string | null;
  readonly table_name: string | null;
  readonly row_id: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly details: Record<string, unknown>;
  readonly address: string | null;
}

const entryOf = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: Math.floor(Number(row.micros) / 1000),
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actor: row.actor ?? '',
  action: row.action,
  gymId: row.gym_id,
  franchiseId: row.franchise_id,
  table: row.table_name,
  rowId: row.row_id,
  before: row.before,
  after: row.after,
  details: row.details,
  address: row.address,
});

function realmOf({ role, franchiseId, gymId }: Person): Realm {
  if (role === 'super_admin') return 'everywhere';
  return franchiseId === null ? { gymId: gymId ?? '' } : { franchiseId };
}

const cursorRefused = (): RequestRefused =>
  new RequestRefused(400, {
    code: 'cursor-invalid',
    message: 'The place in the log to go on from is none that the hub gave.',
    remedy: 'Begin again without it.',
  });
