import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

type Spoken = readonly (readonly [RegExp, string | ((...found: string[]) => string)])[];

const months: Record<Language, readonly string[]> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

const number = '(\\d+(?:[.,]\\d+)?)';
const unit = (mark: string, words: string): readonly [RegExp, string] => [
  new RegExp(`${number}\\s?${mark}(?![\\p{L}\\p{N}])`, 'gu'),
  `$1 ${words}`,
];

const rules: Record<Language, Spoken> = {
  fr: [
    [/\bJarvis\b/gu, 'Jarvisse'],
    [/\b(\d{1,2})\s?(?:h|:)\s?(\d{2})\b/gu, (_, hour = '', minute = '') => frenchTime(hour, minute)],
    [/\b(\d{1,2})\s?h\b/gu, (_, hour = '') => frenchTime(hour, '00')],
    [/(?<!\p{L})n\s?[°º]\s?(?=\d)/giu, 'numéro '],
    [/(?<!\p{L})Mmes(?!\p{L})/gu, 'mesdames'],
    [/(?<!\p{L})Mme(?!\p{L})\.?/gu, 'madame'],
    [/(?<!\p{L})Mlle(?!\p{L})\.?/gu, 'mademoiselle'],
    [/(?<!\p{L})MM\.\s(?=\p{Lu})/gu, 'messieurs '],
    [/(?<!\p{L})M\.\s(?=\p{Lu})/gu, 'monsieur '],
    [/(?<!\p{L})Dr\.?\s(?=\p{Lu})/gu, 'docteur '],
    [/\b1er\b/gu, 'premier'],
    [/(\d+)[.,](\d{2})\s?€/gu, '$1 euros $2'],
    unit('€', 'euros'),
    unit('%', 'pour cent'),
    unit('kg', 'kilos'),
    unit('km/h', 'kilomètres à l’heure'),
    unit('km', 'kilomètres'),
    unit('cm', 'centimètres'),
    unit('min', 'minutes'),
    unit('°C?', 'degrés'),
    unit('kcal', 'kilocalories'),
    [/\s?&\s?/gu, ' et '],
    [/\bWi-?Fi\b/giu, 'ouifi'],
  ],
  en: [
    [
      /\b(\d{1,2}):(\d{2})\s?([ap])\.?m\b\.?/giu,
      (_, hour = '', minute = '', half = '') => englishTime(hour, minute, half),
    ],
    [/\b(\d{1,2})\s?([ap])\.?m\b\.?/giu, (_, hour = '', half = '') => englishTime(hour, '00', half)],
    [/\b(\d{1,2})[:h](\d{2})\b/gu, (_, hour = '', minute = '') => englishDayTime(hour, minute)],
    [/(?<!\p{L})no\.\s?(?=\d)/giu, 'number '],
    [/(?<!\p{L})n\s?[°º]\s?(?=\d)|#(?=\d)/giu, 'number '],
    [/(?<!\p{L})Mrs\.?\s(?=\p{Lu})/gu, 'Missis '],
    [/(?<!\p{L})Mr\.?\s(?=\p{Lu})/gu, 'Mister '],
    [/(?<!\p{L})Ms\.?\s(?=\p{Lu})/gu, 'Miz '],
    [/(?<!\p{L})Dr\.?\s(?=\p{Lu})/gu, 'Doctor '],
    [
      /([€£$])(\d+)[.,](\d{2})(?!\d)/gu,
      (_, sign = '', whole = '', cents = '') => `${whole} ${currency(sign)} ${cents}`,
    ],
    [/([€£$])(\d+)(?![\d.,]*\d)/gu, (_, sign = '', whole = '') => `${whole} ${currency(sign)}`],
    [/(\d+)[.,](\d{2})\s?€/gu, '$1 euros $2'],
    unit('€', 'euros'),
    unit('%', 'percent'),
    unit('kg', 'kilos'),
    unit('km/h', 'kilometres an hour'),
    unit('km', 'kilometres'),
    unit('cm', 'centimetres'),
    unit('min', 'minutes'),
    unit('°C?', 'degrees'),
    unit('kcal', 'kilocalories'),
    [/\s?&\s?/gu, ' and '],
  ],
  es: [
    [/\bJarvis\b/gu, 'Yarvis'],
    [/\b(\d{1,2})\s?(?:h|:)\s?(\d{2})(?:\s?h)?\b/gu, (_, hour = '', minute = '') => spanishTime(hour, minute)],
    [/\b(\d{1,2})\s?h\b/gu, '$1 horas'],
    [/(?<!\p{L})n\.?\s?[°º]\s?(?=\d)/giu, 'número '],
    [/(?<!\p{L})(?:Sra|sra)\.\s/gu, 'señora '],
    [/(?<!\p{L})(?:Srta|srta)\.\s/gu, 'señorita '],
    [/(?<!\p{L})(?:Sr|sr)\.\s/gu, 'señor '],
    [/(?<!\p{L})Dra\.\s/gu, 'doctora '],
    [/(?<!\p{L})Dr\.\s/gu, 'doctor '],
    [/(?<!\p{L})Uds\.(?=\s|$)/gu, 'ustedes'],
    [/(?<!\p{L})Ud\.(?=\s|$)/gu, 'usted'],
    [/(\d+)[.,](\d{2})\s?€/gu, '$1 euros con $2'],
    unit('€', 'euros'),
    unit('%', 'por ciento'),
    unit('kg', 'kilos'),
    unit('km/h', 'kilómetros por hora'),
    unit('km', 'kilómetros'),
    unit('cm', 'centímetros'),
    unit('min', 'minutos'),
    unit('°C?', 'grados'),
    unit('kcal', 'kilocalorías'),
    [/\s?&\s?/gu, ' y '],
  ],
};

/** A text as the voice has to be given it so that it is read as a person would. */
export function speakable(text: string, language: Language): string {
  const numbered = withDates(withPhones(text), language);
  return rules[language].reduce(
    (spoken, [pattern, said]) =>
      typeof said === 'string' ? spoken.replace(pattern, said) : spoken.replace(pattern, said),
    numbered,
  );
}

/** Ten digits in pairs, or an international number: one by one, the groups apart. */
function withPhones(text: string): string {
  const phone =
    /(?<![\d.,/:-])(?:\+\d{1,3}(?:[ .-]?\d{1,4}){3,5}|0\d(?:[ .-]?\d{2}){4}|[6789]\d{2}(?:[ .-]\d{3}){2}|[6789]\d{2}(?:[ .-]\d{2}){3})(?![\d/]|[.,]\d)/gu;
  return text.replace(phone, (found) => {
    const groups = /[ .-]/u.test(found) ? found.split(/[ .-]+/u) : (found.match(/\+\d{2}|\d{2}/gu) ?? [found]);
    return groups.map((group) => [...group].join(' ').replace('+ ', '+')).join(', ');
  });
}

/** "03/12" is the third of December, as everywhere in Europe. */
function withDates(text: string, language: Language): string {
  return text.replace(/(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/gu, (found, day, month, year) => {
    const name = months[language][Number(month) - 1];
    if (name === undefined || Number(day) < 1 || Number(day) > 31) return found;
    const date = `${language === 'fr' && Number(day) === 1 ? 'premier' : Number(day)}`;
    if (language === 'es') return `${date} de ${name}${year ? ` de ${year}` : ''}`;
    return `${date} ${name}${year ? ` ${year}` : ''}`;
  });
}

function frenchTime(hour: string, minute: string): string {
  const hours = Number(hour);
  if (hours > 24 || Number(minute) > 59) return `${hour}:${minute}`;
  const said =
    hours === 1 || hours === 0
      ? `${hours === 0 ? 'zéro' : 'une'} heure`
      : hours === 21
        ? 'vingt et une heures'
        : `${hours} heures`;
  return Number(minute) === 0 ? said : `${said} ${Number(minute)}`;
}

function englishTime(hour: string, minute: string, half: string): string {
  const mark = `${half.toUpperCase()} M`;
  return Number(minute) === 0 ? `${Number(hour)} ${mark}` : `${englishMinutes(hour, minute)} ${mark}`;
}

function englishDayTime(hour: string, minute: string): string {
  const hours = Number(hour);
  if (hours > 24 || Number(minute) > 59) return `${hour}:${minute}`;
  if (hours === 0 && minute === '00') return 'midnight';
  if (hours === 12 && minute === '00') return 'noon';
  return englishTime(String(hours % 12 || 12), minute, hours % 24 >= 12 ? 'p' : 'a');
}

function englishMinutes(hour: string, minute: string): string {
  return minute.startsWith('0') ? `${Number(hour)} oh ${Number(minute)}` : `${Number(hour)} ${minute}`;
}

function spanishTime(hour: string, minute: string): string {
  const hours = Number(hour);
  if (hours > 24 || Number(minute) > 59) return `${hour}:${minute}`;
  const said = hours === 1 ? 'una' : hours === 21 ? 'veintiuna' : String(hours);
  return Number(minute) === 0 ? `${said} horas` : `${said} y ${Number(minute)}`;
}

function currency(sign: string): string {
  return sign === '£' ? 'pounds' : sign === '$' ? 'dollars' : 'euros';
}
