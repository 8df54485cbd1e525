import { localeOf } from './language.ts';
import type { Language } from '../protocol/kiosk-socket.ts';

const minuteMs = 60_000;
const yearMs = 365.25 * 86_400_000;

type Unit = 'second' | 'minute' | 'hour' | 'day';

/** The two numbers a person would use: 42 seconds, 3 minutes, 5 hours, 2 days. */
function inUnit(ms: number): { value: number; unit: Unit } {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 90) return { value: seconds, unit: 'second' };
  if (seconds < 90 * 60) return { value: seconds / 60, unit: 'minute' };
  if (seconds < 36 * 3600) return { value: seconds / 3600, unit: 'hour' };
  return { value: seconds / 86_400, unit: 'day' };
}

/** `42 s`, `0,8 s`, `3 min`. */
export function lasting(ms: number, language: Language): string {
  const { value, unit } = inUnit(ms);
  const maximumFractionDigits = unit === 'second' && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(localeOf[language], { style: 'unit', unit, maximumFractionDigits }).format(value);
}

/** `1 heure`, `10 ans`: said in full, in a sentence. */
export function span(ms: number, language: Language): string {
  const [value, unit] = inWholeUnit(ms);
  const style = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: unit === 'hour' ? 1 : 0 } as const;
  return new Intl.NumberFormat(localeOf[language], style).format(value);
}

function inWholeUnit(ms: number): [number, Unit | 'year'] {
  if (ms >= 2 * yearMs) return [ms / yearMs, 'year'];
  if (ms >= 59.5 * 60_000 && ms < 36 * 3_600_000) return [ms / 3_600_000, 'hour'];
  const { value, unit } = inUnit(ms);
  return [value, unit];
}

/** `il y a 42 secondes`, `il y a 1 minute`. */
export function ago(ms: number, language: Language): string {
  const { value, unit } = ms >= minuteMs && ms < 1.5 * minuteMs ? { value: 1, unit: 'minute' as const } : inUnit(ms);
  return new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' }).format(-Math.round(value), unit);
}
