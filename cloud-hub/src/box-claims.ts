import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/** What a valid token says about the box that sent it. */
export interface BoxClaims {
  readonly boxId: string;
  readonly gymId: string;
  readonly tenantId: string;
  readonly incarnation: string;
  readonly softwareVersion: string;
}

/**
 * @param authorization The header as it was sent.
 * @throws RequestRefused when it names no box that may ask.
 */
export type AuthenticateBox = (authorization: string | undefined) => Promise<BoxClaims>;

export const boxRevoked = (): RequestRefused =>
  new RequestRefused(403, {
    code: 'box-revoked',
    message: 'This box was revoked at the hub.',
    remedy: 'If it still serves the gym, start it with an empty data folder and type a new code.',
  });
