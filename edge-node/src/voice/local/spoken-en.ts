import { isTime, type Spoken, unit, word } from './spoken.ts';

export const spokenEn: Spoken = {
  months: 'January February March April May June July August September October November December'.split(' '),
  shortMonths: [/Jan/, /Feb/, /Mar/, /Apr/, /May/, /Jun/, /Jul/, /Aug/, /Sept?/, /Oct/, /Nov/, /Dec/],
  shortDays: {
    Mon: 'Monday',
    Tue: 'Tuesday',
    Tues: 'Tuesday',
    Wed: 'Wednesday',
    Thu: 'Thursday',
    Thur: 'Thursday',
    Thurs: 'Thursday',
    Fri: 'Friday',
    Sat: 'Saturday',
    Sun: 'Sunday',
  },
  date: (day, month, year) => `${day} ${month}${year === undefined ? '' : ` ${year}`}`,
  to: 'to',
  signs: { '@': 'at', '.': 'dot', '-': 'dash', _: 'underscore' },
  rules: [
    word('HIIT', 'hit'),
    word('Pilates', 'pilahtees'),
    word('Wi-?Fi', 'why fye'),
    [/(?<!\p{L})e\.g\.,?/gu, 'for example'],
    [/(?<!\p{L})tel\.\s?(?=[\d+])/giu, 'telephone '],
    [
      /\b(\d{1,2}):(\d{2}) (?=to \d{1,2}(?::\d{2})?\s?[ap]\.?m\b)/giu,
      (_, hour = '', minute = '') => `${clock(hour, minute)} `,
    ],
    [/\b(\d{1,2}):(\d{2})\s?([ap])\.?m\b\.?/giu, (_, hour = '', minute = '', half = '') => time(hour, minute, half)],
    [/\b(\d{1,2})\s?([ap])\.?m\b\.?/giu, (_, hour = '', half = '') => time(hour, '00', half)],
    [/\b(\d{1,2})[:h](\d{2})\b/gu, (_, hour = '', minute = '') => dayTime(hour, minute)],
    [/(?<![\p{L}\p{N}])(\d{1,2})h(?![\p{L}\p{N}])/gu, (_, hour = '') => dayTime(hour, '00')],
    [/(?<!\p{L})no\.\s?(?=\d)/giu, 'number '],
    [/(?<!\p{L})n\s?[°º]\s?(?=\d)|#(?=\d)/giu, 'number '],
    [/(?<!\p{L})Mrs\.?\s(?=\p{Lu})/gu, 'Missis '],
    [/(?<!\p{L})Mr\.?\s(?=\p{Lu})/gu, 'Mister '],
    [/(?<!\p{L})Ms\.?\s(?=\p{Lu})/gu, 'Miz '],
    [/(?<!\p{L})Dr\.?\s(?=\p{Lu})/gu, 'Doctor '],
    [/([€£$])(\d+)[.,]00(?!\d)/gu, (_, sign = '', whole = '') => money(sign, whole)],
    [/([€£$])(\d+)[.,](\d{2})(?!\d)/gu, (_, sign = '', whole = '', cents = '') => `${money(sign, whole)} ${cents}`],
    [/([€£$])(\d+)(?![\d.,]*\d)/gu, (_, sign = '', whole = '') => money(sign, whole)],
    [/(\d+)[.,]00\s?€/gu, '$1 euros'],
    [/(\d+)[.,](\d{2})\s?€/gu, '$1 euros $2'],
    [/(\d)\s?[x×]\s?(?=\d)/gu, '$1 times '],
    unit('€', 'euro', 'euros'),
    unit('%', 'percent', 'percent'),
    unit('kg', 'kilo', 'kilos'),
    unit('km/h', 'kilometre an hour', 'kilometres an hour'),
    unit('km', 'kilometre', 'kilometres'),
    unit('cm', 'centimetre', 'centimetres'),
    unit('m', 'metre', 'metres'),
    unit('mins?', 'minute', 'minutes'),
    unit('(?:secs?|s)', 'second', 'seconds'),
    unit('bpm', 'beat per minute', 'beats per minute'),
    unit('°C?', 'degree', 'degrees'),
    unit('kcal', 'kilocalorie', 'kilocalories'),
    [/(?<=\p{L})\s?\/\s?(?=(?:day|week|month|year|hour|session|person)(?!\p{L}))/gu, ' per '],
    [/\s?&\s?/gu, ' and '],
  ],
};

const time = (hour: string, minute: string, half: string): string => `${clock(hour, minute)} ${half.toUpperCase()} M`;

function clock(hour: string, minute: string): string {
  if (Number(minute) === 0) return `${Number(hour)}`;
  return `${Number(hour)} ${minute.startsWith('0') ? `oh ${Number(minute)}` : minute}`;
}

function dayTime(hour: string, minute: string): string {
  if (!isTime(hour, minute)) return `${hour}:${minute}`;
  const hours = Number(hour);
  if (hours % 24 === 0 && minute === '00') return 'midnight';
  if (hours === 12 && minute === '00') return 'noon';
  return time(String(hours % 12 || 12), minute, hours % 24 >= 12 ? 'p' : 'a');
}

function money(sign: string, whole: string): string {
  const many = sign === '£' ? 'pounds' : sign === '$' ? 'dollars' : 'euros';
  return `${whole} ${whole === '1' ? many.slice(0, -1) : many}`;
}
