import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { EventClock } from '@jarvis-edge/sync/event-time.ts';
import type { Profile } from '../store/profile.ts';
import { Conversation, type ConversationDeps, type Reply } from './conversation.ts';
import type { CloseReason, Sessions } from './sessions.ts';
import type { ToolContext } from './tools/tool.ts';

export interface ConversationsDeps {
  readonly sessions: Pick<Sessions, 'open' | 'turn' | 'touch' | 'change' | 'close'>;
  /** Runs a tool once for a call id, on what this box knows. */
  readonly callTool: (call: { callId: string; name: string; args: unknown }, context: ToolContext) => unknown;
  /** The first sentence to a member. */
  readonly welcome: (member: Met, language: Language) => string;
  readonly place: ConversationDeps['place'];
  readonly gymId: () => string | undefined;
  readonly clock: EventClock;
  /** Unix ms, the hub's as far as it is known. */
  readonly nowMs: () => number;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

/** The member in front of the kiosk. */
export type Met = Pick<Profile, 'memberId' | 'firstName' | 'language'>;

export interface Begun {
  readonly sessionId: string;
  readonly language: Language;
  readonly welcome: string;
}

/** The conversations that go on at this box, each with its session. */
export class Conversations {
  readonly #deps: ConversationsDeps;
  readonly #bySession = new Map<string, Conversation>();

  constructor(deps: ConversationsDeps) {
    this.#deps = deps;
  }

  /** Opens a session for a member at a kiosk. */
  begin(member: Met, kioskId: string): Begun {
    const { sessions, callTool, place, clock, nowMs, newId } = this.#deps;
    const gymId = this.#deps.gymId();
    if (gymId === undefined) throw new Error('A box without a gym holds no conversation: provision it first.');
    const language = member.language ?? 'fr';
    const { memberId, firstName } = member;
    const sessionId = sessions.open({ memberId, kioskId, language, engine: 'local' });
    const said = (role: 'member' | 'jarvis', text: string): void =>
      void sessions.turn({ sessionId, role, text, audioMs: null });
    const conversation: Conversation = new Conversation(
      {
        place,
        nowMs,
        said,
        call: ({ name, args }) =>
          callTool(
            { callId: newId(), name, args },
            { sessionId, memberId, gymId, language: conversation.language, nowMs: nowMs(), time: clock() },
          ),
      },
      { firstName, language },
    );
    this.#bySession.set(sessionId, conversation);
    const welcome = this.#deps.welcome(member, language);
    said('jarvis', welcome);
    return { sessionId, language, welcome };
  }

  /** @returns undefined when no such conversation goes on. */
  hear(sessionId: string, text: string): Reply | undefined {
    const conversation = this.#bySession.get(sessionId);
    if (conversation === undefined) return undefined;
    this.#deps.sessions.touch(sessionId);
    const before = conversation.language;
    const reply = conversation.hear(text);
    if (reply.language !== before) this.#deps.sessions.change(sessionId, { language: reply.language });
    if (reply.ends) this.#deps.sessions.close(sessionId, 'farewell');
    return reply;
  }

  end(sessionId: string, reason: CloseReason): void {
    this.#deps.sessions.close(sessionId, reason);
  }

  /** Told of each session that has ended, by whomever. */
  closed(sessionId: string): void {
    this.#bySession.delete(sessionId);
  }
}
