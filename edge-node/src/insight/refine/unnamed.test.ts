import { expect, test } from 'vitest';
import { unnamed } from './unnamed.ts';

test.each([
  ['je suis Jo Li', ['Jo', 'Li'], 'je suis … …'],
  ['soy jo, la hermana de WU', ['Jo', 'Wu'], 'soy …, la hermana de …'],
  ['ask Bø or bo', ['Bo', 'Bø'], 'ask … or …'],
  ['moi c’est Lê', ['Thi', 'Lé'], 'moi c’est …'],
])('a name of two letters stays on the box: %s', (said, names, sent) => {
  expect(unnamed(said, names)).toBe(sent);
});

test('a short name is left out as a word of its own, never inside another', () => {
  expect(unnamed('Jo joue au ballon et lit', ['Jo', 'Li'])).toBe('… joue au ballon et lit');
});

test('particles beside a name name nobody, and the sentences that hold them stay whole', () => {
  const said = 'le cours de la salle est le meilleur, dit Anne Le Goff de la Tour';
  expect(unnamed(said, ['Anne', 'Le Goff de la Tour'])).toBe(
    'le cours de la salle est le meilleur, dit … Le … de la …',
  );
});

test('who is called nothing but a particle is not named either, in whatever case it was written', () => {
  expect(unnamed('soy Al Le, voy al gimnasio: «al le gusta»', ['Al', 'Le'])).toBe(
    'soy … …, voy … gimnasio: «… … gusta»',
  );
});

test.each([
  '06/12/34/56/78',
  '06 12 34 56 78',
  '06, 12, 34, 56, 78',
  '06_12_34_56_78',
  '06–12–34–56–78',
  '06:12:34:56:78',
  '(06) 12 34 56 78',
  '+33 (0)6 12 34 56 78',
  '+33/6/12.34.56.78',
  '06 / 12 / 34 / 56 / 78',
  '06\u200B12\u200B34\u200B56\u200B78',
  '٠٦١٢٣٤٥٦٧٨',
  '12/03/1990',
  '0012 345 678',
])('the number %s stays on the box', (number) => {
  const sent = unnamed(`appelez le ${number} ou venez`, []);
  expect(sent).not.toMatch(/[\p{Nd}+]/u);
  expect(sent).toMatch(/^appelez le .* ou venez$/u);
});

test.each([
  'le 12/03 à 18:30',
  'de 18:30 à 19:30',
  'ouvert 6:30-22:00',
  'à 18:30, 19:30',
  '80,5 kg',
  '3 × 12 reps',
  '4x10',
])('days, times and weights are told: %s', (said) => expect(unnamed(said, ['Jo', 'Li'])).toBe(said));
