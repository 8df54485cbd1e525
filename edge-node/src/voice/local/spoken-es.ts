import { exactly, isTime, type Spoken, unit, word } from './spoken.ts';

const ordinals = 'primer segund tercer cuart quint sext séptim octav noven décim'.split(' ');

export const spokenEs: Spoken = {
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  shortMonths: [/ene/, /feb/, /mar/, /abr/, /may/, /jun/, /jul/, /ago/, /sept?/, /oct/, /nov/, /dic/],
  shortDays: {
    lun: 'lunes',
    mar: 'martes',
    mié: 'miércoles',
    jue: 'jueves',
    vie: 'viernes',
    sáb: 'sábado',
    dom: 'domingo',
  },
  date: (day, month, year) => `${day} de ${month}${year === undefined ? '' : ` de ${year}`}`,
  to: 'a',
  signs: { '@': 'arroba', '.': 'punto', '-': 'guion', _: 'guion bajo' },
  rules: [
    word('Jarvis', 'Yarvis'),
    word('HIIT', 'jit'),
    exactly('IA', 'I A'),
    word('Wi-?Fi', 'guaifai'),
    [/(?<!\p{L})p\.\s?ej\./gu, 'por ejemplo'],
    [/(?<!\p{L})tel\.\s?(?=[\d+])/giu, 'teléfono '],
    [/\b(\d{1,2})\s?(?:h|:)\s?(\d{2})(?:\s?h)?\b/gu, (_, hour = '', minute = '') => time(hour, minute)],
    [/\b(\d{1,2})\s?h\b/gu, (_, hour = '') => time(hour, '00')],
    [/(?<!\p{L})n\.?\s?[°º]\s?(?=\d)/giu, 'número '],
    [
      /(?<![\p{L}\p{N}])(\d{1,2})\.?([ºª])/gu,
      (found, which = '', end = '') => {
        const ordinal = ordinals[Number(which) - 1];
        return ordinal === undefined ? found : `${ordinal}${end === 'º' ? 'o' : 'a'}`;
      },
    ],
    [/(?<!\p{L})(?:Sra|sra)\.\s/gu, 'señora '],
    [/(?<!\p{L})(?:Srta|srta)\.\s/gu, 'señorita '],
    [/(?<!\p{L})(?:Sr|sr)\.\s/gu, 'señor '],
    [/(?<!\p{L})Dra\.\s/gu, 'doctora '],
    [/(?<!\p{L})Dr\.\s/gu, 'doctor '],
    [/(?<!\p{L})Uds\.(?=\s|$)/gu, 'ustedes'],
    [/(?<!\p{L})Ud\.(?=\s|$)/gu, 'usted'],
    [/(?<![\d.,])0[.,](\d{2})\s?€/gu, (_, cents = '') => `${Number(cents)} céntimos`],
    [/(\d+)[.,]00\s?€/gu, '$1 euros'],
    [/(\d+)[.,](\d{2})\s?€/gu, '$1 euros con $2'],
    [/(\d)\s?[x×]\s?(?=\d)/gu, '$1 por '],
    unit('€', 'euro', 'euros'),
    unit('%', 'por ciento', 'por ciento'),
    unit('kg', 'kilo', 'kilos'),
    unit('km/h', 'kilómetro por hora', 'kilómetros por hora'),
    unit('km', 'kilómetro', 'kilómetros'),
    unit('cm', 'centímetro', 'centímetros'),
    unit('m', 'metro', 'metros'),
    unit('min', 'minuto', 'minutos'),
    unit('(?:seg|s)', 'segundo', 'segundos'),
    unit('ppm', 'pulsación por minuto', 'pulsaciones por minuto'),
    unit('°C?', 'grado', 'grados'),
    unit('kcal', 'kilocaloría', 'kilocalorías'),
    [/(?<=\p{L})\s?\/\s?(?=(?:día|semana|mes|año|hora|sesión|persona)(?!\p{L}))/gu, ' por '],
    [/\s?&\s?/gu, ' y '],
  ],
};

function time(hour: string, minute: string): string {
  if (!isTime(hour, minute)) return `${hour}:${minute}`;
  const hours = Number(hour);
  const said = hours === 1 ? 'una' : hours === 21 ? 'veintiuna' : String(hours);
  if (Number(minute) !== 0) return `${said} y ${Number(minute)}`;
  return `${said} ${hours === 1 ? 'hora' : 'horas'}`;
}
