import { z } from 'zod';
import type { Credentials } from './credentials.ts';
import { type ListedModel, type ModelFinding, modelFinding } from './models.ts';
import { modelsUrl } from './service-url.ts';

const Listed = z.object({
  data: z.array(z.object({ id: z.string(), shutdown_date: z.string().nullish() })),
});

export interface ModelWatchDeps {
  readonly model: string;
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly fetch: typeof fetch;
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Told once of each finding, and of its end. For the log. */
  readonly found: (finding: ModelFinding | undefined) => void;
}

const lookMsMax = 10_000;
const answerBytesMax = 4 * 1024 * 1024;

/** Knows whether the model that the box is set to goes on to exist. */
export class ModelWatch {
  readonly #deps: ModelWatchDeps;
  #listed: readonly ListedModel[] | undefined;
  #isKeyRefused = false;
  #told: string | undefined;

  constructor(deps: ModelWatchDeps) {
    this.#deps = deps;
  }

  /** For status and diagnostics; undefined while all is well as far as is known. */
  get finding(): ModelFinding | undefined {
    if (this.#isKeyRefused) {
      return {
        ...{ code: 'key-refused', what: 'The voice service refuses the key of this box.', shutdownAt: null },
        cause: 'It answered 401 when it was asked for its models.',
        remedy: 'Set a good key, OPENAI_API_KEY, and restart the box; until then it goes on with its own voice.',
      };
    }
    return modelFinding(this.#deps.model, this.#listed, this.#deps.nowMs());
  }

  /** Asks the service for its models: once a day, and when the box starts. Without a network nothing is learnt. */
  async look(): Promise<void> {
    await this.#ask().catch(() => undefined);
    const { finding } = this;
    const key = finding && `${finding.code} ${finding.shutdownAt}`;
    if (key === this.#told) return;
    this.#told = key;
    this.#deps.found(finding);
  }

  async #ask(): Promise<void> {
    const { baseUrl, credentials, fetch } = this.#deps;
    const signal = AbortSignal.timeout(lookMsMax);
    const { bearer } = await credentials.get(signal);
    const response = await fetch(modelsUrl(baseUrl), {
      headers: { authorization: `Bearer ${bearer.reveal()}` },
      redirect: 'error',
      signal,
    });
    const text = await textOf(response);
    if (response.status === 401) this.#isKeyRefused = true;
    if (!response.ok) return;
    const listed = Listed.safeParse(JSON.parse(text));
    // Whoever answers something else stands between the box and the service.
    if (!listed.success) return;
    this.#isKeyRefused = false;
    this.#listed = listed.data.data.map(({ id, shutdown_date }) => ({ id, shutdownDate: shutdown_date ?? null }));
  }
}

async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > answerBytesMax) throw new Error('The list of models is too long.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
