import type { Greeted, Language } from '../protocol/kiosk-socket.ts';
import type { AskedConsent, Duplex, TalkMessage, TalkMessageOf } from '../protocol/talk.ts';

export interface Caption {
  readonly turn: string;
  readonly role: 'member' | 'jarvis';
  readonly text: string;
  readonly final: boolean;
}

export type Shown = Pick<TalkMessageOf<'talk-shown'>, 'tool' | 'personal' | 'data'>;
export type Call = NonNullable<TalkMessageOf<'talk-confirm'>['call']>;
export type TroubleCode = TalkMessageOf<'talk-trouble'>['code'];
export type Mood = TalkMessageOf<'talk-state'>['state'];

/** A conversation as this screen knows it. Times are this screen's Unix ms. */
export interface Session {
  readonly sessionId: string;
  readonly member: Greeted;
  readonly mood: Mood;
  readonly engine: 'cloud' | 'local';
  readonly hears: boolean;
  readonly speaks: boolean;
  readonly language: Language;
  /** What was spoken before JARVIS followed the member into another language; null: nothing to go back to. */
  readonly formerLanguage: Language | null;
  /** Null: there is nothing to agree to. */
  readonly consents: Readonly<Record<AskedConsent, boolean | null>>;
  /** Answered in this conversation: not asked again. */
  readonly answered: readonly AskedConsent[];
  /** The newest last. */
  readonly captions: readonly Caption[];
  /** What tools found, the newest first, one a tool. */
  readonly shown: readonly Shown[];
  readonly confirm: (Call & { readonly answered: boolean }) | null;
  readonly endsAt: number | null;
  readonly trouble: { readonly code: TroubleCode; readonly until: number } | null;
  /** Of the newest captured frame that the box has acknowledged. */
  readonly heardSequence: number;
  readonly heardUntil: number;
  /** Since when frames have been flowing, or should be. */
  readonly flowingSince: number;
}

/** An acknowledgement lights the listening light for so long. */
export const heardForMs = 500;
/** A microphone that was just opened needs a moment; after that its silence is told. */
export const hearingGraceMs = 2_500;
const troubleShownMs = 10_000;
const captionsKept = 12;
const cardsKept = 4;

export function sessionAtStart(began: TalkMessageOf<'talk-began'>, language: Language, at: number): Session {
  return {
    sessionId: began.sessionId,
    member: began.member,
    mood: 'thinking',
    engine: 'local',
    // Until the box tells: a microphone that is open stays so.
    hears: true,
    speaks: false,
    language: began.member.language ?? language,
    formerLanguage: null,
    consents: began.consents,
    answered: [],
    captions: [],
    shown: [],
    confirm: null,
    endsAt: null,
    trouble: null,
    heardSequence: -1,
    heardUntil: 0,
    flowingSince: at,
  };
}

/** The way back leads to where the talk began, and ends there. */
function formerOf({ language, formerLanguage }: Session, next: Language): Language | null {
  const former = formerLanguage ?? language;
  return former === next ? null : former;
}

type OfSession = Exclude<TalkMessage, { type: 'talk-began' | 'talk-ended' }>;

export function afterTold(session: Session, message: OfSession, at: number, duplex: Duplex): Session {
  switch (message.type) {
    case 'talk-state': {
      const { state: mood, engine, hears, speaks, language } = message;
      const rested = duplex === 'half' && session.mood === 'speaking' && mood !== 'speaking';
      const flowingSince = rested || (hears && !session.hears) ? at : session.flowingSince;
      const formerLanguage = language === session.language ? session.formerLanguage : formerOf(session, language);
      return { ...session, mood, engine, hears, speaks, language, formerLanguage, flowingSince };
    }
    case 'talk-caption': {
      const { turn, role, text, final } = message;
      const caption = { turn, role, text, final };
      const known = session.captions.some((each) => each.turn === turn);
      const captions = known
        ? session.captions.map((each) => (each.turn === turn ? caption : each))
        : [...session.captions, caption].slice(-captionsKept);
      return { ...session, captions };
    }
    case 'talk-shown': {
      const { tool, personal, data } = message;
      const others = session.shown.filter((each) => each.tool !== tool);
      // Who keeps a language has no wish to go back.
      const formerLanguage = tool === 'keep_language' ? null : session.formerLanguage;
      return { ...session, formerLanguage, shown: [{ tool, personal, data }, ...others].slice(0, cardsKept) };
    }
    case 'talk-confirm':
      return { ...session, confirm: message.call && { ...message.call, answered: false } };
    case 'talk-warning':
      // The box's clock may differ from this screen's: how long there is left does not.
      return { ...session, endsAt: message.endsAt === null ? null : at + message.endsAt - message.at };
    case 'talk-trouble':
      return { ...session, trouble: { code: message.code, until: at + troubleShownMs } };
    case 'talk-heard':
      if (message.sequence <= session.heardSequence) return session;
      return { ...session, heardSequence: message.sequence, heardUntil: at + heardForMs };
    case 'talk-track':
    case 'talk-silence':
      return session;
  }
}

const asked: readonly AskedConsent[] = ['conversation', 'sentiment', 'cloud_voice'];

/** What the member is to be asked next; the feeling of what is not kept is never judged. */
export function consentToAsk({ consents, answered }: Session): AskedConsent | null {
  const open = asked.filter((consent) => consents[consent] === false && !answered.includes(consent));
  return open.find((consent) => consent !== 'sentiment' || consents.conversation === true) ?? null;
}
