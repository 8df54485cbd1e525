import { describe, expect, test } from 'vitest';
import { CommunicationStyle, Refusal } from '../../protocol/kiosk-socket.ts';
import { admitted, everyRefusal, saturdayAfternoon } from '../../test/example-messages.ts';
import { greetingWords } from '../greeting-words.ts';
import { refusalWords } from '../refusal-words.ts';
import { words as en } from './en.ts';
import { words as es } from './es.ts';
import { words as fr, type KioskWords } from './fr.ts';
import { serviceWords as serviceEn } from './service-en.ts';
import { serviceWords as serviceEs } from './service-es.ts';
import { serviceWords as serviceFr } from './service-fr.ts';
import { talkWords as talkEn } from './talk-en.ts';
import { talkWords as talkEs } from './talk-es.ts';
import { talkWords as talkFr } from './talk-fr.ts';

const dictionaries: Record<'fr' | 'en' | 'es', KioskWords> = { fr, en, es };
/** Those that come later than the first screen. */
const later = {
  fr: { talk: talkFr, service: serviceFr },
  en: { talk: talkEn, service: serviceEn },
  es: { talk: talkEs, service: serviceEs },
};
const here = { now: saturdayAfternoon, timeZone: 'Europe/Paris' };
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

/** Every path of a dictionary to a word or a function that makes one. */
function paths(node: object, at = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? paths(value, `${at}.${key}`) : [`${at}.${key} ${typeof value}`],
  );
}

test('every reason is among the examples', () => {
  const reasons = Refusal.def.options.map((option) => option.shape.reason.def.values[0]);
  expect(reasons).toHaveLength(18);
  expect(new Set(everyRefusal.map(({ reason }) => reason))).toEqual(new Set(reasons));
});

test.each(['en', 'es'] as const)('%s has each key that French has, and no other', (language) => {
  expect(paths(dictionaries[language])).toEqual(paths(fr));
  expect(paths(later[language])).toEqual(paths(later.fr));
});

test.each(['en', 'es'] as const)('%s leaves nothing in French', (language) => {
  const refusals = (words: KioskWords) =>
    everyRefusal.map((refusal) => refusalWords(words.refused.refusals, refusal, here));
  for (const [index, said] of refusals(dictionaries[language]).entries()) {
    expect(said.why).not.toBe(refusals(fr)[index]?.why);
    expect(said.next).not.toBe(refusals(fr)[index]?.next);
  }
});

describe.each(['fr', 'en', 'es'] as const)('in %s', (language) => {
  const words = dictionaries[language];

  test.each(everyRefusal)('$reason says what, why and what to do', (refusal) => {
    const { title, why, next } = refusalWords(words.refused.refusals, refusal, here);
    for (const text of [title, why, next]) expect(text).not.toMatch(/undefined|null|NaN|Invalid|\{|\s{2}/);
    expect(title.length).toBeLessThan(40);
    expect(why).toMatch(/^[^.]+\.$/);
    expect(next).toMatch(/[.!]$/);
  });

  test.each(CommunicationStyle.options)('a member who likes it %s is greeted by name', (communicationStyle) => {
    for (const type of ['admitted', 'departed'] as const) {
      const tap = { ...admitted('t', { firstName: 'Zoé', communicationStyle }), type };
      const { headline, detail } = greetingWords(words, tap);
      expect(headline).toContain('Zoé');
      expect(detail).not.toBe('');
    }
  });

  test('only an open door is said to be open', () => {
    const open = greetingWords(words, admitted('t'));
    const again = greetingWords(words, { ...admitted('t'), newVisit: false });
    const noDoor = greetingWords(words, { ...admitted('t'), door: null });
    expect(open.detail).toMatch(/ouverte|open|abierta/);
    expect(again.detail).not.toBe(open.detail);
    expect(noDoor.detail).not.toMatch(/porte|door|puerta/i);
  });
});

describe('French', () => {
  const says = (refusal: Refusal) => {
    const { why, next } = refusalWords(fr.refused.refusals, refusal, here);
    return plain(`${why} ${next}`);
  };

  test('Marie hears what she hears, Thomas what he likes', () => {
    expect(plain(greetingWords(fr, admitted('t')).headline)).toBe('Salut Marie ! Contente de te revoir !');
    const thomas = admitted('t', { firstName: 'Thomas', communicationStyle: 'direct' });
    expect(greetingWords(fr, thomas).headline).toBe('Thomas. La salle est à toi.');
  });

  test('dates and times are the gym’s, as one says them', () => {
    // 23:00 UTC on 31 October is already 1 November in Paris.
    expect(says({ reason: 'membership-ended', endedAt: Date.UTC(2026, 9, 31, 23) })).toContain('le 1er novembre.');
    expect(says({ reason: 'membership-ended', endedAt: Date.UTC(2025, 11, 31, 12) })).toContain('31 décembre 2025');
    expect(says({ reason: 'already-inside', since: saturdayAfternoon - 37 * 60_000 })).toContain('à 17 h 05.');
    expect(says({ reason: 'gym-closed-now', opensAt: Date.UTC(2026, 10, 22, 7) })).toContain('Revenez demain à 8 h.');
    expect(says({ reason: 'gym-closed-today', opensAt: Date.UTC(2026, 10, 23, 5, 30) })).toContain('lundi à 6 h 30.');
    expect(says({ reason: 'outside-plan-hours', admittedAt: Date.UTC(2026, 10, 21, 17) })).toContain('Revenez à 18 h,');
  });

  test('one visit waits, two visits wait', () => {
    expect(plain(fr.link.waiting(1))).toBe('1 visite en attente d’envoi');
    expect(plain(fr.link.waiting(3))).toBe('3 visites en attente d’envoi');
  });
});
