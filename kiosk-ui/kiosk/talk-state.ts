import type { Greeted, Language } from '../protocol/kiosk-socket.ts';
import type { AskedConsent, Duplex, TalkMessage, TalkMessageOf, TalkWish } from '../protocol/talk.ts';
import { afterTold, hearingGraceMs, sessionAtStart, type Session } from './talk-session.ts';

/** Of the wording of the consents in `words/talk-*.ts`; a new wording is a new name. */
export const consentWording = '2026-11';

/**
 * Whether a member may talk here and how far they are, without a clock or a wire of its own: `at` is this screen's Unix ms.
 *
 *     idle ──tap──► notice ──time, touch──► opening ──microphone, time──► starting ──talk-began──► talking
 *       ▲                                                                                             │
 *       └──────────────────time──────────────────── over ◄──────────────talk-ended, touch─────────────┘
 */
export interface TalkState {
  readonly now: number;
  readonly phase: TalkPhase;
  readonly microphone: Microphone;
  /** What the member wants of it, whatever it can do. */
  readonly muted: boolean;
  /** What the box was last told of it. */
  readonly toldOpen: boolean;
  readonly duplex: Duplex;
  /** The browser plays nothing before somebody has touched the screen. */
  readonly soundBlocked: boolean;
  /** Frames given up because the line was slower than the microphone, in this conversation. */
  readonly dropped: number;
  readonly underruns: number;
  readonly touchedAt: number;
}

export type Microphone = 'off' | 'opening' | 'on' | 'denied' | 'missing' | 'insecure' | 'failed';
type Whom = { readonly tapId: string; readonly member: Greeted };
export type OverReason = TalkMessageOf<'talk-ended'>['reason'] | 'no-answer';
export type TalkPhase =
  | { readonly name: 'idle' }
  | ({ readonly name: 'notice'; readonly since: number; readonly startsAt: number } & Whom)
  | ({ readonly name: 'opening'; readonly until: number } & Whom)
  | ({ readonly name: 'starting'; readonly until: number } & Whom)
  | { readonly name: 'talking'; readonly session: Session }
  | {
      readonly name: 'over';
      readonly reason: OverReason;
      readonly member: Greeted;
      readonly language: Language | null;
      readonly since: number;
      readonly until: number;
    };

export type TalkEvent =
  | ({ readonly kind: 'tapped'; readonly at: number } & Whom)
  /** By touch; from the notice, or at once from a greeting at the door. */
  | { readonly kind: 'begin'; readonly at: number; readonly typing: boolean; readonly whom?: Whom }
  | { readonly kind: 'microphone'; readonly at: number; readonly microphone: Microphone }
  | { readonly kind: 'muted'; readonly at: number; readonly muted: boolean }
  | { readonly kind: 'duplex'; readonly at: number; readonly duplex: Duplex }
  | { readonly kind: 'sound'; readonly at: number; readonly blocked: boolean }
  | { readonly kind: 'told'; readonly at: number; readonly message: TalkMessage; readonly language: Language }
  | { readonly kind: 'touched'; readonly at: number }
  | { readonly kind: 'said'; readonly at: number; readonly text: string }
  | { readonly kind: 'answered'; readonly at: number; readonly yes: boolean }
  | { readonly kind: 'interrupted'; readonly at: number }
  | { readonly kind: 'language'; readonly at: number; readonly language: Language }
  | { readonly kind: 'consent'; readonly at: number; readonly consent: AskedConsent; readonly given: boolean }
  | {
      readonly kind: 'played';
      readonly at: number;
      readonly track: number;
      readonly samples: number;
      readonly over: boolean;
      readonly underruns: number;
    }
  | { readonly kind: 'dropped'; readonly at: number; readonly frames: number }
  | { readonly kind: 'ended'; readonly at: number }
  | { readonly kind: 'box-lost'; readonly at: number }
  | { readonly kind: 'time-passed'; readonly at: number };

export interface TalkStep {
  readonly state: TalkState;
  /** To be sent to the box, in this order. */
  readonly wishes: readonly TalkWish[];
}

export const noticeMs = 3_000;
/** A microphone that has not opened by then joins later. */
export const openingMs = 1_500;
export const answerMs = 8_000;
/** A finger that plays with the screen is told of this often. */
const touchEveryMs = 2_000;
const overMs: Readonly<Record<OverReason, number>> = {
  ...{ farewell: 3_000, touch: 2_500, inactivity: 5_000, 'another-badge': 0 },
  ...{ idle: 5_000, restart: 8_000, staff: 6_000, 'kiosk-lost': 6_000, 'engine-lost': 10_000 },
  ...{ 'unknown-tap': 8_000, 'not-ready': 8_000, 'no-answer': 8_000 },
};

export const talkAtStart = (now: number, duplex: Duplex): TalkState => ({
  now,
  phase: { name: 'idle' },
  microphone: 'off',
  muted: false,
  toldOpen: false,
  duplex,
  soundBlocked: false,
  dropped: 0,
  underruns: 0,
  touchedAt: 0,
});

