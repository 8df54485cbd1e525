import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Person, Role } from '../protocol/person.ts';
import type { Scope } from './tenancy/scope.ts';

/**
 * Whom a route answers. Every route says it; one that does not is refused when the hub starts.
 *
 * - `anyone`: no identity needed; the route protects itself, by a code, a link or a password.
 * - `box`: the route reads the box's token.
 * - `signing-in`: whoever gave a right password, and may still owe the second factor.
 * - roles: those, fully signed in; `stepUp` when they have lately given their password again.
 */
export type Access = 'anyone' | 'box' | 'signing-in' | { readonly roles: readonly Role[]; readonly stepUp?: boolean };

/** Which of the limits of `product.md` a route counts against. By default `box` for boxes and `api` for all else. */
export type LimitClass = 'api' | 'voice' | 'admin' | 'box';
/** Requests that a caller has a minute, by class. `box-address`: for boxes, who has no token yet. */
export type Budgets = Readonly<Record<LimitClass | 'box-address', number>>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** `none`: it costs nothing, and is asked before anybody can know whether they may ask. */
    limit?: LimitClass | 'none';
  }
  interface FastifyRequest {
    /** Who asks, where a session says so. */
    session: SignedIn | null;
  }
}

/** What the hub knows of whoever asks, from the session's cookie. */
export interface SignedIn {
  readonly person: Person;
  readonly sessionId: string;
  readonly stage: 'code-wanted' | 'enrol-wanted' | 'signed-in';
  /** Unix ms. */
  readonly steppedUpUntil: number | null;
}

export const everyRole: readonly Role[] = ['super_admin', 'franchise_owner', 'gym_manager', 'gym_staff'];
export const managers: readonly Role[] = ['super_admin', 'franchise_owner', 'gym_manager'];
export const owners: readonly Role[] = ['super_admin', 'franchise_owner'];

/** @throws RequestRefused 401, where the route is for signed-in people and this is none. */
export function signedIn(request: FastifyRequest): SignedIn {
  const { session } = request;
  if (session === null) throw refusals.signIn();
  return session;
}

/** @throws RequestRefused 403 `step-up` unless the password was lately given once more; for routes where it hangs on what is asked. */
export function requireStepUp({ stage, steppedUpUntil }: SignedIn, now: number): void {
  if (stage !== 'signed-in') throw refusals.secondFactor();
  if ((steppedUpUntil ?? 0) <= now) throw refusals.stepUp();
}

export const scopeOf = (request: FastifyRequest): Scope => ({ kind: 'user', userId: signedIn(request).person.userId });

export interface AccessParts {
  /** Where the console's files are served from; they are for anyone. */
  readonly pages: string;
  /** @param cookies The header as it was sent. */
  readonly readSession: (cookies: string | undefined) => Promise<SignedIn | null>;
  /** Counts the request against its caller's limit, once the session is known; without it nobody is counted. */
  readonly count?: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** Unix ms. */
  readonly now: () => number;
}

export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/**
 * Holds every route of the server to the access that it declares; before any route is added.
 *
 * @returns the routes, which grow as they are added.
 */
export function holdToAccess(
  app: FastifyInstance,
  { pages, readSession, count, now }: AccessParts,
): readonly DeclaredRoute[] {
  const declared: DeclaredRoute[] = [];
  app.decorateRequest('session', null);
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith(pages)) route.config = { ...route.config, access: 'anyone', limit: 'none' };
    const access = route.config?.access;
    if (access !== undefined) {
      for (const method of [route.method].flat()) declared.push({ method, url: route.url, access });
      return;
    }
    throw new Error(`The route ${String(route.method)} ${route.url} does not say whom it answers.`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config;
    const isForBoxes = access === undefined || access === 'box';
    if (!isForBoxes) request.session = await readSession(request.headers.cookie);
    await count?.(request, reply);
    if (isForBoxes) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseOtherOrigins(request);
    if (access === 'anyone') return;
    const session = signedIn(request);
    if (access === 'signing-in') return;
    if (session.stage !== 'signed-in') throw refusals.secondFactor();
    if (!access.roles.includes(session.person.role)) throw refusals.role();
    if (access.stepUp === true) requireStepUp(session, now());
  });
  return declared;
}

/** A browser names the page that a request comes from; a page of another site may not change anything here. */
function refuseOtherOrigins({ host, headers: { origin, 'sec-fetch-site': site } }: FastifyRequest): void {
  const isOther =
    origin === undefined ? site !== undefined && site !== 'same-origin' && site !== 'none' : hostOf(origin) !== host;
  if (!isOther) return;
  throw new RequestRefused(403, {
    code: 'other-origin',
    message: 'This request was sent by a page of another site.',
    remedy: 'Do it on the hub’s own pages.',
  });
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

const refusals = {
  signIn: () =>
    new RequestRefused(401, { code: 'sign-in', message: 'Nobody is signed in.', remedy: 'Sign in and try again.' }),
  secondFactor: () =>
    new RequestRefused(401, {
      code: 'second-factor',
      message: 'The second factor has not been given yet.',
      remedy: 'Finish signing in.',
    }),
  role: () =>
    new RequestRefused(403, {
      code: 'role',
      message: 'Your role does not include this.',
      remedy: 'Ask somebody who manages the gym or franchise.',
    }),
  stepUp: () =>
    new RequestRefused(403, {
      code: 'step-up',
      message: 'This needs your password once more.',
      remedy: 'Confirm who you are and try again.',
    }),
};
