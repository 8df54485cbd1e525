import type { BoxMessage, Greeted, Refusal } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { CommunicationStyle, Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { BadgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import type { EventClock, EventTime } from '@jarvis-edge/sync/event-time.ts';
import type { Door, Gym, Reader } from '../store/place.ts';
import type { Holder, Profile } from '../store/profile.ts';
import type { Inside, NewVisit } from './visits.ts';

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
  readonly recordVisit: (visit: NewVisit) => string;
  readonly leave: (memberId: string) => void;
  /** Resolves once the door has been told to open. */
  readonly openDoor: (doorId: string) => Promise<Door>;
  readonly announce: (kioskId: string, message: BoxMessage) => void;
  readonly clock: EventClock;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Told what no screen can show: a disk that refused a visit, a door that did not answer. */
  readonly failed: (what: 'visit' | 'door', error: unknown) => void;
}

/** One tap from badge to door to screen. */
export const createAdmit = (deps: AdmitDeps) => {
  const { holderOf, gym, door, decideEntry, badgeRefusal, inside, recordVisit, leave, openDoor, clock, newId } = deps;

  return async (reader: Reader, badge: BadgeNumber): Promise<void> => {
    const time = clock();
    const tap = { at: time.wallMs, tapId: newId(), readerId: reader.id };
    const announce = (message: BoxMessage): void => {
      if (reader.kioskId !== null) deps.announce(reader.kioskId, message);
    };
    const refuse = (refusal: Refusal, member: Profile | null): void =>
      announce({ type: 'refused', ...tap, member: member && greeted(member), refusal });

    const holder = holderOf(badge);
    if (reader.purpose === 'entry') {
      const place = gym();
      if (place === undefined) return refuse({ reason: 'gym-not-operating' }, null);
      const entry = decideEntry({
        holder,
        gym: place,
        door: reader.doorId === null ? undefined : door(reader.doorId),
        presence: holder.kind === 'member' ? inside(holder.member.memberId) : undefined,
        time,
      });
      if (entry.kind === 'refused') return refuse(entry.refusal, entry.member);
      const { member, badgeId, sameVisit } = entry;
      if (sameVisit === null) {
        // Recorded first: a door that opens without a row is a visit that nobody can count.
        try {
          const { memberId } = member;
          recordVisit({ gymId: place.id, memberId, badgeId, readerId: reader.id, doorId: reader.doorId, time });
        } catch (error) {
          deps.failed('visit', error);
          return refuse({ reason: 'cannot-record' }, member);
        }
      }
      const opened = await open(reader);
      return announce({
        type: 'admitted',
        ...tap,
        member: greeted(member),
        door: opened?.name ?? null,
        newVisit: sameVisit === null,
      });
    }

    const refusal = badgeRefusal(holder);
    if (refusal !== undefined) return refuse(refusal, null);
    if (holder.kind !== 'member') return undefined;
    if (reader.purpose === 'identify') return announce({ type: 'recognised', ...tap, member: greeted(holder.member) });
    leave(holder.member.memberId);
    await open(reader);
    return announce({ type: 'departed', ...tap, member: greeted(holder.member) });
  };

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
export function greeted(member: Profile): Greeted {
  const language = Language.safeParse(member.language);
  const style = CommunicationStyle.safeParse(member.communicationStyle);
  return {
    memberId: member.memberId,
    firstName: member.firstName,
    language: language.success ? language.data : null,
    communicationStyle: style.success ? style.data : null,
  };
}
