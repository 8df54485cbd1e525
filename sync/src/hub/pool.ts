import pg from 'pg';

export interface OpenPool {
  readonly pool: pg.Pool;
  /** Resolves once every connection is closed, which `pool.end` does not wait for. */
  close(): Promise<void>;
}

/**
 * Queries that are asked for without waiting for one another go to the server together.
 *
 * @param lost Told when a connection breaks while nobody uses it; the next query opens another.
 * @param options Settings of each connection, as PostgreSQL's command line takes them.
 */
export function openPool(url: string, max: number, lost: (error: Error) => void, options?: string): OpenPool {
  const pool = new pg.Pool({ connectionString: url, max, pipeline: true, ...(options !== undefined && { options }) });
  const open = new Set<Promise<void>>();
  pool.on('error', lost);
  pool.on('connect', (client) => {
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    open.add(ended);
    void ended.then(() => open.delete(ended));
    // Whoever uses a connection that breaks meets the error in the query; the pool listens to idle ones alone.
    client.on('error', () => undefined);
  });
  return {
    pool,
    close: async () => {
      await pool.end();
      await Promise.all(open);
    },
  };
}
