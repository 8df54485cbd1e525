import { clockTime, dayOfYear, localDate, type Place } from './moment.ts';

/** `3 novembre à 18:05` in effect: a day and the time of it, the day left out when it is today's. */
export function dayAndTime(at: number, now: number, place: Place): string {
  const time = clockTime(at, place);
  const isToday = localDate(at, place.timeZone) === localDate(now, place.timeZone);
  return isToday ? time : `${dayOfYear(at, now, place)}, ${time}`;
}

/** `4:09` of minutes and seconds that are left. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
