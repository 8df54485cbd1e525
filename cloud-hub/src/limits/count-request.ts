import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Budgets } from '../access.ts';
import { callerAt } from '../caller-at.ts';
import type { RateLimits, Verdict } from './rate-limits.ts';

export interface CountRequestParts {
  readonly limits: RateLimits;
  readonly budgets: Budgets;
  /** Which box sent this header; rejects when it is of none. */
  readonly boxOf: (authorization: string | undefined) => Promise<{ readonly boxId: string }>;
}

/**
 * Counts a request against its caller's minute: the person who is signed in, the box whose token is valid, else the
 * address. A stream counts once, however long it lives. Boxes are counted by each process for itself: they are the many
 * requests, and a box speaks to one process at a time.
 *
 * @returns to be asked once the session is known.
 * @throws RequestRefused 429, which says when to come back.
 */
export function createCountRequest({ limits, budgets, boxOf }: CountRequestParts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { access, limit } = request.routeOptions.config;
    if (limit === 'none') return;
    const name = limit ?? (access === 'box' ? 'box' : 'api');
    const caller = await callerOf(request, boxOf);
    const isBox = caller.startsWith('box:');
    const verdict =
      name === 'box'
        ? limits.takeHere(name, caller, isBox ? budgets.box : budgets['box-address'])
        : await limits.take(name, caller, budgets[name]);
    tell(reply, verdict);
    if (!verdict.isAllowed) throw tooMany(verdict);
  };
}

async function callerOf(request: FastifyRequest, boxOf: CountRequestParts['boxOf']): Promise<string> {
  const { session, headers, ip } = request;
  if (session !== null) return `user:${session.person.userId}`;
  if (request.routeOptions.config.access === 'box') {
    const box = await boxOf(headers.authorization).catch(() => undefined);
    if (box !== undefined) return `box:${box.boxId}`;
  }
  return callerAt(ip);
}

/** On the raw response: a stream that takes it over keeps them. */
function tell({ raw }: FastifyReply, { limit, remaining, resetSeconds }: Verdict): void {
  raw.setHeader('x-ratelimit-limit', limit);
  raw.setHeader('x-ratelimit-remaining', remaining);
  raw.setHeader('x-ratelimit-reset', resetSeconds);
}

const tooMany = ({ limit, resetSeconds }: Verdict): RequestRefused =>
  new RequestRefused(429, {
    code: 'too-many-requests',
    message: `More than ${limit} requests of this kind came within one minute.`,
    remedy: `Try again in ${resetSeconds} s.`,
    retryAfterSeconds: resetSeconds,
  });
