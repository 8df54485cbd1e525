import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { EventClock } from '@jarvis-edge/sync/event-time.ts';
import type Database from 'better-sqlite3';
import type { Gym } from '../store/place.ts';
import { Consents } from './consents.ts';
import { Conversations } from './conversations.ts';
import { Sessions } from './sessions.ts';
import { welcome } from './instructions.ts';
import { wordsOf } from './local/words/words.ts';
import { MemberFacts } from './member-facts.ts';
import { allTools } from './tools/all-tools.ts';
import type { SettleBooking } from './tools/classes.ts';
import { Toolbox } from './tools/toolbox.ts';

export interface VoiceDeps {
  readonly db: Database.Database;
  readonly edits: Edits;
  readonly gymId: () => string | undefined;
  /** Undefined while the box does not know its gym. */
  readonly gym: () => Gym | undefined;
  readonly settleBooking: SettleBooking;
  readonly clock: EventClock;
  /** Unix ms, the hub's as far as it is known. */
  readonly nowMs: () => number;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
  /** Told of what the member hears only as "that did not work". */
  readonly failed: (tool: string, error: unknown) => void;
}

const idleEveryMs = 60_000;

/** The conversations of a box. What a crash left open is closed before it returns. */
export function createVoice(deps: VoiceDeps): {
  sessions: Sessions;
  conversations: Conversations;
  close: () => void;
} {
  const { db, edits, gymId, gym, settleBooking, clock, nowMs, newId, queued, failed } = deps;
  const consents = new Consents(db);
  const sessions = new Sessions({
    db,
    edits,
    hasConsent: (memberId, consent) => consents.given(memberId, consent),
    gymId,
    clock,
    newId,
    queued,
    closed: (sessionId) => conversations.closed(sessionId),
  });
  const facts = new MemberFacts(db);
  const tools = allTools({ db, edits, facts, gym, settle: settleBooking, newId });
  const toolbox = new Toolbox({ db, tools, queued, failed });
  const names = (table: 'classes' | 'equipment') => {
    const all = db.prepare<[], string>(`select distinct name from ${table} where name is not null`).pluck();
    return (): string[] => all.all();
  };
  const [classes, equipment] = [names('classes'), names('equipment')];
  const conversations: Conversations = new Conversations({
    sessions,
    callTool: (call, context) => toolbox.call(call, context),
    welcome: (member, language) => {
      const here = gym();
      if (here === undefined) return wordsOf({ language }).greeting(member.firstName);
      const { memberId } = member;
      return welcome({
        profile: member,
        preferences: facts.preferences(memberId),
        fitness: facts.fitness(memberId),
        recent: facts.recent(memberId, nowMs()),
        gym: here,
        language,
        nowMs: nowMs(),
      });
    },
    place: () => ({ timezone: gym()?.timezone ?? 'UTC', classes: classes(), equipment: equipment() }),
    gymId,
    clock,
    nowMs,
    newId,
  });
  sessions.closeLeftOpen();
  const timer = setInterval(() => sessions.closeIdle(), idleEveryMs);
  return { sessions, conversations, close: () => clearInterval(timer) };
}
