import type { CommunicationStyle } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { FitnessLevel } from '../member-facts.ts';

/** How JARVIS opens a conversation in one style. */
export interface Opening {
  readonly hello: (firstName: string) => string;
  /** Of a first conversation, of the next one, and of one after weeks without a visit. Empty where less is more. */
  readonly first: string;
  readonly again: string;
  readonly away: string;
  readonly offer: string;
  /** In place of `offer` to an advanced member, who comes for figures. */
  readonly offerAdvanced?: string;
}

export interface StyleWords {
  /** For a model. */
  readonly tone: string;
  readonly feedback: string;
  readonly opening: Opening;
}

/** What a model is told, in the language that it is to speak. */
export interface InstructionWords {
  readonly locale: string;
  readonly who: (gym: { name: string; city: string }) => string;
  readonly now: (time: string) => string;
  readonly openToday: (periods: string) => string;
  readonly closedToday: string;
  readonly language: string;
  readonly member: (firstName: string) => string;
  readonly goals: (goals: string) => string;
  readonly workouts: (perWeek: number) => string;
  readonly goalNames: Readonly<Record<string, string>>;
  readonly known: Readonly<Record<'first' | 'again' | 'away', string>>;
  readonly styles: Readonly<Record<CommunicationStyle, StyleWords>>;
  readonly depth: Readonly<Record<FitnessLevel | 'unknown', string>>;
  readonly headings: Readonly<Record<'place' | 'member' | 'manner' | 'rules', string>>;
  readonly rules: readonly string[];
  /** Spoken at the beginning of a first conversation. */
  readonly iAmAnAi: string;
}