export function afterTalk(before: TalkState, event: TalkEvent): TalkStep {
  const state = { ...before, now: event.at };
  const { phase } = state;
  switch (event.kind) {
    case 'tapped':
      // The same member again means: I am still here.
      if (phase.name === 'talking' && phase.session.member.memberId === event.member.memberId) return touch(state);
      return stay({ ...fresh(state), phase: { ...noticeFor(event), since: event.at } });
    case 'begin':
      return begin(state, event);
    case 'microphone':
      return microphoneIs(state, event.microphone);
    case 'muted':
      return tellMicrophone({ ...state, muted: event.muted });
    case 'duplex':
      return state.duplex === event.duplex ? stay(state) : tellMicrophone({ ...state, duplex: event.duplex }, true);
    case 'sound':
      return stay({ ...state, soundBlocked: event.blocked });
    case 'told':
      return told(state, event.message, event.language);
    case 'touched':
      return touch(state);
    case 'dropped':
      return stay({ ...state, dropped: event.frames });
    case 'box-lost':
      return stay({ ...fresh(state), phase: { name: 'idle' } });
    case 'time-passed':
      return timePassed(state);
    case 'ended':
      if (phase.name === 'talking') {
        const { sessionId } = phase.session;
        return { state: over(state, 'touch'), wishes: [{ type: 'talk-end', at: state.now, sessionId }] };
      }
      return stay({ ...fresh(state), phase: { name: 'idle' } });
    case 'said':
    case 'answered':
    case 'interrupted':
    case 'language':
    case 'consent':
    case 'played':
      return phase.name === 'talking' ? wished(state, phase.session, event) : stay(state);
  }
}

const stay = (state: TalkState): TalkStep => ({ state, wishes: [] });
const fresh = (state: TalkState): TalkState => ({ ...state, muted: false, dropped: 0, underruns: 0 });
const noticeFor = ({ at, tapId, member }: { at: number } & Whom) => ({
  ...({ name: 'notice', tapId, member } as const),
  startsAt: at + noticeMs,
});
const inSession = (state: TalkState, session: Session): TalkState => ({
  ...state,
  phase: { name: 'talking', session },
});

function begin(state: TalkState, { typing, whom }: { typing: boolean; whom?: Whom }): TalkStep {
  const { phase } = state;
  const who = phase.name === 'notice' ? phase : phase.name === 'idle' || phase.name === 'over' ? whom : undefined;
  if (!who) return stay(state);
  const { tapId, member } = who;
  const opening = { ...fresh(state), muted: typing };
  if (typing) return start(opening, { tapId, member });
  return stay({ ...opening, phase: { name: 'opening', tapId, member, until: state.now + openingMs } });
}

function start(state: TalkState, { tapId, member }: Whom): TalkStep {
  const microphone = isOpen(state);
  return {
    state: { ...state, toldOpen: microphone, phase: { name: 'starting', tapId, member, until: state.now + answerMs } },
    wishes: [{ type: 'talk-start', at: state.now, tapId, microphone, duplex: state.duplex }],
  };
}

const isOpen = ({ microphone, muted }: TalkState): boolean => microphone === 'on' && !muted;

function microphoneIs(before: TalkState, microphone: Microphone): TalkStep {
  const state = { ...before, microphone };
  if (state.phase.name === 'opening' && microphone !== 'opening' && microphone !== 'off') {
    return start(state, state.phase);
  }
  return tellMicrophone(state);
}

/** Tells the box whether frames will follow, when that is not what it knows. */
function tellMicrophone(state: TalkState, always = false): TalkStep {
  const { phase, now } = state;
  const on = isOpen(state);
  if (phase.name !== 'talking' || (on === state.toldOpen && !always)) return stay(state);
  const { session } = phase;
  return {
    state: inSession({ ...state, toldOpen: on }, { ...session, flowingSince: now }),
    wishes: [{ type: 'talk-microphone', at: now, sessionId: session.sessionId, on, duplex: state.duplex }],
  };
}

function told(state: TalkState, message: TalkMessage, language: Language): TalkStep {
  const { phase, now } = state;
  if (message.type === 'talk-began') {
    const { sessionId, tapId } = message;
    if (phase.name === 'starting' && phase.tapId === tapId) {
      // A microphone that opened, or was turned off, since the conversation was asked for is told now.
      return tellMicrophone(inSession(state, sessionAtStart(message, language, now)));
    }
    // Whoever asked for it has gone meanwhile.
    return { state, wishes: [{ type: 'talk-end', at: now, sessionId }] };
  }
  if (message.type === 'talk-ended') {
    const ours = phase.name === 'talking' && phase.session.sessionId === message.sessionId;
    const neverBegan = phase.name === 'starting' && message.sessionId === null;
    return stay(ours || neverBegan ? over(state, message.reason) : state);
  }
  if (phase.name !== 'talking' || phase.session.sessionId !== message.sessionId) return stay(state);
  return stay(inSession(state, afterTold(phase.session, message, now, state.duplex)));
}

