import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyInstance } from 'fastify';
import type { StaffMember } from '../staff-access.ts';

/** Of this origin alone, by a line that nobody reads along: browsers hold to the name. @see RFC 6265bis §4.1.3.2 */
export const cookieName = '__Host-jarvis-staff';

/** Tells every route who of the staff asks; before any route is added. */
export function holdStaff(app: FastifyInstance, find: (token: string) => StaffMember | undefined): void {
  app.decorateRequest('staff', null);
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[cookieName];
    if (token === undefined) return;
    const { origin, host } = request.headers;
    const isOwnPage = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
    if (isOwnPage) request.staff = find(token) ?? null;
    else if (request.method !== 'GET' && request.method !== 'HEAD') throw otherOrigin();
  });
}

const otherOrigin = (): RequestRefused =>
  new RequestRefused(403, {
    code: 'other-origin',
    message: 'This request was sent by a page of another site.',
    remedy: 'Do it on the box’s own pages.',
  });
