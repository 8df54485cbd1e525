import pg from 'pg';

/** @param lost Told when a connection breaks while nobody uses it; the next query opens another. */
export function openPool(url: string, max: number, lost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  pool.on('error', lost);
  // A pool that is ending no longer listens to connections that the server closes first.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
