import type { BoxMessage, Greeted, Refusal } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { BadgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import type { EventClock, EventTime } from '@jarvis-edge/sync/event-time.ts';
import type { Door, Gym, Reader } from '../store/place.ts';
import type { Holder, Profile } from '../store/profile.ts';
import type { Inside } from './presence.ts';
import type { NewVisit } from './visits.ts';

/** What the door's rules say of a tap at an entry. */
export type EntryDecision =
  | { readonly kind: 'granted'; readonly member: Profile; readonly badgeId: string; readonly sameVisit: string | null }
  | { readonly kind: 'refused'; readonly member: Profile | null; readonly refusal: Refusal };

export interface AdmitDeps {
  readonly holderOf: (badge: BadgeNumber) => Holder;
  readonly gym: () => Gym | undefined;
  readonly door: (id: string) => Door | undefined;
  readonly decideEntry: (question: {
    holder: Holder;
    gym: Gym;
    door: Door | undefined;
    presence: Inside | undefined;
    time: EventTime;
  }) => EntryDecision;
  /** Why a badge names nobody here, wherever it is read. */
  readonly badgeRefusal: (holder: Holder) => Refusal | undefined;
  readonly inside: (memberId: string) => Inside | undefined;
  /** Writes within the transaction that is open. @returns The visit's id. */
  readonly recordVisit: (visit: NewVisit) => string;
  /** Told once a visit is on disk. */
  readonly entered: (memberId: string, inside: Inside) => void;
  /** Runs work in one transaction, on disk when it returns: what was read holds for what is written. */
  readonly atOnce: <Result>(work: () => Result) => Result;
  readonly leave: (memberId: string) => void;
  /** Resolves once the door has been told to open. */
  readonly openDoor: (doorId: string) => Promise<Door>;
  readonly announce: (kioskId: string, message: BoxMessage) => void;
  readonly clock: EventClock;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Told what no screen can show: a disk that refused a visit, a door that did not answer. */
  readonly failed: (what: 'visit' | 'door', error: unknown) => void;
  /** Told after the greeting of a new visit, for everything that can wait. */
  readonly visited: () => void;
}

/** One tap from badge to door to screen. */
export const createAdmit = (deps: AdmitDeps) => {
  const { holderOf, badgeRefusal, leave, openDoor, clock, newId } = deps;

  return async (reader: Reader, badge: BadgeNumber): Promise<void> => {
    const time = clock();
    const tap = { at: time.wallMs, tapId: newId(), readerId: reader.id };
    const announce = (message: BoxMessage): void => {
      if (reader.kioskId !== null) deps.announce(reader.kioskId, message);
    };
    const refuse = (refusal: Refusal, member: Profile | null): void =>
      announce({ type: 'refused', ...tap, member: member && greeted(member), refusal });

    if (reader.purpose === 'entry') {
      const entry = enter(reader, badge, time);
      if (entry.kind === 'refused') return refuse(entry.refusal, entry.member);
      const opened = await open(reader);
      const newVisit = entry.sameVisit === null;
      announce({ type: 'admitted', ...tap, member: greeted(entry.member), door: opened?.name ?? null, newVisit });
      if (newVisit) deps.visited();
      return undefined;
    }

    const holder = holderOf(badge);
    const refusal = badgeRefusal(holder);
    if (refusal !== undefined) return refuse(refusal, null);
    if (holder.kind !== 'member') return undefined;
    if (reader.purpose === 'identify') return announce({ type: 'recognised', ...tap, member: greeted(holder.member) });
    leave(holder.member.memberId);
    await open(reader);
    return announce({ type: 'departed', ...tap, member: greeted(holder.member) });
  };

  /** Decides, and records what was granted first: a door that opens without a row is a visit that nobody can count. */
  function enter(reader: Reader, badge: BadgeNumber, time: EventTime): EntryDecision {
    const { gym, door, decideEntry, inside, recordVisit, entered, atOnce } = deps;
    const place = gym();
    if (place === undefined) return { kind: 'refused', member: null, refusal: { reason: 'gym-not-operating' } };
    let entry: EntryDecision | undefined;
    try {
      const made = atOnce(() => {
        const holder = holderOf(badge);
        entry = decideEntry({
          holder,
          gym: place,
          door: reader.doorId === null ? undefined : door(reader.doorId),
          presence: holder.kind === 'member' ? inside(holder.member.memberId) : undefined,
          time,
        });
        if (entry.kind === 'refused' || entry.sameVisit !== null) return { entry };
        const { member, badgeId } = entry;
        const { id: readerId, doorId } = reader;
        const visitId = recordVisit({ gymId: place.id, memberId: member.memberId, badgeId, readerId, doorId, time });
        return { entry, visit: { memberId: member.memberId, visitId } };
      });
      if (made.visit !== undefined) entered(made.visit.memberId, { visitId: made.visit.visitId, since: time.wallMs });
      return made.entry;
    } catch (error) {
      deps.failed('visit', error);
      return { kind: 'refused', member: entry?.member ?? null, refusal: { reason: 'cannot-record' } };
    }
  }

  async function open(reader: Reader): Promise<Door | undefined> {
    if (reader.doorId === null) return undefined;
    try {
      return await openDoor(reader.doorId);
    } catch (error) {
      deps.failed('door', error);
      return undefined;
    }
  }
};

/** What a screen may show of a member. */
const greeted = ({ memberId, firstName, language, communicationStyle }: Profile): Greeted => ({
  memberId,
  firstName,
  language,
  communicationStyle,
});
