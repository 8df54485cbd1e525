import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { Refusal } from './roles.ts';

const words: Record<Refusal, { status: number; message: string; remedy: string }> = {
  'own-account': {
    status: 403,
    message: 'Nobody changes what they may do themselves.',
    remedy: 'Ask somebody who manages users.',
  },
  'role-above': {
    status: 403,
    message: 'This is an account or a role above yours.',
    remedy: 'Ask somebody whose role is as high.',
  },
  'place-of-role': {
    status: 400,
    message: 'A franchise owner belongs to a franchise, managers and staff to a gym, a super admin to neither.',
    remedy: 'Name the place that the role has.',
  },
  'other-place': {
    status: 403,
    message: 'This gym or franchise is not one that you manage.',
    remedy: 'Choose one of yours.',
  },
};

export function refusalOf(refusal: Refusal): RequestRefused {
  const { status, message, remedy } = words[refusal];
  return new RequestRefused(status, { code: refusal, message, remedy });
}

export const lastAdmin = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'last-admin',
    message: 'This is the last super admin who can sign in.',
    remedy: 'Invite another one first, and wait until they have chosen a password.',
  });

/** @throws RequestRefused where the address has an account already; any other error as it is. */
export function addressTaken(error: unknown): never {
  if ((error as { code?: string }).code !== '23505') throw error;
  throw new RequestRefused(409, {
    code: 'address-taken',
    message: 'This e-mail address has an account already.',
    remedy: 'Choose another address, or look for the account.',
  });
}

/** @throws RequestRefused that says what is left to do; why it failed is for the log. */
export const mailNotSent =
  (warn: (error: unknown) => void) =>
  (cause: unknown): never => {
    warn(cause);
    throw new RequestRefused(
      502,
      {
        code: 'mail-not-sent',
        message: 'The account is made, but the mail with the link could not be sent.',
        remedy: 'See that the hub’s mail server answers (JARVIS_SMTP_URL), then send the invitation once more.',
      },
      { cause },
    );
  };
