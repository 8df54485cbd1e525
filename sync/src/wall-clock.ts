const formatters = new Map<string | undefined, Intl.DateTimeFormat>();

function formatter(timezone: string | undefined): Intl.DateTimeFormat {
  let format = formatters.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timezone, format);
  }
  return format;
}

/**
 * What a clock on the wall of the gym shows, as if it were UTC, Unix ms.
 *
 * @param timezone IANA name; without one, this machine's.
 */
export function wallClock(timezone: string | undefined, now: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatter(timezone).formatToParts(now)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant at which the gym's wall shows that time; in the hour that a change of clocks skips, the instant after it. */
export function instantOf(timezone: string | undefined, wall: number): number {
  const guess = wall - (wallClock(timezone, wall) - wall);
  const error = wall - wallClock(timezone, guess);
  return guess + error;
}
