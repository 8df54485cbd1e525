import * as z from 'zod/mini';
import { Greeted, Language } from './kiosk-socket.ts';

/**
 * What box and kiosk say to each other during a conversation, on the kiosk's socket beside its other messages. `at` is Unix ms by
 * the sender's clock. A kiosk holds one conversation at a time; what names another session than the one that goes on is
 * late and does nothing.
 */

const at = z.int();
const sessionId = z.string().check(z.minLength(1), z.maxLength(64));
const ofTalk = { at, sessionId };
/** Counts the utterances of JARVIS in a conversation: which one a playing frame belongs to. */
const track = z.int().check(z.nonnegative());

/** Full: the member may interrupt by speaking. Half: the microphone rests while JARVIS speaks, and a button interrupts. */
export const Duplex = z.enum(['full', 'half']);
export type Duplex = z.infer<typeof Duplex>;

/** What a member is asked at the kiosk, as `member_preferences` keeps it. */
export const AskedConsent = z.enum(['conversation', 'sentiment', 'cloud_voice']);
export type AskedConsent = z.infer<typeof AskedConsent>;

export const TalkStart = z.object({
  type: z.literal('talk-start'),
  at,
  /** Of the tap that this kiosk was told of: who talks follows from it. */
  tapId: z.string(),
  /** Whether frames of a microphone will follow. */
  microphone: z.boolean(),
  duplex: Duplex,
  /** Of the page: for a member who has none on file. */
  language: z.optional(Language),
});
/** Typed or touched instead of spoken. */
export const TalkSay = z.object({
  type: z.literal('talk-say'),
  ...ofTalk,
  text: z.string().check(z.minLength(1), z.maxLength(500)),
});
/** The answer to `talk-confirm` by touch. */
export const TalkAnswer = z.object({ type: z.literal('talk-answer'), ...ofTalk, callId: z.string(), yes: z.boolean() });
/** Somebody is there: not inactive. */
export const TalkTouch = z.object({ type: z.literal('talk-touch'), ...ofTalk });
export const TalkInterrupt = z.object({ type: z.literal('talk-interrupt'), ...ofTalk });
export const TalkEnd = z.object({ type: z.literal('talk-end'), ...ofTalk });
export const TalkLanguage = z.object({ type: z.literal('talk-language'), ...ofTalk, language: Language });
export const TalkConsent = z.object({
  type: z.literal('talk-consent'),
  ...ofTalk,
  consent: AskedConsent,
  given: z.boolean(),
  /** Of the wording that was on the screen, such as `2026-11`. */
  wording: z.string().check(z.minLength(1), z.maxLength(32)),
});
/** The microphone was turned on or off, or the loudspeaker test changed what it may do. */
export const TalkMicrophone = z.object({
  type: z.literal('talk-microphone'),
  ...ofTalk,
  on: z.boolean(),
  duplex: Duplex,
});
/**
 * How much of a track has really been played, samples of 24 kHz: every 100 ms while it plays, at its end, and at once when it is
 * silenced.
 */
export const TalkPlayed = z.object({
  type: z.literal('talk-played'),
  ...ofTalk,
  track,
  samples: z.int().check(z.nonnegative()),
  /** Its last sample was played, or it was silenced: nothing of it follows. */
  over: z.boolean(),
  /** Times that the ring ran empty within it. */
  underruns: z.int().check(z.nonnegative()),
});

/** Kiosk → box. */
export const TalkWish = z.discriminatedUnion('type', [
  TalkStart,
  TalkSay,
  TalkAnswer,
  TalkTouch,
  TalkInterrupt,
  TalkEnd,
  TalkLanguage,
  TalkConsent,
  TalkMicrophone,
  TalkPlayed,
]);
export type TalkWish = z.infer<typeof TalkWish>;
export type TalkWishOf<T extends TalkWish['type']> = Extract<TalkWish, { type: T }>;

export const TalkBegan = z.object({
  type: z.literal('talk-began'),
  ...ofTalk,
  tapId: z.string(),
  member: Greeted,
  /** `cloud_voice` is null where the box has no cloud that could hear. */
  consents: z.object({ conversation: z.boolean(), sentiment: z.boolean(), cloud_voice: z.nullable(z.boolean()) }),
});

/** The whole state, again whenever any of it changes. */
export const TalkState = z.object({
  type: z.literal('talk-state'),
  ...ofTalk,
  state: z.enum(['listening', 'thinking', 'speaking', 'confirming', 'goodbye']),
  engine: z.enum(['cloud', 'local']),
  /** Whether this engine understands speech; otherwise the screen says to touch or type. */
  hears: z.boolean(),
  /** Whether JARVIS has a voice now. */
  speaks: z.boolean(),
  language: Language,
});

/** What one of both says, so far; the text replaces the former one of that turn. */
export const TalkCaption = z.object({
  type: z.literal('talk-caption'),
  ...ofTalk,
  turn: z.string(),
  role: z.enum(['member', 'jarvis']),
  text: z.string(),
  final: z.boolean(),
});

/** The frames that follow belong to this track, until one has the flag `last`. */
export const TalkTrack = z.object({ type: z.literal('talk-track'), ...ofTalk, track, turn: z.string() });
/** Silence now: nothing more of this track is to be heard. Answered by `talk-played` with `over`. */
export const TalkSilence = z.object({ type: z.literal('talk-silence'), ...ofTalk, track });
/** The captured frames up to this sequence have come to the box: what the listening light shows. */
export const TalkHeard = z.object({ type: z.literal('talk-heard'), ...ofTalk, sequence: z.int() });

/** Something for the screen: what a tool of the box found or did, as the tool answers it. */
export const TalkShown = z.object({
  type: z.literal('talk-shown'),
  ...ofTalk,
  tool: z.string(),
  /** Of the member's own: it leaves the screen with the conversation. */
  personal: z.boolean(),
  data: z.looseObject({}),
});

/** JARVIS is about to do something and asks first; `call` is null when there is nothing to confirm any more. */
export const TalkConfirm = z.object({
  type: z.literal('talk-confirm'),
  ...ofTalk,
  call: z.nullable(z.object({ callId: z.string(), tool: z.string(), data: z.looseObject({}) })),
});

/** Nobody has spoken or touched for a while: the conversation ends then unless somebody does. Null: somebody did. */
export const TalkWarning = z.object({ type: z.literal('talk-warning'), ...ofTalk, endsAt: z.nullable(at) });

/** What the member should know of what does not work. */
export const TalkTrouble = z.object({
  type: z.literal('talk-trouble'),
  ...ofTalk,
  code: z.enum(['cloud-lost', 'cloud-back', 'cap-reached', 'voice-failed', 'slow-network', 'failed']),
});

export const TalkEnded = z.object({
  type: z.literal('talk-ended'),
  at,
  /** Null when none could begin. */
  sessionId: z.nullable(sessionId),
  reason: z.enum([
    'farewell',
    'touch',
    'another-badge',
    'inactivity',
    'idle',
    'restart',
    'staff',
    'kiosk-lost',
    'engine-lost',
    'unknown-tap',
    'not-ready',
  ]),
});

/** Box → kiosk. */
export const TalkMessage = z.discriminatedUnion('type', [
  TalkBegan,
  TalkState,
  TalkCaption,
  TalkTrack,
  TalkSilence,
  TalkHeard,
  TalkShown,
  TalkConfirm,
  TalkWarning,
  TalkTrouble,
  TalkEnded,
]);
export type TalkMessage = z.infer<typeof TalkMessage>;
export type TalkMessageOf<T extends TalkMessage['type']> = Extract<TalkMessage, { type: T }>;
