import { localeOf } from '../../../kiosk-ui/kit/language.ts';
import type { Language } from '../../../kiosk-ui/protocol/kiosk-socket.ts';

/** `12,4 Go` in French, `12.4 GB` in English. */
export function bytes(n: number, language: Language): string {
  const unit = n >= 1e9 ? 'gigabyte' : 'megabyte';
  const value = n / (unit === 'gigabyte' ? 1e9 : 1e6);
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(localeOf[language], { style: 'unit', unit, maximumFractionDigits }).format(value);
}

export function celsius(degrees: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language], {
    style: 'unit',
    unit: 'celsius',
    maximumFractionDigits: 0,
  }).format(degrees);
}

export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
