import type { Greeted } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { TalkMessage } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { Broker } from '../broker.ts';
import type { KioskLine } from '../kiosk-line.ts';
import type { Talk as WrittenTalk } from '../simulated-talk.ts';

export interface WrittenTalkWish {
  readonly member: Greeted;
  readonly kioskId: string;
  /** What the member writes, one after the other was answered. */
  readonly says: readonly string[];
}

/** Holds a whole conversation in writing: as at a screen without microphone and loudspeaker. */
export async function holdWrittenTalk(
  broker: Pick<Broker, 'begin'>,
  { member, kioskId, says }: WrittenTalkWish,
): Promise<WrittenTalk> {
  const page = new Page();
  const talk = broker.begin(
    { member, kioskId, tapId: 'written', microphone: false, duplex: 'half', isAloud: false },
    page,
  );
  const wish = { at: 0, sessionId: talk.sessionId };
  await page.answered();
  for (const text of says) {
    if (page.ended !== undefined) break;
    talk.wish({ ...wish, type: 'talk-say', text });
    await page.answered();
  }
  const isGoodbye = page.ended === 'farewell';
  talk.wish({ ...wish, type: 'talk-end' });
  return { member: member.firstName, turns: page.turns(), isGoodbye };
}

interface Written {
  readonly role: 'member' | 'jarvis';
  text: string;
  readonly tools: string[];
}

/** What a screen would show. */
class Page implements KioskLine {
  readonly bufferedBytes = 0;
  readonly #turns = new Map<string, Written>();
  #tools: string[] = [];
  #isAnswered = false;
  #wake: () => void = () => undefined;
  ended: string | undefined;

  tell(message: TalkMessage): void {
    switch (message.type) {
      case 'talk-caption': {
        const turn = this.#turns.get(message.turn);
        if (turn !== undefined) {
          turn.text = message.text;
          break;
        }
        const isAnswer = message.role === 'jarvis';
        this.#turns.set(message.turn, { role: message.role, text: message.text, tools: isAnswer ? this.#tools : [] });
        if (isAnswer) this.#tools = [];
        break;
      }
      case 'talk-shown':
        this.#tools.push(message.tool);
        break;
      case 'talk-state':
        this.#isAnswered = message.state === 'listening' || message.state === 'confirming';
        break;
      case 'talk-ended':
        this.ended = message.reason;
        break;
      default:
        break;
    }
    if (this.#isAnswered || this.ended !== undefined) this.#wake();
  }

  play(): void {
    // Nothing is heard in writing.
  }

  turns(): WrittenTalk['turns'] {
    return [...this.#turns.values()].filter(({ text }) => text !== '');
  }

  /** JARVIS has said what it had to say, or the conversation is over. */
  answered(): Promise<void> {
    if (this.#isAnswered || this.ended !== undefined) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
