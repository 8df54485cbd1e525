/** What one asks of the log, from the places that they may see. Times are Unix ms. */
export interface AuditSearch {
  /** Anywhere in action, actor, table or row id. */
  readonly text?: string | undefined;
  readonly action?: string | undefined;
  readonly gymId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly after?: Place | undefined;
}

/** Where a page ended; `micros` is Unix time, as text because it is a bigint. */
export interface Place {
  readonly micros: string;
  readonly id: string;
}

/** Whose log: everybody's, that of a franchise with its gyms, or that of a gym. The policies hold to it as well. */
export type Realm = 'everywhere' | { readonly franchiseId: string } | { readonly gymId: string };

const columns = `
  id, (extract(epoch from at) * 1000000)::bigint as micros, actor_kind, actor_id, actor, action, gym_id, franchise_id,
  table_name, row_id, before, after, details, host(address) as address`;

/** Comes before every id. */
const noId = '00000000-0000-0000-0000-000000000000';

const momentOf = (parameter: string): string => `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

/** One page of the log, the newest first, as a walk down the index of the narrowest condition. */
export function auditSearch(realm: Realm, search: AuditSearch, limit: number): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const wanted: string[] = [];
  const { text, action, gymId, actorId, from, until, after } = search;
  if (realm !== 'everywhere') {
    wanted.push('franchiseId' in realm ? `tenant_id = ${add(realm.franchiseId)}` : `gym_id = ${add(realm.gymId)}`);
  }
  if (gymId !== undefined) wanted.push(`gym_id = ${add(gymId)}`);
  if (actorId !== undefined) wanted.push(`actor_id = ${add(actorId)}`);
  if (action !== undefined) wanted.push(`action = ${add(action)}`);
  if (from !== undefined) wanted.push(`at >= ${momentOf(add(from * 1000))}`);
  if (until !== undefined) wanted.push(`at < ${momentOf(add(until * 1000))}`);
  if (after !== undefined) wanted.push(`(at, id) < (${momentOf(add(after.micros))}, ${add(after.id)}::uuid)`);
  if (text !== undefined && text !== '') {
    const pattern = add(`%${text.toLowerCase().replaceAll(/[%_\\]/g, '\\$&')}%`);
    wanted.push(`words like ${pattern}`);
    // Three letters are what the index of words knows.
    if (realm === 'everywhere' && gymId === undefined && text.length >= 3) {
      const moment = (micros: string | number | undefined): string =>
        micros === undefined ? 'null' : momentOf(add(micros));
      const [since, last] = [from, until].map((ms) => moment(ms === undefined ? undefined : ms * 1000));
      const before = after === undefined ? `${last}, '${noId}'` : `${moment(after.micros)}, ${add(after.id)}::uuid`;
      const asked = `${pattern}, ${add(action ?? null)}, ${add(actorId ?? null)}, ${since}, ${before}, ${add(limit)}`;
      wanted.push(`(tenant_id, id) in (select found_tenant, found_id from app.audit_found(${asked}))`);
    }
  }
  const where = wanted.length === 0 ? '' : `where ${wanted.join(' and ')}`;
  return {
    text: `select ${columns} from audit_log ${where} order by at desc, id desc limit ${add(limit)}`,
    values,
  };
}

export const cursorOf = ({ micros, id }: Place): string => `${micros}.${id}`;

/** @returns undefined when it is none of ours. */
export function placeOf(cursor: string): Place | undefined {
  const [, micros, id] = /^(\d{1,17})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(cursor) ?? [];
  return micros === undefined || id === undefined ? undefined : { micros, id };
}
