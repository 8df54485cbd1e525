import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ReportMailChoice } from '../../protocol/reports.ts';
import type { Recipient } from '../letter.ts';
import { signedIn } from '../access.ts';
import { inScope } from '../tenancy/scope.ts';
import { createChooseMail, wantsMail, type MailChoiceParts } from './mail-choice.ts';
import { userOfToken, type Sign } from './unsubscribe-link.ts';
import { pagePolicy, unsubscribePage, type PageState } from './unsubscribe-page.ts';

export interface MailRoutesParts extends MailChoiceParts {
  readonly sign: Sign;
}

const readers = { access: { roles: ['franchise_owner', 'gym_manager'] } } as const;
const anyone = { access: 'anyone' } as const;
const Token = z.object({ token: z.string().max(100) });
/** Of RFC 8058's `List-Unsubscribe=One-Click`, as a form of either kind; bytes. */
const bodyLimit = 4096;
const byLink = { kind: 'system', reason: 'the link of a report mail' } as const;

/** Whether people want the mails of their reports: by themselves in the console, or by the link in each mail without a sign-in. */
export const mailRoutes: FastifyPluginAsyncZod<MailRoutesParts> = async (app, parts) => {
  const { pool, sign } = parts;
  const chooseMail = createChooseMail(parts);

  app.get(
    '/api/report-mail',
    { config: readers, schema: { response: { 200: ReportMailChoice } } },
    async (request) => ({
      isWanted: await wantsMail(pool, signedIn(request).person.userId),
    }),
  );

  app.put(
    '/api/report-mail',
    { config: readers, schema: { body: ReportMailChoice, response: { 200: ReportMailChoice } } },
    async (request) => {
      const { userId } = signedIn(request).person;
      await chooseMail(userId, request.body.isWanted, { kind: 'user', id: userId, address: request.ip });
      return request.body;
    },
  );

  app.get('/mail/reports/:token', { config: anyone, schema: { params: Token } }, async (request, reply) => {
    const reader = await readerOf(request.params.token);
    return reader === undefined ? show(request, reply, 'unknown') : show(request, reply, 'ask', reader.language);
  });

  // This route alone takes forms, in a scope of its own.
  await app.register(async (byMailProgram) => {
    // What mail programs send says nothing that the address does not; the two kinds are read no further.
    const ignore = (_request: FastifyRequest, _body: unknown, done: (error: null, body: null) => void) =>
      done(null, null);
    for (const kind of ['application/x-www-form-urlencoded', 'multipart/form-data']) {
      byMailProgram.addContentTypeParser(kind, { parseAs: 'string', bodyLimit }, ignore);
    }

    byMailProgram.post(
      '/mail/reports/:token',
      { config: anyone, bodyLimit, schema: { params: Token } },
      async (request, reply) => {
        const reader = await readerOf(Token.parse(request.params).token);
        if (reader === undefined) return show(request, reply, 'unknown');
        await chooseMail(reader.userId, false, byLink, { address: request.ip });
        return show(request, reply, 'ended', reader.language);
      },
    );
  });

  async function readerOf(token: string): Promise<{ userId: string; language: Recipient['language'] } | undefined> {
    const userId = userOfToken(token, sign);
    if (userId === undefined) return undefined;
    return inScope(pool, { kind: 'system', reason: 'the link of a report mail' }, async (tx) => {
      const [user] = await tx.query<Pick<Recipient, 'language'>>('select language from users where id = $1', [userId]);
      return user && { userId, language: user.language };
    });
  }
};

/** @param language The reader's; of a link that names nobody, the browser's. */
function show(
  request: FastifyRequest,
  reply: FastifyReply,
  state: PageState,
  language: Recipient['language'] = languageOf(request.headers['accept-language']),
): FastifyReply {
  return reply
    .status(state === 'unknown' ? 404 : 200)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
      'cache-control': 'no-store',
      // With no referrer at all a browser would not say that the form is of this very page.
      'referrer-policy': 'same-origin',
      'content-language': language,
    })
    .send(unsubscribePage(state, language));
}

/** The first of ours that the browser names. */
function languageOf(accepted = ''): Recipient['language'] {
  const named = accepted.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return named.find((code) => code === 'fr' || code === 'en' || code === 'es') ?? 'fr';
}
