import { json, uncached, type ShapeAnswer } from './shape-answer.ts';
import { filterToSql, quoted, relationToSql, type ShapeDefinition } from './shape-definition.ts';
import type { ShapeRequest } from './shape-request.ts';
import type { ShapeSource } from './shape-source.ts';

export interface ElectricProxyOptions {
  /** Of the Electric service, without a path. */
  readonly url: string;
  readonly secret?: string | undefined;
  /** The primary key by table: the service sends no shape without it. Boxes leave out what they do not know. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** The service refused or did not answer. Never told the secret. */
  readonly failed: (error: Error) => void;
}

/** What of an answer is the protocol's. Everything else is between the hub and the service. */
const isProtocolHeader = (name: string): boolean =>
  name.startsWith('electric-') || ['content-type', 'etag', 'retry-after'].includes(name);

/** Refusals that concern the hub, not the box, which would take them for its own token's. */
const refusalsOfTheHub: ReadonlySet<number> = new Set([401, 403, 404, 405]);

/** Hands requests on to an Electric service, which serves the table, rows and columns that the hub names. */
export class ElectricProxy implements ShapeSource {
  readonly #options: ElectricProxyOptions;
  readonly #closed = new AbortController();

  constructor(options: ElectricProxyOptions) {
    this.#options = options;
  }

  async close(): Promise<void> {
    this.#closed.abort();
  }

  async answer(definition: ShapeDefinition, request: ShapeRequest, gone: AbortSignal): Promise<ShapeAnswer> {
    const signal = AbortSignal.any([gone, this.#closed.signal]);
    let response: Response;
    try {
      response = await fetch(this.#urlOf(definition, request), {
        headers: request.known.some(Boolean) ? { 'if-none-match': request.known.join(', ') } : {},
        redirect: 'error',
        signal,
      });
    } catch (cause) {
      if (!signal.aborted) this.#options.failed(new Error('The Electric service does not answer.', { cause }));
      return unavailable;
    }
    if (refusalsOfTheHub.has(response.status) || response.status >= 500) {
      this.#options.failed(new Error(`The Electric service refused with status ${response.status}.`));
      await response.body?.cancel();
      return { ...unavailable, headers: { ...unavailable.headers, ...retryAfter(response) } };
    }
    const kept = Object.fromEntries([...response.headers].filter(([name]) => isProtocolHeader(name)));
    return {
      status: response.status,
      headers: { ...kept, ...uncached(response.status >= 400 && response.status !== 409 ? 'error' : 'live') },
      body: response.body === null ? '' : textOf(response.body, signal),
    };
  }

  #urlOf(definition: ShapeDefinition, { asked }: ShapeRequest): URL {
    const { where, params } = filterToSql(definition.filter);
    const columns = new Set([...definition.columns, ...(this.#options.keys.get(definition.table) ?? [])]);
    const url = new URL('/v1/shape', this.#options.url);
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    url.searchParams.set('table', relationToSql(definition));
    url.searchParams.set('columns', [...columns].map(quoted).join(','));
    if (definition.filter.kind !== 'all') url.searchParams.set('where', where);
    for (const [index, value] of params.entries()) url.searchParams.set(`params[${index + 1}]`, value);
    if (this.#options.secret !== undefined) url.searchParams.set('secret', this.#options.secret);
    return url;
  }
}

const retryAfter = (response: Response): Record<string, string> => {
  const value = response.headers.get('retry-after');
  return value === null ? {} : { 'retry-after': value };
};

const unavailable: ShapeAnswer = {
  status: 503,
  headers: { ...json, ...uncached('error'), 'retry-after': '5' },
  body: JSON.stringify({
    message: 'The shape service does not answer.',
    error: {
      code: 'shape-service-unavailable',
      message: 'The service that serves shapes does not answer.',
      remedy: 'Try again later; if it stays so, check ELECTRIC_URL and ELECTRIC_SECRET of the hub.',
    },
  }),
};

/** Ends quietly when the caller hung up or the hub stops: what was sent until then stands. */
async function* textOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncIterable<string> {
  const decoder = new TextDecoder();
  try {
    for await (const chunk of body) yield decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
