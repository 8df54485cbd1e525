import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

const evening =
  / (?:ce soir|du soir|le soir|au soir|soir|de l apres midi|cet apres midi|pm|tonight|(?:in )?(?:the|this) (?:evening|afternoon)|evening|at night|de la (?:tarde|noche)|(?:esta|por la) (?:tarde|noche)) /u;
const morning =
  / (?:du matin|ce matin|matin|am|(?:in )?(?:the|this) morning|morning|(?:de|por) la manana|esta manana|de la madrugada) /u;

/** A stretch of the day, minutes after midnight: from its beginning until before its end. */
export interface PartOfDay {
  readonly name: 'morning' | 'midday' | 'afternoon' | 'evening';
  readonly from: number;
  readonly until: number;
}

/** Tried in this order. A Spanish "tarde" lasts until nine. */
const partsOfDay: Record<Language, readonly (readonly [RegExp, PartOfDay])[]> = {
  fr: [
    [/ (?:apres midi|aprem) /u, { name: 'afternoon', from: 12 * 60, until: 18 * 60 }],
    [/ midi /u, { name: 'midday', from: 11 * 60 + 30, until: 14 * 60 + 30 }],
    [/ (?:soir|soirs|soiree) /u, { name: 'evening', from: 17 * 60, until: 24 * 60 }],
    [/ (?:matin|matins|matinee) /u, { name: 'morning', from: 0, until: 12 * 60 }],
  ],
  en: [
    [/ afternoons? /u, { name: 'afternoon', from: 12 * 60, until: 18 * 60 }],
    [/ (?:lunchtime|midday|noon) /u, { name: 'midday', from: 11 * 60 + 30, until: 14 * 60 + 30 }],
    [/ (?:evenings?|tonight|at night) /u, { name: 'evening', from: 17 * 60, until: 24 * 60 }],
    [/ mornings? /u, { name: 'morning', from: 0, until: 12 * 60 }],
  ],
  es: [
    [/ (?:esta|la|las) tardes? /u, { name: 'afternoon', from: 12 * 60, until: 21 * 60 }],
    [/ mediodia /u, { name: 'midday', from: 12 * 60, until: 16 * 60 }],
    [/ (?:esta|la|las) noches? /u, { name: 'evening', from: 19 * 60, until: 24 * 60 }],
    [/ (?:esta|(?:de|por|a) la) manana /u, { name: 'morning', from: 0, until: 13 * 60 }],
  ],
};

/** "Good morning, is there any yoga?" asks for no class in the morning. */
const wished =
  / (?:(?:bonne|belle|excellente) (?:fin de )?(?:soiree|journee|matinee|aprem|apres midi)|bon (?:aprem|apres midi)|good (?:morning|afternoon|evening))(?= )/gu;

/** The part of the day that the words name. */
export function partOfDayIn(words: readonly string[], language: Language): PartOfDay | undefined {
  const text = ` ${words.join(' ')} `.replaceAll(wished, '');
  return partsOfDay[language].find(([said]) => said.test(text))?.[1];
}

/** "quart", "demi" and their like, in minutes. */
const parts: Record<string, number> = { quart: 15, demi: 30, demie: 30, quarter: 15, half: 30, cuarto: 15, media: 30 };

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Said with 24 hours in mind: nothing to guess. */
  readonly exact: boolean;
}

/**
 * Minutes after midnight of the time of day that the words name. Without "evening" or "morning", spoken English and Spanish
 * hours from 1 to 7 are in the afternoon, French ones from 1 to 5: no gym holds a class at four in the morning.
 */
export function timeIn(words: readonly string[], language: Language): number | undefined {
  const text = ` ${words.join(' ')} `;
  const clock =
    wordClock(text) ??
    (language === 'fr' ? frenchClock(text) : language === 'en' ? englishClock(text) : spanishClock(text));
  if (!clock || clock.hour > 24 || clock.minute > 59) return undefined;
  const afternoonUntil = language === 'fr' ? 5 : 7;
  const isMorning = morning.test(text);
  const isEvening = evening.test(text) && !isMorning;
  let hour = clock.hour % 24;
  if (!clock.exact) {
    if (isMorning && hour === 12) hour = 0;
    if (isEvening && hour < 12) hour += 12;
    else if (!isMorning && hour >= 1 && hour <= afternoonUntil) hour += 12;
  }
  return hour * 60 + clock.minute;
}

