import { expect, test } from 'vitest';
import { meanings, things } from './meanings.ts';
import { codesOf } from './read-meanings.ts';

const codes = new Set(meanings.map(({ code }) => code));

test('each meaning has a code of its own, words in all three languages, and speaks of others that are there', () => {
  expect(codes.size).toBe(meanings.length);
  for (const { code, fr, en, es, of = code, not = code } of meanings) {
    for (const list of [fr, en, es])
      expect(
        list.split(',').every((said) => said.trim() !== ''),
        code,
      ).toBe(true);
    expect([codes.has(of), codes.has(not)], code).toEqual([true, true]);
  }
  for (const code of things) expect(codes.has(code), code).toBe(true);
});

test.each([
  ['douches', 'shower'],
  ['The SHOWERS', 'shower'],
  ['las duchas', 'shower'],
  ['tapis de course', 'treadmill'],
  ['la cinta de correr', 'treadmill'],
  ['darme de baja', 'quit'],
  ['je veux me faire rembourser', 'refund'],
  ['nettoyées', 'cleaning'],
  ['entraîneuses', 'coach'],
])('“%s” is about %s', (text, code) => {
  expect(codesOf(text)).toContain(code);
});

test.each([
  ['ce n’est pas propre', 'dirty', 'clean'],
  ['it isn’t clean at all', 'dirty', 'clean'],
  ['no está limpio', 'dirty', 'clean'],
  ['ça marche pas', 'broken', 'working'],
  ['la machine ne marche pas', 'broken', 'working'],
  ['the machine won’t work', 'broken', 'working'],
  ['no funciona', 'broken', 'working'],
  ['il n’y a plus d’eau chaude', 'cold-water', 'hot-water'],
  ['the trainer was not friendly', 'rude', 'friendly'],
  ['c’est sale, pas cher', 'cheap', 'expensive'],
  ['no es caro', 'cheap', 'expensive'],
])('“%s” is about %s, and not about %s', (text, code, other) => {
  expect(codesOf(text)).toContain(code);
  expect(codesOf(text)).not.toContain(other);
});

test('what is denied and is a thing still is spoken of, as something that lacks', () => {
  for (const text of ['pas de serviettes', 'there are no towels', 'sin toallas', 'il n’y a plus de serviettes']) {
    expect(codesOf(text)).toEqual(expect.arrayContaining(['towel', 'lacking']));
  }
  expect(codesOf('plus de serviettes propres'), '« plus » is more here').not.toContain('lacking');
});

test('what denies one clause says nothing of the next', () => {
  expect(codesOf('Non, les douches sont propres.')).toContain('clean');
  expect(codesOf('No problem. The staff is friendly.')).toContain('friendly');
});

test('a word is not taken for one of another language where the sentence tells', () => {
  expect(codesOf('el agua sale del techo y moja los espejos')).not.toContain('dirty');
  expect(codesOf('quiero dos clases para mis hijos')).not.toContain('back');
  expect(codesOf('la salle est sale')).toContain('dirty');
  expect(codesOf('j’ai mal au dos')).toContain('back');
});
