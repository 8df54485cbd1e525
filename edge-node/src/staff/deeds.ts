import type Database from 'better-sqlite3';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface DeedsDeps {
  readonly db: Database.Database;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Unix ms. */
  readonly nowMs: () => number;
}

/** Writes down what staff change at this box, route by route; before any route is added. */
export function writeDeeds(app: FastifyInstance, { db, newId, nowMs }: DeedsDeps): void {
  const insert = db.prepare<[string, number, string, string, string, string | null, string]>(
    'insert into staff_deeds (id, at, account_id, name, deed, row_id, address) values (?, ?, ?, ?, ?, ?, ?)',
  );
  app.addHook('onSend', async (request: FastifyRequest, reply) => {
    const { staff, method, routeOptions, ip } = request;
    if (staff === null || method === 'GET' || method === 'HEAD' || reply.statusCode >= 400) return;
    const { id = null } = request.params as { id?: string };
    insert.run(newId(), nowMs(), staff.accountId, staff.name, `${method} ${routeOptions.url ?? ''}`, id, ip);
  });
}
