import type { BoxMessage } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { closeCode, KioskMessage } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { isFromThisMachine } from '@jarvis-edge/sync/this-machine.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Holder } from '../store/profile.ts';
import type { KioskScreens } from './kiosk-screens.ts';
import type { Pairings } from './pairing.ts';
import type { TalkSocketDeps } from './talk-socket.ts';
import { TalkSocket } from './talk-socket.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

export interface KioskRoutesDeps {
  readonly pairings: Pairings;
  readonly screens: KioskScreens;
  /** What a screen is told when it connects. */
  readonly greeting: (kioskId: string) => BoxMessage[];
  readonly holderByLabel: (label: string) => Holder;
  readonly beginTalk: TalkSocketDeps['begin'];
  /** Unix ms. */
  readonly now: () => number;
}

const cookieName = 'jarvis_kiosk';
const Slug = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,64}$/) });
const PairBody = z.object({ code: z.string().max(32).optional() });

const MemberAnswer = z.object({
  memberId: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  language: z.string().nullable(),
  communicationStyle: z.string().nullable(),
  membershipType: z.string().nullable(),
});

/** What a kiosk screen asks of the box: to be paired, to be told what happens, and who a badge names. */
export const kioskRoutes: FastifyPluginAsyncZod<KioskRoutesDeps> = async (app, deps) => {
  const { pairings, screens, greeting, holderByLabel, beginTalk, now } = deps;

  app.post('/api/kiosks/:slug/pair', { schema: { params: Slug, body: PairBody } }, async (request, reply) => {
    const { slug } = request.params;
    if (pairings.kioskOf(slug, request.cookies[cookieName]) !== undefined) return { paired: true };
    const pairing =
      request.body.code === undefined
        ? fromOwnScreen(request)
          ? pairings.pairOwnScreen(slug)
          : ({ kind: 'refused', code: 'code-needed' } as const)
        : pairings.pairByCode(slug, request.body.code);
    if (pairing.kind === 'paired') {
      keepToken(reply, slug, pairing.token);
      return { paired: true };
    }
    if (pairing.code === 'too-many-tries') reply.header('retry-after', pairing.retryAfterS);
    throw pairingRefusals[pairing.code]();
  });

  app.get(
    '/api/kiosks/:slug/members/:badge',
    { schema: { params: Slug.extend({ badge: z.string().min(1).max(32) }), response: { 200: MemberAnswer } } },
    async (request) => {
      const { slug, badge } = request.params;
      if (kioskOf(request, slug) === undefined) throw notPaired();
      const holder = holderByLabel(badge);
      const valid = holder.kind === 'member' && holder.badge.revokedAt === null && holder.badge.lostAt === null;
      if (!valid) {
        throw new RequestRefused(404, {
          code: 'unknown-badge',
          message: 'No member of this gym has a valid badge with this label.',
          remedy: 'Check the label printed on the badge.',
        });
      }
      const { memberId, firstName, lastName, language, communicationStyle, membershipType } = holder.member;
      return { memberId, firstName, lastName, language, communicationStyle, membershipType };
    },
  );

  app.get('/api/kiosks/:slug/socket', { schema: { params: Slug }, websocket: true }, (socket, request) => {
    const kioskId = isSameOrigin(request) ? kioskOf(request, request.params.slug) : undefined;
    if (kioskId === undefined) {
      socket.close(closeCode.notPaired, 'This screen is not paired with the kiosk.');
      return;
    }
    const send = (message: BoxMessage): void => socket.send(JSON.stringify(message));
    screens.add(kioskId, socket);
    for (const message of greeting(kioskId)) send(message);
    const talk = new TalkSocket({ begin: beginTalk, now }, kioskId, socket);
    const understood = (json: unknown): boolean => {
      const message = KioskMessage.safeParse(json);
      if (!message.success) return talk.text(json);
      send({ type: 'pong', at: now(), id: message.data.id });
      return true;
    };
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary ? talk.binary(data) : understood(readJson(data.toString()))) return;
      socket.close(closeCode.badMessage, 'This box does not understand that message.');
    });
  });

  /** A program may send the token as a bearer; a browser has its cookie. */
  function kioskOf(request: FastifyRequest, slug: string): string | undefined {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    return pairings.kioskOf(slug, bearer ?? request.cookies[cookieName]);
  }
};

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keepToken(reply: FastifyReply, slug: string, token: string): void {
  reply.setCookie(cookieName, token, {
    path: `/api/kiosks/${slug}`,
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    maxAge: 400 * 86_400,
  });
}

function fromOwnScreen(request: FastifyRequest): boolean {
  const { host, origin } = request.headers;
  return isFromThisMachine({ remoteAddress: request.socket.remoteAddress, host, origin });
}

/** A page of another site may open a socket here with the screen's cookie; its Origin gives it away (RFC 6455 §10.2). */
function isSameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

const notPaired = (): RequestRefused =>
  new RequestRefused(401, {
    code: 'not-paired',
    message: 'This screen is not paired with the kiosk.',
    remedy: 'Pair it with a code first.',
  });

const pairingRefusals = {
  'code-needed': () =>
    new RequestRefused(401, {
      code: 'code-needed',
      message: 'This screen is not paired yet.',
      remedy: 'Type the six characters of its code.',
    }),
  'unknown-kiosk': () =>
    new RequestRefused(404, {
      code: 'unknown-kiosk',
      message: 'This box has no kiosk of that name.',
      remedy: 'Check the address of the page.',
    }),
  'wrong-code': () =>
    new RequestRefused(403, {
      code: 'wrong-code',
      message: 'This code is not the one of the kiosk.',
      remedy: 'Check the six characters.',
    }),
  'expired-code': () =>
    new RequestRefused(403, {
      code: 'expired-code',
      message: 'This code is too old.',
      remedy: 'Ask a manager for a new one.',
    }),
  'too-many-tries': () =>
    new RequestRefused(429, {
      code: 'too-many-tries',
      message: 'Too many wrong codes.',
      remedy: 'Wait, then ask a manager for a new one.',
    }),
} as const;
