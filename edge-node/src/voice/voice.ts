import type { BoxMessage } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Greeted, Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { TalkWishOf } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { EventClock } from '@jarvis-edge/sync/event-time.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { businessDayStart } from '@jarvis-edge/sync/opening-hours.ts';
import type Database from 'better-sqlite3';
import type { ModelFolder } from '../model-folder/model-folder.ts';
import type { RaiseAlert } from '../new-alert.ts';
import type { Gym } from '../store/place.ts';
import { Broker } from './broker.ts';
import { createConsentRecord } from './broker/consent-record.ts';
import { systemTimers } from './broker/timers.ts';
import { chatAccount } from './cloud/account.ts';
import type { MintedSecrets } from './cloud/minted-secrets.ts';
import type { ModelFinding } from './cloud/models.ts';
import { Consents } from './consents.ts';
import { createEngines, type EngineConfig } from './engines.ts';
import { instructionsFor, isFormal, welcome, type Acquaintance } from './instructions.ts';
import type { KioskLine, Talk } from './kiosk-line.ts';
import type { Caps } from './ledger.ts';
import { wordsOf } from './local/words/words.ts';
import { MemberFacts } from './member-facts.ts';
import { RecentTaps } from './recent-taps.ts';
import { Sessions } from './sessions.ts';
import { allTools } from './tools/all-tools.ts';
import type { Entrance } from './tools/crowd.ts';
import type { SettleBooking } from './tools/classes.ts';
import { Toolbox } from './tools/toolbox.ts';

export interface VoiceDeps {
  readonly db: Database.Database;
  readonly edits: Edits;
  readonly gymId: () => string | undefined;
  /** Undefined while the box does not know its gym. */
  readonly gym: () => Gym | undefined;
  readonly config: EngineConfig & { readonly caps: Caps; readonly summaryModel: string | undefined };
  /** The folder of models that is being opened. */
  readonly models: Promise<ModelFolder>;
  /** What the box's own model takes an utterance for. */
  readonly label: LabelUtterance;
  /** Whether a kiosk has a reader of its own to begin a talk at, beside those of doors. */
  readonly hasOwnReader: (kioskId: string) => boolean;
  readonly entrance: Entrance;
  readonly raiseAlert: RaiseAlert;
  /** Told that a conversation is over and waits to be understood. */
  readonly ended: () => void;
  readonly settleBooking: SettleBooking;
  readonly clock: EventClock;
  /** Unix ms, the hub's as far as it is known. */
  readonly nowMs: () => number;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  readonly random: () => number;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
  /** Told of what the member hears only as "that did not work". */
  readonly failed: (tool: string, error: unknown) => void;
  /** For a log: no word of a member is in it. */
  readonly report: (problem: string) => void;
  readonly minted?: MintedSecrets | undefined;
  readonly modelFound: (finding: ModelFinding | undefined) => void;
}

const idleEveryMs = 60_000;
const dayMs = 86_400_000;

/**
 * What is asked of the service. What it transcribes by is billed by the minute and not among those that it has announced the
 * end of.
 */
const settings = { voice: 'marin', transcriptionModel: 'gpt-realtime-whisper' } as const;
/** Older models do not reason, and refuse to be told how much. */
const isReasoning = (model: string | undefined): boolean => model === undefined || model.startsWith('gpt-realtime-2');

