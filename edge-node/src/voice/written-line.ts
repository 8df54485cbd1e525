import type { TalkMessage } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { KioskLine } from './kiosk-line.ts';

/** What JARVIS answered in writing, until the next words are the member's. */
export interface WrittenAnswer {
  readonly texts: readonly string[];
  /** Of the tools whose results came to the screen, in their order. */
  readonly tools: readonly string[];
  readonly isOver: boolean;
}

/** A screen that shows words and plays nothing: for whoever talks by typing alone. */
export class WrittenLine implements KioskLine {
  readonly bufferedBytes = 0;
  readonly #told: TalkMessage[] = [];
  #look = (): void => undefined;

  tell(message: TalkMessage): void {
    this.#told.push(message);
    this.#look();
  }

  play(): void {}

  /**
   * What has been said since the last answer, once it is the member's turn or the talk is over.
   *
   * @param patienceMs Afterwards it rejects.
   */
  async answer(patienceMs: number): Promise<WrittenAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error('JARVIS did not answer in time.')), patienceMs);
    this.#look = () => {
      if (this.#isTheirTurn()) resolve();
    };
    this.#look();
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#look = () => undefined;
    }
    const told = this.#told.splice(0);
    return {
      texts: told.flatMap((message) => (isSaid(message) ? [message.text] : [])),
      tools: told.flatMap((message) => (message.type === 'talk-shown' ? [message.tool] : [])),
      isOver: told.some(({ type }) => type === 'talk-ended'),
    };
  }

  #isTheirTurn(): boolean {
    if (this.#told.some(({ type }) => type === 'talk-ended')) return true;
    const state = this.#told.findLast((message) => message.type === 'talk-state')?.state;
    return this.#told.some(isSaid) && (state === 'listening' || state === 'confirming');
  }
}

const isSaid = (message: TalkMessage): message is Extract<TalkMessage, { type: 'talk-caption' }> =>
  message.type === 'talk-caption' && message.role === 'jarvis' && message.final;
