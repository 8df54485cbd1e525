import type { BoxMessage, BoxMessageOf, Language } from '../protocol/kiosk-socket.ts';

/** What a new box is loading. */
export type LoadStage = 'gym' | 'members' | 'past';

/**
 * What the screen knows and what happens to it, without a clock or a wire of its own: `at` is this screen's Unix ms.
 *
 *     reconnecting ──connected, place──► attract ◄──time, touch── recognised, refused ◄──tap── (any)
 *          ▲  └────────not paired───────► code        a tap being shown ends before the loss of the box is
 */
export interface KioskState {
  readonly connection: Connection;
  readonly codeEntry: CodeEntry | null;
  readonly shown: Shown | null;
  readonly place: BoxMessageOf<'place'> | null;
  readonly link: BoxMessageOf<'link'> | null;
  readonly readers: Readonly<Record<string, BoxMessageOf<'reader'>>>;
  /** The newest last; a box that sends a tap again after a reconnection does not greet twice. */
  readonly tapIds: readonly string[];
  /** The box's clock minus this screen's. */
  readonly clockOffsetMs: number;
  /** A language touched on the screen, until nobody has touched it for a while. */
  readonly chosen: { readonly language: Language; readonly until: number } | null;
}

export type Tap = BoxMessageOf<'admitted' | 'recognised' | 'departed' | 'refused'>;
export type Shown = { readonly tap: Tap; readonly since: number; readonly until: number };

/** Why the box does not answer: never reached yet; silent; this kiosk opened on another screen; no kiosk of that name. */
export type LossCause = 'starting' | 'silent' | 'replaced' | 'unknown-kiosk';
export type Connection =
  | { readonly state: 'up' }
  | { readonly state: 'down'; readonly since: number; readonly attempts: number; readonly cause: LossCause };

export type CodePurpose = 'pair' | 'provision';
export type CodeProblem =
  | 'wrong-code'
  | 'expired-code'
  | 'code-taken'
  | 'too-many-tries'
  | 'own-screen-only'
  | 'rejected'
  | 'not-confirmed'
  | 'other-place'
  | 'revoked'
  | 'hub-unreachable'
  | 'not-sent'
  | 'not-done';
export type CodeAnswer =
  | { readonly state: 'waiting' }
  | { readonly state: 'checking' }
  | { readonly state: 'refused'; readonly problem: CodeProblem; readonly retryAt: number | null }
  /** Somebody compares the words with those at the console. `until` is this screen's Unix ms. */
  | {
      readonly state: 'confirming';
      readonly words: readonly string[];
      readonly until: number | null;
      readonly hubAway: boolean;
    }
  | { readonly state: 'working'; readonly stage: LoadStage | null; readonly progress: number | null }
  /** The hub no longer knows this box. */
  | { readonly state: 'revoked'; readonly reason: string | null };
export type CodeEntry = { readonly purpose: CodePurpose; readonly answer: CodeAnswer };

export type KioskEvent =
  | { kind: 'connected'; at: number }
  | { kind: 'disconnected'; at: number; since: number; cause: LossCause }
  | { kind: 'retrying'; at: number }
  | { kind: 'code-wanted'; at: number; purpose: CodePurpose }
  | { kind: 'code-sent'; at: number }
  | { kind: 'code-refused'; at: number; problem: CodeProblem; retryAt: number | null }
  /** `progress` goes from 0 to 1. */
  | { kind: 'provisioning'; at: number; stage: LoadStage | null; progress: number | null }
  | { kind: 'confirming'; at: number; words: readonly string[]; until: number | null; hubAway: boolean }
  | { kind: 'revoked'; at: number; reason: string | null }
  | { kind: 'message'; at: number; message: BoxMessage }
  | { kind: 'language-chosen'; at: number; language: Language }
  | { kind: 'touched'; at: number }
  | { kind: 'finished'; at: number }
  | { kind: 'time-passed'; at: number };

export type ScreenName = 'attract' | 'recognised' | 'refused' | 'reconnecting' | 'code';

/** How long a screen stays when nobody touches it. */
export const shownForMs: Record<Tap['type'], number> = {
  admitted: 6_000,
  recognised: 6_000,
  departed: 6_000,
  refused: 12_000,
};
export const languageKeptMs = 60_000;
const tapIdsKept = 32;

export function kioskAtStart(at: number): KioskState {
  return {
    connection: { state: 'down', since: at, attempts: 0, cause: 'starting' },
    codeEntry: null,
    shown: null,
    place: null,
    link: null,
    readers: {},
    tapIds: [],
    clockOffsetMs: 0,
    chosen: null,
  };
}