/** The conversations of a box. What a crash left open is closed before it returns. */
export async function createVoice(deps: VoiceDeps) {
  const { db, edits, gymId, gym, config, settleBooking, clock, nowMs, newId, queued, failed, report, label } = deps;
  const consents = new Consents(db);
  const hasConsent: Consents['given'] = (memberId, consent) => consents.given(memberId, consent);
  const sessions: Sessions = new Sessions({
    ...{ db, edits, hasConsent, gymId, clock, newId, queued },
    closed: (sessionId, reason) => {
      broker.closed(sessionId, reason);
      deps.ended();
    },
  });
  const facts = new MemberFacts(db);
  const { entrance, raiseAlert } = deps;
  const tools = allTools({ db, edits, facts, gym, entrance, settle: settleBooking, newId, raiseAlert });
  const toolbox = new Toolbox({ db, tools, queued, failed });
  const place = placeOf(db, gym);
  const engines = await createEngines({
    ...{ config, place, label, nowMs, report, fetch, timers: systemTimers, modelFound: deps.modelFound },
    ...{ minted: deps.minted, models: deps.models },
    writes: (name) => tools.some((tool) => tool.name === name && tool.writes),
  });
  const acquaintance = (member: Greeted, language: Language, here: Gym): Acquaintance => ({
    profile: member,
    preferences: facts.preferences(member.memberId),
    fitness: facts.fitness(member.memberId),
    recent: facts.recent(member.memberId, nowMs()),
    ...{ gym: here, language, nowMs: nowMs() },
  });
  const periods = () => spendingPeriods(gym()?.timezone ?? 'UTC', clock().wallMs);
  const broker: Broker = new Broker({
    ...{
      engines: engines.engines,
      probeCloud: engines.probeCloud,
      sessions,
      toolbox,
      place,
      label,
      clock,
      nowMs,
      newId,
    },
    ...{ hasConsent, gymId, report, timers: systemTimers, random: deps.random, caps: config.caps },
    recordConsent: createConsentRecord({ db, edits, gymId, newId, queued }),
    instructions: (member, language) => {
      const here = gym();
      return here === undefined ? '' : instructionsFor(acquaintance(member, language, here));
    },
    welcome: (member, language) => {
      const here = gym();
      if (here === undefined)
        return wordsOf({ language, isFormal: isFormal(member.communicationStyle) }).greeting(member.firstName);
      return welcome(acquaintance(member, language, here));
    },
    periods,
    settings: { ...settings, reasoning: isReasoning(config.model) ? 'minimal' : null },
  });
  const taps = new RecentTaps(systemTimers.now);
  sessions.closeLeftOpen();
  const timer = setInterval(() => sessions.closeIdle(), idleEveryMs);
  return {
    sessions,
    broker,
    hasConsent,
    /** For summaries; undefined where no cloud model is to refine them. */
    summaryAccount: chatAccount({
      ...{ model: config.summaryModel, key: config.key, baseUrl: config.baseUrl, isOnline: engines.probeCloud },
      ...{ sessions, caps: config.caps, periods, nowMs },
    }),
    local: engines.engines.local,
    lookAtModels: engines.lookAtModels,
    /** To be told of all that screens are told: whoever taps to talk ends the talk of whoever stood there before. */
    told(kioskId: string, message: BoxMessage): void {
      const member = taps.told(kioskId, message);
      // People pass a door while somebody talks beside it.
      const isPassing = message.type === 'admitted' && deps.hasOwnReader(kioskId);
      if (member === undefined || isPassing) return;
      const others = sessions.live().filter((live) => live.kioskId === kioskId && live.memberId !== member.memberId);
      for (const { sessionId } of others) sessions.close(sessionId, 'another-badge');
    },
    /** Begins the talk that a screen asks for. */
    begin(kioskId: string, start: TalkWishOf<'talk-start'>, line: KioskLine): Talk | 'unknown-tap' | 'not-ready' {
      const member = taps.memberOf(kioskId, start.tapId);
      if (member === undefined) return 'unknown-tap';
      if (gymId() === undefined || gym() === undefined) return 'not-ready';
      const { tapId, microphone, duplex, language: pageLanguage } = start;
      return broker.begin({ member, tapId, kioskId, microphone, duplex, pageLanguage }, line);
    },
    status: () => ({ ...broker.status(), ...engines.status() }),
    close: async (): Promise<void> => {
      clearInterval(timer);
      broker.close();
      await engines.close();
    },
  };
}

export type Voice = Awaited<ReturnType<typeof createVoice>>;

function placeOf(db: Database.Database, gym: VoiceDeps['gym']) {
  const names = (table: 'classes' | 'equipment') =>
    db.prepare<[], string>(`select distinct name from ${table} where name is not null`).pluck();
  const [classes, equipment] = [names('classes'), names('equipment')];
  return () => ({ timezone: gym()?.timezone ?? 'UTC', classes: classes.all(), equipment: equipment.all() });
}

/** The business day and the business month, Unix ms by this box's clock. */
function spendingPeriods(timezone: string, wallMs: number): { day: number; gym: number } {
  const day = businessDayStart(timezone, wallMs);
  const date = Number(new Intl.DateTimeFormat('en', { timeZone: timezone, day: 'numeric' }).format(day));
  return { day, gym: businessDayStart(timezone, day - (date - 1) * dayMs) };
}
