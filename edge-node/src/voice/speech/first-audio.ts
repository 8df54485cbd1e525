import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { SpeechOut } from './speech-out.ts';

const days: Readonly<Record<Language, readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  es: ['el lunes', 'el martes', 'el miércoles', 'el jueves', 'el viernes', 'el sábado', 'el domingo'],
};
const classes = ['yoga', 'Pilates', 'HIIT', 'boxe', 'stretching'];

type Words = (course: string, day: string, time: string, places: number) => string;
const words: Readonly<Record<Language, readonly Words[]>> = {
  fr: [
    (course, day, time, places) => `Le cours de ${course} est ${day} à ${time}, il reste ${places} places.`,
    (course, day, time) => `C’est réservé : ${course}, ${day} à ${time}. À bientôt !`,
    (course, day, time, places) => `Je réserve ${course} ${day} à ${time} pour ${places} €, d’accord ?`,
  ],
  en: [
    (course, day, time, places) => `The ${course} class is on ${day} at ${time}, ${places} places are left.`,
    (course, day, time) => `Booked: ${course}, ${day} at ${time}. See you soon!`,
    (course, day, time, places) => `Shall I book ${course} on ${day} at ${time} for €${places}?`,
  ],
  es: [
    (course, day, time, places) => `La clase de ${course} es ${day} a las ${time}, quedan ${places} plazas.`,
    (course, day, time) => `Reservado: ${course}, ${day} a las ${time}. ¡Hasta pronto!`,
    (course, day, time, places) => `¿Reservo ${course} ${day} a las ${time} por ${places} €?`,
  ],
};
const languages: readonly Language[] = ['fr', 'en', 'es'];

/** Things that JARVIS says at a kiosk, all different, in turn in each language. */
export function kioskSentences(count: number): { readonly language: Language; readonly text: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const language = languages[index % languages.length] ?? 'fr';
    const turn = Math.floor(index / languages.length);
    const { [turn % 3]: sentence } = words[language];
    const course = classes[turn % classes.length] ?? '';
    const day = days[language][turn % days[language].length] ?? '';
    const time = `${6 + (turn % 16)}:${turn % 2 === 0 ? '00' : '30'}`;
    return { language, text: sentence?.(course, day, time, 2 + (turn % 40)) ?? '' };
  });
}

/**
 * How long a voice takes from a text to its first sound, ms, for each sentence; every one is heard to its end.
 *
 * @param nowMs A monotonic clock.
 */
export async function timesToFirstAudio(voice: SpeechOut, count: number, nowMs: () => number): Promise<number[]> {
  const times: number[] = [];
  const never = new AbortController().signal;
  for (const { language, text } of kioskSentences(count)) {
    const from = nowMs();
    let first: number | undefined;
    for await (const piece of voice.say(text, language, never)) {
      if (piece.length > 0) first ??= nowMs() - from;
    }
    if (first !== undefined) times.push(first);
  }
  return times;
}
