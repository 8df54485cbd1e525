import type { Facility } from '@jarvis-edge/sync/facilities.ts';
import type { Candidate } from '../memory.ts';
import type { Booked, Crowd, DayHours, Membership, Occurrence, Progress, Settled } from '../results.ts';
import type { Intent } from '../lexicon.ts';
import type { Past } from '../past.ts';
import type { Slots } from '../slots-said.ts';
import type { Here } from '../when.ts';

/** What a person of the team is offered for, or a conversation that got stuck. */
export type StaffReason =
  | Extract<
      Intent,
      | 'ask_human'
      | 'freeze_membership'
      | 'cancel_membership'
      | 'guest_pass'
      | 'lost_property'
      | 'training_advice'
      | 'ask_facility'
      | 'pain'
      | 'unknown'
    >
  | 'price';

/** Of two ways to say it the one that suits the member: « tu » or « vous », "tú" or "usted". */
export type Say = (familiar: string, formal: string) => string;

/** As many classes as one can keep in mind. */
export const toldAtMost = 4;

/** Everything that the local engine can say. */
export interface Words {
  readonly greeting: (name: string) => string;
  readonly goodbye: (name: string) => string;
  readonly smalltalk: () => string;
  readonly anythingElse: () => string;
  readonly leftAlone: () => string;
  readonly notUnderstood: () => string;
  /** To what is no matter of a gym. */
  readonly outside: () => string;
  readonly whatICan: () => string;
  readonly cannot: () => string;
  readonly onScreen: () => string;
  readonly hours: (days: readonly DayHours[], here: Here) => string;
  /** That the gym has named no day that differs from the usual week. */
  readonly usualOnHolidays: () => string;
  readonly classes: (occurrences: readonly Occurrence[], here: Here) => string;
  /** @param n How many classes were not told of. */
  readonly moreOnScreen: (n: number) => string;
  readonly noClass: (slots: Slots, here: Here) => string;
  /** @param kind As the member called it. */
  readonly notOffered: (kind: string) => string;
  readonly whichClass: () => string;
  /** Names the first of them, and how many more there are. */
  readonly which: (candidates: readonly Candidate[], here: Here) => string;
  /** Asks for the place of one among so many. */
  readonly whichPlace: (n: number) => string;
  readonly confirmBooking: (candidate: Candidate, here: Here) => string;
  /** Where places for others are wanted too. */
  readonly onlyOwnPlace: () => string;
  readonly confirmCancel: (candidate: Candidate, here: Here) => string;
  readonly settled: (settled: Settled, about: Candidate | undefined, here: Here) => string;
  readonly myBookings: (bookings: readonly Booked[], here: Here) => string;
  readonly nothingBooked: () => string;
  readonly progress: (progress: Progress, here: Here) => string;
  readonly pastProgress: (past: Past, progress: Progress) => string;
  readonly membership: (membership: Membership, here: Here) => string;
  /** @param names Of those that can be meant, where they are few. */
  readonly whichMachine: (names: readonly string[]) => string;
  readonly facility: (facility: Facility) => string;
  readonly confirmReport: (equipment: string) => string;
  readonly reported: () => string;
  readonly confirmFeedback: () => string;
  readonly feedbackKept: () => string;
  readonly offerStaff: (reason: StaffReason) => string;
  readonly staffCalled: () => string;
  /** @param called Whether the team could be told. */
  readonly emergency: (called: boolean) => string;
  /** After an alarm, when all is well again. @param called Whether the team could be told. */
  readonly allClear: (called: boolean) => string;
  /** Asked where it only sounds like one. */
  readonly isEmergency: () => string;
  /** To somebody who is stressed or tired, before a calm class is offered. */
  readonly calm: () => string;
  readonly calmBooked: (candidate: Candidate, here: Here) => string;
  readonly noCalm: () => string;
  readonly crowd: (crowd: Crowd) => string;
  readonly waits: () => string;
  readonly volume: () => string;
  readonly time: (here: Here) => string;
  readonly whichLanguage: () => string;
  readonly languageChanged: () => string;
  /** The member has gone over to this language by themselves. */
  readonly goesOn: () => string;
  /** To whoever says thanks. */
  readonly welcome: () => string;
  readonly keepLanguage: () => string;
  readonly languageKept: () => string;
}
