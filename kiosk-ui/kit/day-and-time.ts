import { clockTime, dayOfYear, localDate, type Place } from './moment.ts';

/** `3 novembre, 18:05`: a day and the time of it, the day left out when it is today's. */
export function dayAndTime(at: number, now: number, place: Place): string {
  const isToday = localDate(at, place.timeZone) === localDate(now, place.timeZone);
  return isToday ? clockTime(at, place) : dayWithTime(at, now, place);
}

/** The same with its day always, where a sentence leads up to one: `le 3 novembre, 18:05`. */
export const dayWithTime = (at: number, now: number, place: Place): string =>
  `${dayOfYear(at, now, place)}, ${clockTime(at, place)}`;

/** `4:09` of minutes and seconds that are left. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
