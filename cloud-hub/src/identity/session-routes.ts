import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  ChangePassword,
  Confirmed,
  Enrolment,
  OpenSessions,
  RecoveryCodes,
  SecondFactor,
  SessionState,
  SignIn,
  StepUp,
} from '../../protocol/person.ts';
import { everyRole, requireStepUp, signedIn } from '../access.ts';
import { inScope } from '../tenancy/scope.ts';
import { createChangePassword, createStepUp } from './confirm-password.ts';
import { endedCookie, keepsSecureCookies } from './cookie.ts';
import { asHub, type Caller, type IdentityParts } from './parts.ts';
import { notFound } from './refusals.ts';
import { createConfirm, createEnrol, createGiveCode, createRenewRecoveryCodes, placeOf } from './second-factor.ts';
import { createSignIn, needsHttps, type Turn } from './sign-in.ts';

export const callerOf = ({ ip, headers }: FastifyRequest): Caller => ({
  address: ip,
  userAgent: headers['user-agent'],
  cookies: headers.cookie,
});

function answer(reply: FastifyReply, { state, cookies }: Turn): SessionState {
  reply.header('set-cookie', [...cookies]);
  return state;
}

const anyone = { access: 'anyone' } as const;
const signingIn = { access: 'signing-in' } as const;
const inside = { access: { roles: everyRole } } as const;

/** Signing in and out, the second factor, one's own sessions and password. */
export const sessionRoutes: FastifyPluginAsyncZod<{ parts: IdentityParts }> = async (app, { parts }) => {
  const { pool, sessions, now } = parts;
  const signIn = createSignIn(parts);
  const giveCode = createGiveCode(parts);
  const stepUp = createStepUp(parts);
  const enrol = createEnrol(parts);
  const confirm = createConfirm(parts);
  const renewRecoveryCodes = createRenewRecoveryCodes(parts);
  const changePassword = createChangePassword(parts);
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.get('/api/session', { config: anyone, schema: { response: { 200: SessionState } } }, async ({ session }) =>
    sessions.stateOf(session),
  );

  app.post(
    '/api/session',
    { config: anyone, schema: { body: SignIn, response: { 200: SessionState } } },
    async (request, reply) => {
      if (!keepsSecureCookies(request.headers.origin)) throw needsHttps();
      return answer(reply, await signIn(request.body, callerOf(request)));
    },
  );

  app.post(
    '/api/session/code',
    { config: signingIn, schema: { body: SecondFactor, response: { 200: SessionState } } },
    async (request, reply) => answer(reply, await giveCode(signedIn(request), request.body.code, callerOf(request))),
  );

  app.post(
    '/api/session/step-up',
    { config: inside, schema: { body: StepUp, response: { 200: SessionState } } },
    async (request, reply) => answer(reply, await stepUp(signedIn(request), request.body, callerOf(request))),
  );

  app.delete(
    '/api/session',
    { config: signingIn, schema: { response: { 200: SessionState } } },
    async (request, reply) => {
      await end(request, signedIn(request).sessionId);
      return answer(reply, { state: sessions.stateOf(null), cookies: [endedCookie] });
    },
  );

  app.get('/api/sessions', { config: inside, schema: { response: { 200: OpenSessions } } }, async (request) => {
    const { person, sessionId } = signedIn(request);
    const list = await inScope(pool, asHub('somebody looks at their devices'), (tx) =>
      sessions.list(tx, person.userId, sessionId),
    );
    return { sessions: list };
  });

  app.delete(
    '/api/sessions/:id',
    { config: inside, schema: { params: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      if (!(await end(request, request.params.id))) throw notFound();
      if (request.params.id === signedIn(request).sessionId) reply.header('set-cookie', endedCookie);
      return reply.status(204).send();
    },
  );

  async function end(request: FastifyRequest, sessionId: string): Promise<boolean> {
    const who = signedIn(request);
    const { userId } = who.person;
    const wasThere = await inScope(pool, asHub('somebody signs out'), async (tx) => {
      if (!(await sessions.end(tx, userId, sessionId))) return false;
      await parts.writeAudit(
        tx,
        { kind: 'user', id: userId, address: request.ip },
        { action: 'signed_out', ...placeOf(who), table: 'user_sessions', rowId: sessionId },
      );
      return true;
    });
    sessions.forget(userId);
    return wasThere;
  }

  app.post('/api/mfa/enrol', { config: signingIn, schema: { response: { 200: Enrolment } } }, async (request) => {
    return enrol(mayEnrol(request));
  });

  app.post(
    '/api/mfa/confirm',
    { config: signingIn, schema: { body: SecondFactor, response: { 200: Confirmed } } },
    async (request, reply) => {
      const turn = await confirm(mayEnrol(request), request.body.code, callerOf(request));
      return { session: answer(reply, turn), recoveryCodes: [...turn.recoveryCodes] };
    },
  );

  /** Who gave a right password but owes a code may not put another second factor in the place of the one asked for. */
  function mayEnrol(request: FastifyRequest) {
    const session = signedIn(request);
    if (session.stage !== 'enrol-wanted') requireStepUp(session, now());
    return session;
  }

  app.post(
    '/api/mfa/recovery-codes',
    {
      config: { access: { roles: everyRole, stepUp: true } },
      schema: { response: { 200: RecoveryCodes } },
    },
    async (request) => ({ recoveryCodes: await renewRecoveryCodes(signedIn(request), callerOf(request)) }),
  );

  app.post('/api/password', { config: inside, schema: { body: ChangePassword } }, async (request, reply) => {
    reply.header('set-cookie', await changePassword(signedIn(request), request.body, callerOf(request)));
    return reply.status(204).send();
  });
};
