import { APIConnectionError, APIError, type OpenAI } from 'openai';

export type ChatState =
  | { readonly kind: 'alive'; readonly model: string }
  /** Also before the first look. */
  | { readonly kind: 'away'; readonly cause: string; readonly remedy: string };

export interface ChatWatchOptions {
  readonly client: OpenAI;
  /** Undefined: the first one that the server lists. */
  readonly model: string | undefined;
  /** Told whenever the state becomes another. */
  readonly changed: (state: ChatState) => void;
  readonly setTimer?: typeof setTimeout;
}

const patienceMs = 2_000;
const everyMs = 60_000;
/** After an answer that failed. */
const soonMs = 15_000;
const remedy = 'Start the chat server, or take its address out of the box’s settings.';

/** Whether the chat server is there: looked at when the box starts, every minute, and soon after it failed. */
export class ChatWatch {
  readonly #options: ChatWatchOptions;
  #state: ChatState = { kind: 'away', cause: 'The chat server was not looked at yet.', remedy };
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<ChatState> | undefined;
  #isClosed = false;

  constructor(options: ChatWatchOptions) {
    this.#options = options;
  }

  get state(): ChatState {
    return this.#state;
  }

  /** Looks now, and from now on now and then. */
  look(): Promise<ChatState> {
    this.#look ??= this.#ask().finally(() => {
      this.#look = undefined;
      this.#again(everyMs);
    });
    return this.#look;
  }

  /** An answer did not come. */
  failed(cause: string): void {
    this.#becomes({ kind: 'away', cause, remedy });
    this.#again(soonMs);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<ChatState> {
    const { client, model } = this.#options;
    try {
      const { data } = await client.models.list({ timeout: patienceMs });
      const ids = data.map(({ id }) => id);
      const found = model === undefined ? ids[0] : ids.find((id) => id === model);
      return this.#becomes(
        found === undefined
          ? {
              kind: 'away',
              cause: model === undefined ? 'The chat server has no model.' : `The chat server has no model "${model}".`,
              remedy: `Give it a model${ids.length === 0 ? '' : `, or name one that it has: ${ids.slice(0, 5).join(', ')}`}.`,
            }
          : { kind: 'alive', model: found },
      );
    } catch (error) {
      return this.#becomes({ kind: 'away', cause: causeOf(error), remedy });
    }
  }

  #again(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = (this.#options.setTimer ?? setTimeout)(() => void this.look(), ms);
  }

  #becomes(state: ChatState): ChatState {
    if (this.#isClosed) return this.#state;
    const isSame = JSON.stringify(state) === JSON.stringify(this.#state);
    this.#state = state;
    if (!isSame) this.#options.changed(state);
    return state;
  }
}

function causeOf(error: unknown): string {
  if (error instanceof APIConnectionError) return 'The chat server cannot be reached.';
  if (error instanceof APIError && error.status !== undefined) {
    return `The chat server answers with status ${error.status} when asked for its models.`;
  }
  return 'What answers at the chat server’s address is none.';
}
