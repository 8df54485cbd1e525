import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { gymDay } from '../gym-day.ts';
import type { Slots } from './slots-said.ts';
import { minutesOf } from './when.ts';

/** A tool that the dialogue asks for; its answer comes back by `answered`. */
export interface Call {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A class that could be meant. */
export interface Candidate {
  readonly occurrenceId: string;
  readonly className: string;
  /** Unix ms. */
  readonly startsAt: number;
}

/** What the dialogue waits to hear. */
export type Pending =
  | { readonly kind: 'yes'; readonly call: Call; readonly about: Candidate | undefined }
  | {
      readonly kind: 'which';
      readonly tool: 'book_class' | 'cancel_booking';
      readonly candidates: readonly Candidate[];
    }
  | { readonly kind: 'class' | 'machine'; readonly text: string; readonly slots: Slots }
  /** Nothing, but classes were just told of: who says yes wants one of them. */
  | { readonly kind: 'listed' }
  /** Whether there is anything else. */
  | { readonly kind: 'more' };

/** Whether a question waits for its answer; a list that was told asks for none. */
export const isQuestion = (pending: Pending | undefined): pending is Exclude<Pending, { kind: 'listed' }> =>
  pending !== undefined && pending.kind !== 'listed';

/** What it wants to know of a tool before it speaks. */
export interface Asked {
  readonly call: Call;
  /** `last`: agreed to together with a goodbye. */
  readonly why: 'tell' | 'book' | 'cancel' | 'settled' | 'calm' | 'last';
  readonly slots: Slots;
  readonly about: Candidate | undefined;
}

/** Everything that a conversation remembers between two utterances; plain data. */
export interface Memory {
  readonly language: Language;
  readonly firstName: string;
  readonly isFormal: boolean;
  readonly pending: Pending | undefined;
  readonly asked: Asked | undefined;
  /** The classes that were told last, for whoever then books one of them. */
  readonly told: readonly Candidate[];
  /** The class that a place was booked in with the last answer. */
  readonly booked: Candidate | undefined;
  /** Whether the team could be told of an emergency, as long as nothing else is spoken of. */
  readonly alarm: 'raised' | 'failed' | undefined;
  /** What was told last, for whoever then asks the same of another day. */
  readonly topic: Pick<Asked, 'call' | 'slots'> | undefined;
  /** The last that JARVIS said. */
  readonly said: string;
  /** Whether JARVIS has answered anything yet, beside its welcome. */
  readonly isAnswered: boolean;
  /** Utterances in a row that were not understood. */
  readonly missed: number;
}

export const newMemory = (language: Language, firstName: string, isFormal = false): Memory => ({
  language,
  firstName,
  isFormal,
  pending: undefined,
  asked: undefined,
  told: [],
  booked: undefined,
  alarm: undefined,
  topic: undefined,
  said: '',
  isAnswered: false,
  missed: 0,
});

export interface Moment {
  readonly nowMs: number;
  readonly timezone: string;
}

const isWithin = ({ from, until }: { from: number; until: number }, minute: number): boolean =>
  from <= minute && minute < until;

const isOn = ({ day, until = day }: Slots, held: string): boolean =>
  day === undefined || until === undefined || (day <= held && held <= until);

/** Whether a class is one that these words could mean. */
export function isMeant({ className, startsAt }: Candidate, slots: Slots, timezone: string): boolean {
  return (
    (slots.class === undefined || slots.class === className) &&
    isOn(slots, gymDay(timezone, startsAt)) &&
    (slots.time === undefined || slots.time === minutesOf(startsAt, timezone)) &&
    (slots.part === undefined || isWithin(slots.part, minutesOf(startsAt, timezone)))
  );
}

/** Those that could be meant; a place among them goes before a day that is none of theirs: "the first" is no first of the month then. */
export function meantOf<One extends Candidate>(
  several: readonly One[],
  slots: Slots,
  timezone: string,
): readonly One[] {
  const meant = several.filter((one) => isMeant(one, slots, timezone));
  return meant.length === 0 && slots.choice !== undefined && slots.class === undefined ? several : meant;
}

/** The one that is called by its place among several: 1 for the first, −1 for the last. */
export const placed = <One>(several: readonly One[], choice: number | undefined): One | undefined =>
  choice === undefined ? undefined : several.at(choice - (choice > 0 ? 1 : 0));
