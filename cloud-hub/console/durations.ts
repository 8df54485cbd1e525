import { localeOf } from '../../kiosk-ui/kit/language.ts';
import type { Language } from '../../kiosk-ui/protocol/kiosk-socket.ts';

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

/** `il y a 42 secondes`. */
export function ago(ms: number, language: Language): string {
  const { value, unit } = inUnit(ms);
  return new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' }).format(-Math.round(value), unit);
}
