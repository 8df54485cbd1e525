import type { FastifyInstance } from 'fastify';

/** What every answer forbids its reader to do with it. Pages of the console bring a policy of their own. */
const always: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
/** A browser that came by HTTPS once comes by nothing else for two years. */
const stayWithHttps = 'max-age=63072000';

/** On the raw response, so that streams which take it over keep them; what a route says of the same name wins. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ protocol, raw: { url } }, { raw }) => {
    for (const [name, value] of Object.entries(always)) raw.setHeader(name, value);
    if (protocol === 'https') raw.setHeader('strict-transport-security', stayWithHttps);
    if (url?.startsWith('/api/') === true) raw.setHeader('cache-control', 'no-store');
  });
}