function over(state: TalkState, reason: OverReason): TalkState {
  const { phase, now } = state;
  const whom = phase.name === 'talking' ? phase.session : phase;
  if (!('member' in whom) || overMs[reason] === 0) return { ...fresh(state), phase: { name: 'idle' } };
  const language = phase.name === 'talking' ? phase.session.language : whom.member.language;
  const until = now + overMs[reason];
  return { ...state, phase: { name: 'over', reason, member: whom.member, language, since: now, until } };
}

function touch(state: TalkState): TalkStep {
  const { phase, now, touchedAt } = state;
  if (phase.name !== 'talking') return stay(state);
  if (now - touchedAt < touchEveryMs && phase.session.endsAt === null) return stay(state);
  const { sessionId } = phase.session;
  return {
    state: inSession({ ...state, touchedAt: now }, { ...phase.session, endsAt: null }),
    wishes: [{ type: 'talk-touch', at: now, sessionId }],
  };
}

type Wished = Extract<TalkEvent, { kind: 'said' | 'answered' | 'interrupted' | 'language' | 'consent' | 'played' }>;

function wished(state: TalkState, session: Session, event: Wished): TalkStep {
  const of = { at: event.at, sessionId: session.sessionId };
  switch (event.kind) {
    case 'said': {
      const text = event.text.trim().slice(0, 500);
      return text === '' ? stay(state) : { state, wishes: [{ type: 'talk-say', ...of, text }] };
    }
    case 'answered': {
      const { confirm } = session;
      if (!confirm || confirm.answered) return stay(state);
      return {
        state: inSession(state, { ...session, confirm: { ...confirm, answered: true } }),
        wishes: [{ type: 'talk-answer', ...of, callId: confirm.callId, yes: event.yes }],
      };
    }
    case 'interrupted':
      return { state, wishes: [{ type: 'talk-interrupt', ...of }] };
    case 'language':
      return { state, wishes: [{ type: 'talk-language', ...of, language: event.language }] };
    case 'consent': {
      const { consent, given } = event;
      const consents = { ...session.consents, [consent]: given };
      return {
        state: inSession(state, { ...session, consents, answered: [...session.answered, consent] }),
        wishes: [{ type: 'talk-consent', ...of, consent, given, wording: consentWording }],
      };
    }
    case 'played': {
      const { track, samples, over: isOver, underruns } = event;
      const ran = isOver ? state.underruns + underruns : state.underruns;
      return {
        state: { ...state, underruns: ran },
        wishes: [{ type: 'talk-played', ...of, track, samples, over: isOver, underruns }],
      };
    }
  }
}

function timePassed(state: TalkState): TalkStep {
  const { phase, now } = state;
  switch (phase.name) {
    case 'notice':
      return phase.startsAt > now ? stay(state) : begin(state, { typing: false });
    case 'opening':
      return phase.until > now ? stay(state) : start(state, phase);
    case 'starting':
      return stay(phase.until > now ? state : over(state, 'no-answer'));
    case 'over':
      return stay(phase.until > now ? state : { ...fresh(state), phase: { name: 'idle' } });
    case 'talking': {
      const { trouble } = phase.session;
      return stay(trouble && trouble.until <= now ? inSession(state, { ...phase.session, trouble: null }) : state);
    }
    case 'idle':
      return stay(state);
  }
}

/** Whether a microphone is wanted now: never before the notice has been read, never where nobody could understand it. */
export function wantsMicrophone({ phase, muted }: TalkState): boolean {
  if (muted) return false;
  return phase.name === 'opening' || phase.name === 'starting' || (phase.name === 'talking' && phase.session.hears);
}

/**
 * What the listening light shows: the microphone is off; it rests while JARVIS speaks; it was just opened; the box hears it;
 * the box does not.
 */
export type Hearing = 'off' | 'resting' | 'waiting' | 'heard' | 'unheard';

export function hearingOf(state: TalkState, session: Session): Hearing {
  const { now, duplex } = state;
  if (!session.hears || !isOpen(state)) return 'off';
  if (duplex === 'half' && session.mood === 'speaking') return 'resting';
  if (now < session.heardUntil) return 'heard';
  return now < session.flowingSince + hearingGraceMs ? 'waiting' : 'unheard';
}

/** When `time-passed` is due next, by this screen's clock. */
export function nextTalkDeadline({ phase, now }: TalkState): number | null {
  const deadlines: number[] = [];
  if (phase.name === 'notice') deadlines.push(phase.startsAt);
  if (phase.name === 'opening' || phase.name === 'starting' || phase.name === 'over') deadlines.push(phase.until);
  if (phase.name === 'talking') {
    const { heardUntil, flowingSince, trouble } = phase.session;
    deadlines.push(heardUntil, flowingSince + hearingGraceMs, ...(trouble ? [trouble.until] : []));
  }
  const due = deadlines.filter((at) => at > now);
  return due.length === 0 ? null : Math.min(...due);
}
