import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/** What a valid token says about the box that sent it. */
export interface BoxClaims {
  readonly boxId: string;
  readonly gymId: string;
  readonly tenantId: string;
  readonly incarnation: string;
  readonly softwareVersion: string;
  /** Of the key that it was given to: a box that was replaced under its name has another. */
  readonly keyId: string;
}

/**
 * @param authorization The header as it was sent.
 * @throws RequestRefused when it names no box that may ask.
 */
export type AuthenticateBox = (authorization: string | undefined) => Promise<BoxClaims>;

/** @param reason As the manager gave it, or `replaced` by another box. */
export const boxRevoked = (reason?: string): RequestRefused =>
  new RequestRefused(403, {
    code: 'box-revoked',
    message:
      reason === 'replaced' ? 'Another box has taken the place of this one.' : 'This box was revoked at the hub.',
    remedy: 'If it still serves the gym, start it with an empty data folder and type a new code.',
    ...(reason !== undefined && { fields: { reason } }),
  });