function wordClock(text: string): Clock | undefined {
  // Alone it is the middle of the day: a class at a quarter past twelve is "at noon" too.
  const noon = / midi et (demie?|quart) /u.exec(text.replaceAll('apres midi', ''));
  if (noon) return { hour: 12, minute: parts[noon[1] ?? ''] ?? 0, exact: true };
  return / (?:minuit|midnight|medianoche) /u.test(text) ? { hour: 0, minute: 0, exact: true } : undefined;
}

function clockOf(hour: string | undefined, minute: number, exact = false): Clock {
  const hours = hour === undefined || /\D/u.test(hour) ? 1 : Number(hour);
  return minute < 0 ? { hour: (hours + 23) % 24, minute: 60 + minute, exact } : { hour: hours, minute, exact };
}

const minutesOf = (said: string | undefined): number => (said === undefined ? 0 : (parts[said] ?? Number(said)));

function frenchClock(text: string): Clock | undefined {
  const match =
    / (\d{1,2}|une) (?:h|heures?)(?: (?:(moins)(?: le)? (quart|\d{1,2})|(?:et )?(quart|demie?|\d{1,2})))?(?= )/u.exec(
      text,
    );
  if (!match) return undefined;
  if (text.slice(0, match.index + 1).endsWith(' dans ')) return undefined;
  return clockOf(match[1], match[2] ? -minutesOf(match[3]) : minutesOf(match[4]));
}

function englishClock(text: string): Clock | undefined {
  const past = / (half|quarter|\d{1,2})(?: minutes)? (past|to|after) (\d{1,2}|one) /u.exec(text);
  if (past) return clockOf(past[3], past[2] === 'to' ? -minutesOf(past[1]) : minutesOf(past[1]));
  const half = / half (\d{1,2}) /u.exec(text);
  if (half) return clockOf(half[1], 30);
  const marked = / (\d{1,2}|one)(?: h)?(?: (\d{2}))?(?: oclock)? (?:am|pm|oclock) /u.exec(text);
  if (marked) return clockOf(marked[1], minutesOf(marked[2]));
  const digital = / (\d{1,2}) h (\d{2}) /u.exec(text);
  if (digital) return clockOf(digital[1], minutesOf(digital[2]));
  const spoken = / (?:at|by|around|after|before|from|the) (\d{1,2}|one)(?: (\d{2}))? /u.exec(text);
  const bare = / (\d{1,2}) (\d{2}) /u.exec(text);
  if (bare && Number(bare[1]) <= 23 && Number(bare[2]) % 5 === 0) return clockOf(bare[1], minutesOf(bare[2]));
  if (spoken) return clockOf(spoken[1], minutesOf(spoken[2]));
  const later = / (\d{1,2}) (?:in the (?:evening|morning|afternoon)|tonight|this evening|tomorrow) /u.exec(text);
  return later ? clockOf(later[1], 0) : undefined;
}

function spanishClock(text: string): Clock | undefined {
  const spoken =
    / las? (\d{1,2}|una)(?: h)?(?: (?:(menos) (cuarto|\d{1,2})|(?:y )?(media|cuarto|\d{1,2})))?(?: horas?)?(?= )/u.exec(
      text,
    );
  if (spoken) return clockOf(spoken[1], spoken[2] ? -minutesOf(spoken[3]) : minutesOf(spoken[4]));
  const digital = / (\d{1,2}) h(?: (\d{2}))? /u.exec(text);
  if (digital) return clockOf(digital[1], minutesOf(digital[2]));
  const marked = / (\d{1,2})(?: y (media|cuarto))? (?:de la (?:manana|tarde|noche)|horas|pm|am) /u.exec(text);
  return marked ? clockOf(marked[1], minutesOf(marked[2])) : undefined;
}
