import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isPrivateAddress } from '../private-address.ts';
import { isHere, staffOnly, staffRoles, type StaffMember } from '../staff-access.ts';
import type { Account, Accounts } from './accounts.ts';
import { cookieName } from './hold-staff.ts';
import { lastsMs, type Sessions } from './sessions.ts';
import type { SignInTry } from './sign-in.ts';

export interface StaffRoutesDeps {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly signIn: (given: SignInTry) => Promise<{ account: Account; token: string }>;
}

const AccountList = z.object({
  /** Of who may sign in here; names alone. */
  accounts: z.array(z.object({ id: z.string(), name: z.string() })),
  /** When the hub last stood for them, Unix ms; after 30 days none works. */
  confirmedAt: z.number().nullable(),
  isConfirmed: z.boolean(),
});
const SignInBody = z.object({ accountId: z.uuid(), pin: z.string().regex(/^\d{6,8}$/) });
const SessionState = z.object({
  staff: z
    .object({ accountId: z.string(), name: z.string(), role: z.enum(staffRoles), language: z.string() })
    .nullable(),
});
const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      accountId: z.string(),
      name: z.string(),
      createdAt: z.number(),
      lastSeenAt: z.number(),
      address: z.string().nullable(),
      device: z.string().nullable(),
      isThisOne: z.boolean(),
    }),
  ),
});

/** Signing in for the gym's staff: from the gym's network, over a line that nobody reads along. */
export const staffRoutes: FastifyPluginAsyncZod<StaffRoutesDeps> = async (app, { accounts, sessions, signIn }) => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isPrivateAddress(request.ip)) throw refusals.notOnLan();
  });

  app.get('/api/staff/accounts', { schema: { response: { 200: AccountList } } }, async () => ({
    accounts: accounts.isConfirmed ? accounts.all() : [],
    confirmedAt: accounts.confirmedAt,
    isConfirmed: accounts.isConfirmed,
  }));

  app.get('/api/staff/session', { schema: { response: { 200: SessionState } } }, async ({ staff }) => ({ staff }));

  app.post(
    '/api/staff/session',
    { bodyLimit: 1000, schema: { body: SignInBody, response: { 200: SessionState } } },
    async (request, reply) => {
      // A PIN goes over no line in the clear, and a browser would not keep the cookie.
      if (request.protocol !== 'https' && !isHere(request)) throw refusals.httpsNeeded();
      if (isFromOtherSite(request)) throw refusals.otherOrigin();
      const device = request.headers['user-agent']?.slice(0, 200) ?? null;
      const { account, token } = await signIn({ ...request.body, address: request.ip, device });
      if (request.staff !== null) sessions.end(request.staff.sessionId);
      keepToken(reply, token);
      request.staff = sessions.find(token) ?? null;
      const { id: accountId, name, role, language } = account;
      return { staff: { accountId, name, role, language } };
    },
  );

  app.delete('/api/staff/session', async ({ staff }, reply) => {
    if (staff !== null) sessions.end(staff.sessionId);
    return reply.clearCookie(cookieName, cookie).status(204).send();
  });

  app.get(
    '/api/staff/sessions',
    { onRequest: staffOnly(), schema: { response: { 200: SessionList } } },
    async ({ staff }) => ({ sessions: shownTo(staff) }),
  );

  app.delete(
    '/api/staff/sessions/:id',
    { onRequest: staffOnly(), schema: { params: z.object({ id: z.string() }) } },
    async ({ staff, params: { id } }, reply) => {
      if (!shownTo(staff).some((session) => session.id === id)) throw refusals.unknown();
      sessions.end(id);
      return reply.status(204).send();
    },
  );

  /** One's own; those who manage the gym see everybody's. */
  function shownTo(staff: StaffMember | null): z.infer<typeof SessionList>['sessions'] {
    if (staff === null) return [];
    return sessions
      .open(staff.role === 'gym_manager' ? undefined : staff.accountId)
      .map((session) => ({ ...session, isThisOne: session.id === staff.sessionId }));
  }
};

const cookie = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

const keepToken = (reply: FastifyReply, token: string): void =>
  void reply.setCookie(cookieName, token, { ...cookie, maxAge: lastsMs / 1000 });

/** A page of another site would sign its visitors in as whom it likes. */
function isFromOtherSite({ headers: { origin, host } }: FastifyRequest): boolean {
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

const refusals = {
  notOnLan: () =>
    new RequestRefused(403, {
      code: 'not-on-lan',
      message: 'Staff sign in from the gym’s own network only.',
      remedy: 'Use a device in the gym, or the hub’s console.',
    }),
  httpsNeeded: () =>
    new RequestRefused(403, {
      code: 'https-needed',
      message: 'A PIN is taken over https only.',
      remedy: 'Open the page /trust of this box and follow it.',
    }),
  otherOrigin: () =>
    new RequestRefused(403, {
      code: 'other-origin',
      message: 'This request was sent by a page of another site.',
      remedy: 'Sign in on the box’s own pages.',
    }),
  unknown: () =>
    new RequestRefused(404, {
      code: 'unknown-session',
      message: 'There is no such session among those that you may end.',
      remedy: 'Read the list again.',
    }),
};
