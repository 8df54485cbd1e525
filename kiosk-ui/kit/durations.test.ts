import { expect, test } from 'vitest';
import { ago } from './durations.ts';

test.each([
  [0, 'now', 'maintenant', 'ahora'],
  [42_000, '42 seconds ago', 'il y a 42 secondes', 'hace 42 segundos'],
  [63_000, '1 minute ago', 'il y a 1 minute', 'hace 1 minuto'],
  [119_000, '2 minutes ago', 'il y a 2 minutes', 'hace 2 minutos'],
  [3 * 3_600_000, '3 hours ago', 'il y a 3 heures', 'hace 3 horas'],
])('what was %i ms ago is told as one would say it', (ms, en, fr, es) => {
  expect([ago(ms, 'en'), ago(ms, 'fr'), ago(ms, 'es')]).toEqual([en, fr, es]);
});
