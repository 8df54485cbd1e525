import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** Days in a row, `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** When a feast is held: every year on the same date ('MM-DD'), so many days after Easter, or by a rule of its own. */
type Held = string | { readonly afterEaster: number; readonly lasting?: number } | ((year: number) => string);

const dayMs = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const later = (day: string, days: number): string => iso(Date.parse(day) + days * dayMs);
const weekdayOf = (day: string): number => new Date(day).getUTCDay();

/** Easter Sunday of the Gregorian calendar. @see Meeus, Astronomical Algorithms, chapter 8. */
export function easterOf(year: number): string {
  const golden = year % 19;
  const [century, ofCentury] = [Math.floor(year / 100), year % 100];
  const leaps = Math.floor(century / 4);
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leaps - moon + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const days = epact + sunday - 7 * late + 114;
  return iso(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
}

/** @param month 1 for January. @param weekday 0 for Sunday. */
const nthOf =
  (nth: number, weekday: number, month: number) =>
  (year: number): string => {
    const first = iso(Date.UTC(year, month - 1, 1));
    return later(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
  };

const lastMondayOf =
  (month: number) =>
  (year: number): string => {
    const last = iso(Date.UTC(year, month, 0));
    return later(last, -((weekdayOf(last) + 6) % 7));
  };

const eastersEve = { afterEaster: -1 };
const easterSunday = { afterEaster: 0 };
const easterMonday = { afterEaster: 1 };
const goodFriday = { afterEaster: -2 };
const whitSunday = { afterEaster: 49 };
const whitMonday = { afterEaster: 50 };
/** Easter alone may be its Sunday or its Monday: both are told. */
const easter = { afterEaster: 0, lasting: 2 };
const whitsun = { afterEaster: 49, lasting: 2 };

/** As they are said, the longer first: "Christmas Eve" holds "Christmas". */
const feasts: Record<Language, readonly (readonly [Held, RegExp])[]> = {
  fr: [
    ['12-24', / (?:veille de noel|reveillon de noel|nuit de noel|24 au soir) /u],
    ['12-26', / (?:lendemain de noel|saint etienne|st etienne) /u],
    [
      '12-31',
      / (?:(?:saint|st) sylvestre|veille du (?:jour de l an|nouvel an)|reveillon du (?:31|jour de l an|nouvel an)|31 au soir) /u,
    ],
    ['12-24', / reveillon /u],
    ['12-25', / noel /u],
    ['01-01', / (?:(?:jour|1) de l an|(?:jour du )?nouvel an) /u],
    [eastersEve, / (?:veille de paques|samedi saint) /u],
    [easterMonday, / lundi de paques /u],
    [easterSunday, / (?:dimanche|jour) de paques /u],
    [goodFriday, / vendredi saint /u],
    [{ afterEaster: -3 }, / jeudi saint /u],
    [easter, / paques /u],
    [{ afterEaster: 39 }, / (?:l|d) ascension /u],
    [whitMonday, / lundi de (?:la )?pentecote /u],
    [whitSunday, / dimanche de (?:la )?pentecote /u],
    [whitsun, / pentecote /u],
    [{ afterEaster: -47 }, / mardi gras /u],
    ['05-01', / fete du travail /u],
    ['05-08', / (?:fete de la )?victoire de 1945 /u],
    ['07-14', / (?:fete nationale|jour de la bastille) /u],
    ['08-15', / (?:l|d) assomption /u],
    ['11-01', / (?:la|de) toussaint /u],
    ['11-11', / (?:l|d) armistice /u],
    ['01-06', / (?:l|d) epiphanie /u],
    ['12-06', / (?:saint|st) nicolas /u],
    ['12-08', / (?:fete des lumieres|immaculee conception) /u],
    ['10-31', / halloween /u],
    ['02-14', / (?:saint|st) valentin /u],
  ],
  en: [
    ['12-24', / (?:(?:christmas|xmas) eve|(?:day|night) before (?:christmas|xmas)) /u],
    ['12-26', / (?:boxing day|(?:st|saint) stephen s? ?(?:day )?|day after (?:christmas|xmas)) /u],
    ['12-25', / (?:christmas|xmas) /u],
    ['12-31', / (?:new year s? ?eve|new years eve|nye|hogmanay) /u],
    ['01-02', / (?:day after new year s? ?day|day after new years?(?: day)?|2 of january) /u],
    ['01-01', / new years? /u],
    [goodFriday, / good friday /u],
    [{ afterEaster: -3 }, / (?:maundy|holy) thursday /u],
    [eastersEve, / (?:easter|holy) saturday /u],
    [easterMonday, / easter monday /u],
    [easterSunday, / easter (?:sunday|day) /u],
    [easter, / easter /u],
    [{ afterEaster: 39 }, / ascension (?:day|thursday) /u],
    [whitMonday, / (?:whit|pentecost) monday /u],
    [whitSunday, / (?:whit sunday|pentecost sunday) /u],
    [whitsun, / (?:whitsun|pentecost) /u],
    [{ afterEaster: -47 }, / (?:shrove tuesday|pancake day) /u],
    [nthOf(1, 1, 5), / (?:early )?may bank holiday /u],
    [lastMondayOf(5), / (?:(?:spring|late may) bank holiday|memorial day) /u],
    [lastMondayOf(8), / (?:august|summer) bank holiday /u],
    ['05-01', / (?:may day|labour day) /u],
    [nthOf(1, 1, 9), / labor day /u],
    ['07-04', / (?:(?:fourth|4)(?: th)? of july|july (?:fourth|the fourth|4)|independence day) /u],
    ['07-14', / bastille day /u],
    ['08-15', / assumption /u],
    ['10-31', / hallow ?een /u],
    ['11-01', / all saints(?: s)?(?: day)? /u],
    ['11-11', / (?:(?:armistice|remembrance|veterans?)(?: s)? day) /u],
    [nthOf(4, 4, 11), / thanksgiving /u],
    ['01-06', / (?:epiphany|twelfth night|3 kings(?: s)?(?: day)?) /u],
    ['12-06', / (?:st|saint) nicholas /u],
    ['12-08', / immaculate conception /u],
    ['02-14', / valentine s? ?(?:s )?day /u],
    ['03-17', / (?:st|saint) (?:patrick|paddy) s? ?(?:s )?day /u],
  ],
  es: [
    ['12-24', / (?:nochebuena|noche buena|vispera de navidad) /u],
    ['12-26', / (?:san esteban|dia despues de navidad) /u],
    ['12-25', / navidad /u],
    ['12-31', / (?:nochevieja|noche vieja|fin de ano|vispera de (?:ano nuevo|fin de ano)|san silvestre) /u],
    ['01-01', / (?:ano nuevo|1 (?:de|del) ano) /u],
    ['01-05', / (?:(?:noche|vispera|cabalgata) de (?:los )?reyes(?: magos)?) /u],
    ['01-06', / (?:(?:dia de|en|por|para|los) (?:los )?reyes|reyes magos|epifania) /u],
    [goodFriday, / viernes santo /u],
    [{ afterEaster: -3 }, / jueves santo /u],
    [eastersEve, / sabado (?:santo|de gloria) /u],
    [{ afterEaster: -7 }, / domingo de ramos /u],
    [easterMonday, / lunes de pascua /u],
    [easterSunday, / domingo de (?:pascua|resurreccion|gloria) /u],
    [{ afterEaster: -3, lasting: 4 }, / semana santa /u],
    [easter, / pascua /u],
    [{ afterEaster: 39 }, / la ascension /u],
    [whitMonday, / lunes de pentecostes /u],
    [whitsun, / pentecostes /u],
    ['05-01', / (?:dia|fiesta) (?:del? )?(?:trabajo|trabajador|los trabajadores) /u],
    ['06-24', / (?:noche|dia) de san juan /u],
    ['08-15', / (?:la asuncion|virgen de agosto) /u],
    ['10-12', / (?:hispanidad|(?:fiesta|dia) nacional|(?:dia|fiestas?) del pilar) /u],
    ['10-31', / halloween /u],
    ['11-01', / todos (?:los )?santos /u],
    ['12-06', / (?:la|dia de) (?:la )?constitucion /u],
    ['12-08', / la inmaculada /u],
    ['02-14', / san valentin /u],
  ],
};

/** A wish is no day that is asked about: "merry Christmas, are you open tomorrow?" */
const wished: Record<Language, RegExp> = {
  fr: / (?:joyeuses?|joyeux|bon|bonne|bonnes|heureux|heureuse) (?:fetes? (?:de )?)?(?:noel|paques|nouvel an|reveillon|saint sylvestre|toussaint)(?= )/gu,
  en: / (?:(?:merry|happy) (?:christmas|xmas|easter|new years?(?: s)?(?: (?:eve|day))?|thanksgiving|halloween|holidays?|valentine s? ?(?:s )?day))(?= )/gu,
  es: / (?:feli(?:z|ces)|buen|buena) (?:navidad(?:es)?|nochebuena|nochevieja|ano nuevo|pascuas?|semana santa|fiestas|reyes)(?= )/gu,
};

/** A stretch of days around a feast, and no day of it: "over Christmas". */
const seasons: Record<Language, RegExp> = {
  fr: / (?:(?:vacances|conges|periode|semaine|fetes?) de (?:noel|fin d annee|paques|(?:la )?toussaint)|pendant (?:les fetes|noel)|(?:autour|entre) (?:de )?noel(?: et)?|entre les fetes) /u,
  en: / (?:(?:over|around|during|between) (?:the )?(?:christmas|xmas|easter)|(?:christmas|xmas|easter) (?:holidays?|break|period|week|season|vacation)|festive (?:season|period)) /u,
  es: / (?:(?:vacaciones|fiestas|periodo|semana|puente) de (?:la )?(?:navidad|navidades|fin de ano|constitucion|reyes)|(?:durante|entre) (?:la )?navidad|(?:en|por|las) navidades) /u,
};

const publicHolidays: Record<Language, RegExp> = {
  fr: / (?:(?:jours? )?feries?|jour chome|jours chomes|(?:pour|pendant|durant) les fetes|fetes de fin d annee|(?:pendant|durant) les vacances|vacances scolaires|(?:faites|font|fait) le pont|les ponts|(?:horaires|ouvertures|fermetures) exceptionnel(?:le)?s?|jours? speciaux) /u,
  en: / (?:(?:bank|public|national|federal|legal|school|summer|winter) holidays?|(?:on|over|during|for|at|in|through) (?:the )?holidays?|holiday (?:hours|opening|times|schedule|period|season)|special (?:opening )?hours) /u,
  es: / (?:(?:dias? )?(?:festivos?|feriados?)|dias? de fiesta|(?:en|por|durante|para) (?:las )?fiestas|(?:en|durante) las vacaciones|(?:el|los) puentes?|horarios? (?:especial(?:es)?|de fiestas?)) /u,
};

const plain = (words: readonly string[], language: Language): string =>
  ` ${words.join(' ')} `.replaceAll(wished[language], ' ');

/** Whether holidays are spoken of without saying which: "bank holidays", "over Christmas". */
export function saysHolidays(words: readonly string[], language: Language): boolean {
  const text = plain(words, language);
  if (seasons[language].test(text)) return true;
  return publicHolidays[language].test(text) && feastNamed(text, language) === undefined;
}

/** The days of the next feast that the words name, from today on; with its weekend where that is said. */
export function feastIn(words: readonly string[], language: Language, today: string): Days | undefined {
  const text = plain(words, language);
  const held = seasons[language].test(text) ? undefined : feastNamed(text, language);
  if (held === undefined) return undefined;
  const isWeekend = / (?:week end|weekend|fin de semana|puente) /u.test(text);
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .map((each) => (isWeekend ? weekendOf(held, each) : daysOf(held, each)))
    .filter(({ until }) => until >= today)
    .map(({ from, until }) => ({ from: from < today ? today : from, until }))[0];
}

const feastNamed = (text: string, language: Language): Held | undefined =>
  feasts[language].find(([, said]) => said.test(text))?.[0];

function daysOf(held: Held, year: number): Days {
  if (typeof held === 'object') {
    const from = later(easterOf(year), held.afterEaster);
    return { from, until: later(from, (held.lasting ?? 1) - 1) };
  }
  const day = typeof held === 'string' ? `${year}-${held}` : held(year);
  return { from: day, until: day };
}

/** The weekend that a feast makes long: it begins or ends with the feast, or has it within. */
function weekendOf(held: Held, year: number): Days {
  const { from, until } = daysOf(held, year);
  const weekday = weekdayOf(from);
  // From Sunday to Wednesday the weekend before is nearer.
  const saturday = later(from, weekday <= 3 ? -1 - weekday : 6 - weekday);
  const sunday = later(saturday, 1);
  return { from: from < saturday ? from : saturday, until: until > sunday ? until : sunday };
}
