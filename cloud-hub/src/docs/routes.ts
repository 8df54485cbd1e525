import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Access, LimitClass } from '../access.ts';
import { summaryOf } from './summaries.ts';

const zodSchemas = createJsonSchemaTransform({ skipList: [] });

const pages = ['/', '/console', '/docs'];
const isPage = (url: string): boolean =>
  pages.some((page) => url === page || (page !== '/' && url.startsWith(`${page}/`)));

/** Writes down every route that is added from here on, as OpenAPI 3.1; before any route. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'JARVIS Edge hub',
        version: '1',
        description:
          'Pages and programs of people use /api with the session cookie; boxes use /v1 with their token. Every error has one body: what was wrong, and what to do.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: '__Host-jarvis' },
          box: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        },
      },
    },
    transform: (route) => {
      const { method, config } = route.route;
      const { schema = {}, url } = zodSchemas(route);
      if (isPage(url)) return { schema: { hide: true }, url };
      const known = summaryOf([method].flat()[0] ?? 'GET', url);
      const { access, limit } = config ?? {};
      return {
        url,
        schema: {
          ...(known && { summary: known.summary, tags: [known.tag] }),
          ...schema,
          ...(access !== undefined && { security: securityOf(access), 'x-access': access }),
          'x-limit': limit ?? (access === 'box' ? 'box' : 'api'),
        },
      };
    },
  });
}

const securityOf = (access: Access): Record<string, string[]>[] => {
  if (access === 'anyone') return [];
  return access === 'box' ? [{ box: [] }] : [{ session: [] }];
};

const files = { '/docs': 'page.html', '/docs/page.js': 'page.js', '/docs/page.css': 'page.css' } as const;
const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'";
const forAnyone: { access: Access; limit: LimitClass | 'none' } = { access: 'anyone', limit: 'none' };

/** The page that shows what `describeRoutes` wrote down; nothing in it comes from elsewhere. */
export const docsRoutes: FastifyPluginAsync = async (app) => {
  let document: string | undefined;
  app.get('/docs/openapi.json', { config: forAnyone }, async (_request, reply) => {
    document ??= JSON.stringify(app.swagger());
    return reply.type('application/json').send(document);
  });
  for (const [url, name] of Object.entries(files)) {
    const text = readFileSync(join(import.meta.dirname, name));
    const type = types[name.split('.')[1] as keyof typeof types];
    app.get(url, { config: forAnyone }, async (_request, reply) =>
      reply.headers({ 'content-type': type, 'content-security-policy': policy }).send(text),
    );
  }
};
