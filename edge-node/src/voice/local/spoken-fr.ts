import { exactly, isTime, type Spoken, unit, word } from './spoken.ts';

const ordinals = 'deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième'.split(' ');

export const spokenFr: Spoken = {
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  shortMonths: [
    /janv?/,
    /f[ée]vr?/,
    /mars/,
    /avr/,
    /mai/,
    /juin/,
    /juil/,
    /août|aout/,
    /sept?/,
    /oct/,
    /nov/,
    /d[ée]c/,
  ],
  shortDays: {
    lun: 'lundi',
    mar: 'mardi',
    mer: 'mercredi',
    jeu: 'jeudi',
    ven: 'vendredi',
    sam: 'samedi',
    dim: 'dimanche',
  },
  date: (day, month, year) => `${day === 1 ? 'premier' : day} ${month}${year === undefined ? '' : ` ${year}`}`,
  to: 'à',
  signs: { '@': 'arobase', '.': 'point', '-': 'tiret', _: 'tiret bas' },
  rules: [
    word('Jarvis', 'Jarvisse'),
    word('HIIT', 'hite'),
    word('Pilates', 'pilatesse'),
    word('Zumba', 'zoumba'),
    word('CrossFit', 'crosse fitte'),
    exactly('IA', 'I A'),
    word('Wi-?Fi', 'ouifi'),
    word('RDV', 'rendez-vous'),
    exactly('SVP', 's’il vous plaît'),
    [/(?<!\p{L})p\.\s?ex\./gu, 'par exemple'],
    [/(?<!\p{L})t[ée]l\.\s?(?=[\d+])/giu, 'téléphone '],
    [/\b(\d{1,2})\s?(?:h|:)\s?(\d{2})\b/gu, (_, hour = '', minute = '') => time(hour, minute)],
    [/\b(\d{1,2})\s?h\b/gu, (_, hour = '') => time(hour, '00')],
    [/(?<!\p{L})n\s?[°º]\s?(?=\d)/giu, 'numéro '],
    [/(?<!\p{L})Mmes(?!\p{L})/gu, 'mesdames'],
    [/(?<!\p{L})Mme(?!\p{L})\.?/gu, 'madame'],
    [/(?<!\p{L})Mlle(?!\p{L})\.?/gu, 'mademoiselle'],
    [/(?<!\p{L})MM\.\s(?=\p{Lu})/gu, 'messieurs '],
    [/(?<!\p{L})M\.\s(?=\p{Lu})/gu, 'monsieur '],
    [/(?<!\p{L})Dr\.?\s(?=\p{Lu})/gu, 'docteur '],
    exactly('1er', 'premier'),
    [/(?<![\p{L}\p{N}])1(?:re|ère)(?!\p{L})/gu, 'première'],
    [
      /(?<![\p{L}\p{N}])(\d{1,3})(?:ème|e)(?!\p{L})/gu,
      (found, which = '') => ordinals[Number(which) - 2] ?? found.replace(/e$/u, 'ème').replace('èmème', 'ème'),
    ],
    [/(?<![\d.,])0[.,](\d{2})\s?€/gu, (_, cents = '') => `${Number(cents)} centimes`],
    [/(\d+)[.,]00\s?€/gu, '$1 euros'],
    [/(\d+)[.,](\d{2})\s?€/gu, '$1 euros $2'],
    [/(\d)\s?[x×]\s?(?=\d)/gu, '$1 fois '],
    unit('€', 'euro', 'euros'),
    unit('%', 'pour cent', 'pour cent'),
    unit('kg', 'kilo', 'kilos'),
    unit('km/h', 'kilomètre à l’heure', 'kilomètres à l’heure'),
    unit('km', 'kilomètre', 'kilomètres'),
    unit('cm', 'centimètre', 'centimètres'),
    unit('m', 'mètre', 'mètres'),
    unit('min', 'minute', 'minutes'),
    unit('(?:sec|s)', 'seconde', 'secondes'),
    unit('bpm', 'battement par minute', 'battements par minute'),
    unit('°C?', 'degré', 'degrés'),
    unit('kcal', 'kilocalorie', 'kilocalories'),
    [/(?<=\p{L})\s?\/\s?(?=(?:jour|semaine|mois|an|heure|séance|personne)(?!\p{L}))/gu, ' par '],
    [/\s?&\s?/gu, ' et '],
  ],
};

function time(hour: string, minute: string): string {
  if (!isTime(hour, minute)) return `${hour}:${minute}`;
  const hours = Number(hour);
  const said =
    hours === 0 ? 'zéro heure' : hours === 1 ? 'une heure' : hours === 21 ? 'vingt et une heures' : `${hours} heures`;
  return Number(minute) === 0 ? said : `${said} ${Number(minute)}`;
}
