/** Which transactions a reader saw: PostgreSQL's `pg_snapshot`. Numbers are exact up to 2^53. */
export interface TransactionSnapshot {
  readonly xmin: number;
  readonly xmax: number;
  /** Those between that were still open. */
  readonly open: ReadonlySet<number>;
}

/** @param text `xmin:xmax:xip,xip…` */
export function parseSnapshot(text: string): TransactionSnapshot {
  const [xmin = '', xmax = '', open = ''] = text.split(':');
  return {
    xmin: Number(xmin),
    xmax: Number(xmax),
    open: new Set(open === '' ? [] : open.split(',').map(Number)),
  };
}

/** Whether a reader with that snapshot saw what a committed transaction wrote. */
export const sees = ({ xmin, xmax, open }: TransactionSnapshot, xid: number): boolean =>
  xid < xmin || (xid < xmax && !open.has(xid));
