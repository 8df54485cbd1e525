import { createHmac, type KeyObject } from 'node:crypto';

/**
 * What the gym's box is told of a kiosk's code, so that it can know the code when it is typed and a copy of its database
 * cannot: HMAC-SHA-256 with the tenant's key, which no database of a box holds. base64url, 43 characters.
 */
export const kioskCodeHmac = (tenantKey: KeyObject | Uint8Array, kioskId: string, code: string): string =>
  createHmac('sha256', tenantKey).update(`jarvis-edge kiosk code v1\n${kioskId}\n${code}`).digest('base64url');
