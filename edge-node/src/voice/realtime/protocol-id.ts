import { randomBytes } from 'node:crypto';

/** An id as the protocol has them: `item_…`. No item id may have more than 32 characters. */
export const protocolId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
