import type Database from 'better-sqlite3';
import type { BoxMessageOf } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { intervalsToday, isOpen } from '@jarvis-edge/sync/opening-hours.ts';
import type { Gym, Kiosk } from '../store/place.ts';

interface ClassRow {
  occurrenceId: string;
  name: string;
  coach: string | null;
  place: string | null;
  startsAt: number;
  minutes: number;
  cancelledAt: number | null;
}

const dayMs = 86_400_000;

/** What a kiosk shows of where it stands: its gym, today's hours and today's classes. */
export function createKioskPlace({ db, simulator }: { db: Database.Database; simulator: boolean }) {
  const classesBetween = db.prepare<[number, number], ClassRow>(
    `select o.id as occurrenceId, c.name, c.coach, c.place, o.starts_at as startsAt, c.minutes, o.cancelled_at as cancelledAt
     from class_occurrences o join classes c on c.id = o.class_id
     where o.starts_at >= ? and o.starts_at < ? order by o.starts_at`,
  );

  /** @param now Unix ms. */
  return (kiosk: Kiosk, gym: Gym, now: number): BoxMessageOf<'place'> => {
    const intervals = intervalsToday(gym.openingHours, gym.timezone, now);
    const localDay = dayOf(gym.timezone, now);
    const classes = classesBetween
      .all(now - dayMs, now + dayMs)
      .filter(({ startsAt }) => dayOf(gym.timezone, startsAt) === localDay);
    const language = Language.safeParse(kiosk.language);
    return {
      type: 'place',
      at: now,
      kiosk: { id: kiosk.id, slug: kiosk.slug, name: kiosk.name, language: language.success ? language.data : 'fr' },
      gym: { id: gym.id, name: gym.name, city: gym.city, timezone: gym.timezone },
      today: { open: isOpen(gym.openingHours, gym.timezone, now), intervals },
      classes: classes.map(({ cancelledAt, ...row }) => ({ ...row, cancelled: cancelledAt !== null })),
      simulator,
    };
  };
}

const dayOf = (timezone: string, at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(at);
