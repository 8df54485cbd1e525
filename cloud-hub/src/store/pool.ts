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
 */
export function openPool(url: string, max: number, lost: (error: Error) => void): OpenPool {
  const pool = new pg.Pool({ connectionString: url, max, pipeline: true });
  const open = new Set<Promise<void>>();
  pool.on('error', lost);
  pool.on('connect', (client) => {
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    open.add(ended);
    void ended.then(() => open.delete(ended));
    // While it ends, the pool no longer listens to it.
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