export function afterEvent(state: KioskState, event: KioskEvent): KioskState {
  switch (event.kind) {
    case 'connected':
      return { ...state, connection: { state: 'up' }, codeEntry: null, readers: {} };
    case 'disconnected':
      return { ...state, connection: lost(state.connection, event), codeEntry: null };
    case 'retrying':
      return state.connection.state === 'down'
        ? { ...state, connection: { ...state.connection, attempts: state.connection.attempts + 1 } }
        : state;
    case 'code-wanted': {
      const { purpose, answer } = state.codeEntry ?? {};
      // What was wrong with the last code stays to be read; nothing else outlives the wish for a new one.
      if (purpose === event.purpose && answer?.state === 'refused') return state;
      // A screen that is not, or no longer, this gym's keeps nobody's name on it.
      return { ...state, codeEntry: { purpose: event.purpose, answer: { state: 'waiting' } }, shown: null };
    }
    case 'code-sent':
      return answered(state, { state: 'checking' });
    case 'code-refused':
      return answered(state, { state: 'refused', problem: event.problem, retryAt: event.retryAt });
    case 'provisioning':
      return {
        ...state,
        codeEntry: { purpose: 'provision', answer: { state: 'working', stage: event.stage, progress: event.progress } },
        shown: null,
      };
    case 'confirming': {
      const { words, until, hubAway } = event;
      const answer = { state: 'confirming', words, until, hubAway } as const;
      return { ...state, codeEntry: { purpose: 'provision', answer }, shown: null };
    }
    case 'revoked':
      return {
        ...state,
        codeEntry: { purpose: 'provision', answer: { state: 'revoked', reason: event.reason } },
        shown: null,
      };
    case 'message':
      return afterMessage(state, event.message, event.at);
    case 'language-chosen':
      return { ...state, chosen: { language: event.language, until: event.at + languageKeptMs } };
    case 'touched':
      return state.chosen ? { ...state, chosen: { ...state.chosen, until: event.at + languageKeptMs } } : state;
    case 'finished':
      return state.shown ? { ...state, shown: null } : state;
    case 'time-passed': {
      const shown = state.shown && state.shown.until > event.at ? state.shown : null;
      const chosen = state.chosen && state.chosen.until > event.at ? state.chosen : null;
      return shown === state.shown && chosen === state.chosen ? state : { ...state, shown, chosen };
    }
  }
}

function afterMessage(state: KioskState, message: BoxMessage, at: number): KioskState {
  const clockOffsetMs = message.at - at;
  switch (message.type) {
    case 'place':
      return { ...state, place: message, clockOffsetMs };
    case 'pong':
      return { ...state, clockOffsetMs };
    case 'link':
      return { ...state, link: message };
    case 'reader': {
      // A box that looks for a lost reader opens it again and again: it is lost until it is ready.
      const stillLost = message.state === 'opening' && state.readers[message.readerId]?.state === 'lost';
      return stillLost ? state : { ...state, readers: { ...state.readers, [message.readerId]: message } };
    }
    case 'admitted':
    case 'recognised':
    case 'departed':
    case 'refused': {
      if (state.tapIds.includes(message.tapId)) return state;
      const tapIds = [...state.tapIds, message.tapId].slice(-tapIdsKept);
      return { ...state, tapIds, shown: { tap: message, since: at, until: at + shownForMs[message.type] } };
    }
  }
}

const lost = (connection: Connection, { since, cause }: { since: number; cause: LossCause }): Connection =>
  connection.state === 'up'
    ? { state: 'down', since, attempts: 0, cause }
    : { ...connection, cause: connection.cause === 'starting' && cause === 'silent' ? 'starting' : cause };

const answered = (state: KioskState, answer: CodeAnswer): KioskState =>
  state.codeEntry ? { ...state, codeEntry: { ...state.codeEntry, answer } } : state;

export function screenOf(state: KioskState): ScreenName {
  if (state.codeEntry) return 'code';
  if (state.shown) return state.shown.tap.type === 'refused' ? 'refused' : 'recognised';
  return state.connection.state === 'up' && state.place ? 'attract' : 'reconnecting';
}

/** The language of the page: touched, else the kiosk's own. */
export function languageOf(state: KioskState): Language {
  return state.chosen?.language ?? state.place?.kiosk.language ?? 'fr';
}

/** The language of what is shown to the member at the reader: theirs, else the page's. */
export function languageOfTap(state: KioskState): Language {
  return state.shown?.tap.member?.language ?? languageOf(state);
}

/** When `time-passed` is due next, by this screen's clock. */
export function nextDeadline(state: KioskState): number | null {
  const deadlines = [state.shown?.until, state.chosen?.until].filter((at) => at !== undefined);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
}

export const lostReaders = (state: KioskState) => Object.values(state.readers).filter((r) => r.state === 'lost');
