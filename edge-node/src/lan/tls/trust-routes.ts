import { readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { isFromThisMachine } from '@jarvis-edge/sync/this-machine.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isPrivateAddress } from '../../private-address.ts';
import { mobileProfile } from './mobile-profile.ts';
import { isOwnPage, languageOf, systemOf, worksWithoutHttps } from './trust-device.ts';
import { trustPage } from './trust-page.ts';
import { trustLanguages } from './trust-words.ts';

export interface TrustRoutesDeps {
  readonly authority: () => { readonly der: Buffer; readonly fingerprint: string } | undefined;
  /** Undefined while HTTPS does not serve. */
  readonly httpsPort: () => number | undefined;
  readonly httpPort: () => number | undefined;
  readonly addresses: () => readonly string[];
}

const Query = z.object({
  lang: z.enum(trustLanguages).optional().catch(undefined),
  to: z.string().refine(isOwnPage).optional().catch(undefined),
});
/** The page asks the box over HTTPS, which is another origin. */
const policy =
  "default-src 'self'; connect-src 'self' https:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const file = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

/** `/trust`: what makes a device of the gym trust the box, explained and offered by plain HTTP. */
export const trustRoutes: FastifyPluginAsyncZod<TrustRoutesDeps> = async (app, deps) => {
  const { authority, httpsPort } = deps;
  const files = { css: file('page.css'), js: file('page.js') };

  app.get('/trust', { schema: { querystring: Query } }, async (request, reply) => {
    const { lang, to } = request.query;
    const { 'user-agent': userAgent = '', 'accept-language': languages = '' } = request.headers;
    const page = trustPage({
      language: lang ?? languageOf(languages),
      system: systemOf(userAgent),
      fingerprint: authority()?.fingerprint,
      httpsPort: httpsPort(),
      address: addressFor(request, deps),
      to,
      mayGoOnWithoutHttps: to !== undefined && worksWithoutHttps(to),
    });
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page);
  });
  app.get('/trust/page.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(files.css));
  app.get('/trust/page.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(files.js));

  app.get('/trust/ca.crt', async (_request, reply) =>
    reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="jarvis.crt"')
      .send(authorityNow().der),
  );
  app.get('/trust/ca.mobileconfig', async (_request, reply) =>
    reply
      .type('application/x-apple-aspen-config')
      .header('content-disposition', 'attachment; filename="jarvis.mobileconfig"')
      .send(mobileProfile(authorityNow().der, 'JARVIS')),
  );

  function authorityNow(): { readonly der: Buffer } {
    const found = authority();
    if (found !== undefined) return found;
    throw new RequestRefused(503, {
      code: 'no-authority',
      message: 'The box has no authority of its own at the moment.',
      remedy: 'Read why in the box’s status; screens by HTTP and doors go on.',
    });
  }
};

/**
 * Sends browsers of other devices from plain HTTP to where they can have HTTPS; before any route is added. A screen that
 * has chosen to go on without it says so in its address.
 */
export function preferHttps(app: FastifyInstance, httpsPort: () => number | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https' || request.method !== 'GET' || httpsPort() === undefined) return;
    const [path = '', query = ''] = request.url.split('?', 2);
    if (!isOwnPage(path) || isHere(request)) return;
    if (worksWithoutHttps(path) && new URLSearchParams(query).has('plain')) return;
    return reply.redirect(`/trust?to=${encodeURIComponent(path)}`, 302);
  });
}

/** This page, for a device that scans it: as it was asked for, or by an address in the network when asked on the box. */
function addressFor(request: FastifyRequest, { addresses, httpPort }: TrustRoutesDeps): string | undefined {
  const port = httpPort();
  const { host = '' } = request.headers;
  if (request.protocol === 'http' && !isHere(request) && /^[a-z0-9.:[\]-]+$/i.test(host)) return `http://${host}/trust`;
  const own = addresses().filter((address) => isIPv4(address) && !address.startsWith('127.'));
  const best = own.find(isPrivateAddress) ?? own[0];
  return best === undefined || port === undefined ? undefined : `http://${best}:${port}/trust`;
}

const isHere = ({ headers: { host, origin }, socket: { remoteAddress } }: FastifyRequest): boolean =>
  isFromThisMachine({ remoteAddress, host, origin });
