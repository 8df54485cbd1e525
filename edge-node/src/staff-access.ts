import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { isFromThisMachine } from '@jarvis-edge/sync/this-machine.ts';
import type { FastifyRequest } from 'fastify';

export const staffRoles = ['gym_manager', 'gym_staff'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who of the gym's staff asks, by the session that they are signed in with at this box. */
export interface StaffMember {
  readonly accountId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly language: string;
  readonly sessionId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    staff: StaffMember | null;
  }
}

/** @throws RequestRefused 401 or 403. A hook `onRequest` of routes for staff. */
export const staffOnly =
  (roles: readonly StaffRole[] = staffRoles) =>
  async ({ staff }: FastifyRequest): Promise<void> => {
    // Where nobody can sign in, nobody is.
    if ((staff ?? null) === null) throw refusals.signIn();
    if (!roles.includes((staff as StaffMember).role)) throw refusals.role();
  };

/** As `staffOnly`, and commands at a terminal of this machine need no sign-in. */
export const staffOrThisMachine = (roles: readonly StaffRole[] = staffRoles) => {
  const isStaff = staffOnly(roles);
  return async (request: FastifyRequest): Promise<void> => {
    if (!isHere(request)) await isStaff(request);
  };
};

export const isHere = ({ headers: { host, origin }, socket: { remoteAddress } }: FastifyRequest): boolean =>
  isFromThisMachine({ remoteAddress, host, origin });

const refusals = {
  signIn: () =>
    new RequestRefused(401, {
      code: 'sign-in',
      message: 'Nobody of the gym’s staff is signed in on this device.',
      remedy: 'Sign in with your PIN over https, or ask on the box itself.',
    }),
  role: () =>
    new RequestRefused(403, {
      code: 'role',
      message: 'Your role does not include this.',
      remedy: 'Ask somebody who manages the gym.',
    }),
};
