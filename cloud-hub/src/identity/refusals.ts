import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/** The same words for an unknown address, a closed account and a wrong password. */
export const wrongPassword = (): RequestRefused =>
  new RequestRefused(401, {
    code: 'wrong-password',
    message: 'The e-mail address or the password is wrong.',
    remedy: 'Try again, or have a link sent that sets a new password.',
  });

export const wrongCode = (): RequestRefused =>
  new RequestRefused(401, {
    code: 'wrong-code',
    message: 'The code is wrong, has expired or was used already.',
    remedy: 'Wait for the next code of the app, or give a recovery code.',
  });

export const notNow = (message: string, remedy: string): RequestRefused =>
  new RequestRefused(409, { code: 'not-now', message, remedy });

export const notFound = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'not-found',
    message: 'There is no such thing among those that you may see.',
    remedy: 'Look at the list again.',
  });
