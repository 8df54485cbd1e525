import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/**
 * One answer for an unknown box or claim, a wrong signature and a challenge or counter that is spent: none of them tells a
 * stranger which it was.
 */
export const signatureRefused = (): RequestRefused =>
  new RequestRefused(401, {
    code: 'signature-invalid',
    message: 'The request is not signed by this box, or what it signs is old or was used before.',
    remedy: 'Ask for a new challenge and sign that one.',
  });
