import type { Duplex } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { AskedConsent, TalkMessageOf } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { Greeted, Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { EventClock } from '@jarvis-edge/sync/event-time.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import type { KioskLine } from '../kiosk-line.ts';
import type { Caps } from '../ledger.ts';
import type { Sessions } from '../sessions.ts';
import type { Toolbox } from '../tools/toolbox.ts';
import type { CloudAvailability } from './cloud-availability.ts';
import type { Engines } from './engine-route.ts';
import type { VoiceSettings } from './session-update.ts';
import type { Timers } from './timers.ts';

/** Who talks where, and by what. */
export interface BeginTalk {
  readonly member: Greeted;
  readonly tapId: string;
  readonly kioskId: string;
  readonly microphone: boolean;
  readonly duplex: Duplex;
  /** False for a line that shows words and plays nothing. */
  readonly isAloud: boolean;
  /** Of the screen: for a member who has none on file. */
  readonly pageLanguage?: Language | undefined;
}

/** The names that members say, and the gym's zone. */
export interface Place {
  readonly timezone: string;
  readonly classes: readonly string[];
  readonly equipment: readonly string[];
}

/** What all conversations of a box share. */
export interface SharedParts {
  readonly engines: Engines;
  readonly cloud: CloudAvailability;
  readonly sessions: Pick<Sessions, 'turn' | 'touch' | 'change' | 'close' | 'addUsage' | 'spentSince'>;
  readonly toolbox: Pick<Toolbox, 'definitions' | 'check' | 'call'>;
  /** What a model is told of the member. */
  readonly instructions: (member: Greeted, language: Language) => string;
  /** What JARVIS says first. */
  readonly welcome: (member: Greeted, language: Language) => string;
  readonly place: () => Place;
  /** What a model takes an utterance for. */
  readonly label: LabelUtterance;
  readonly clock: EventClock;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly timers: Timers;
  readonly caps: Caps;
  /** Since when the day and the gym's own period count, Unix ms. */
  readonly periods: () => { readonly day: number; readonly gym: number };
  readonly settings: VoiceSettings;
  /** For a log: no word of the member is in it. */
  readonly report: (problem: string) => void;
}

export interface TalkParts extends SharedParts {
  readonly sessionId: string;
  readonly gymId: string;
  readonly begin: BeginTalk;
  readonly language: Language;
  readonly line: KioskLine;
  readonly consents: TalkMessageOf<'talk-began'>['consents'];
  /** Whether the member lets the cloud hear them, asked each time anew. */
  readonly mayHear: () => boolean;
  /** @returns false when it could not be written down. */
  readonly recordConsent: (answer: { consent: AskedConsent; given: boolean; wording: string }) => boolean;
}
