import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const idBytes = 16;
/** Asked of the system in one go: a call for each id would cost a tap more than its decision. */
const pool = Buffer.alloc(256 * idBytes);
let used = pool.length;

/** A UUIDv7 (RFC 9562 §5.7): sorts by the millisecond in which it was made. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += idBytes));
  return v7({ random });
}

/** No UUIDv7 of that millisecond or later sorts before it. @param ms Unix ms. */
export function lowestId(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
