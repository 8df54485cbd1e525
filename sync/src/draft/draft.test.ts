import { expect, test } from 'vitest';
import { boxAlertTypes } from '../alert-kinds.ts';
import { communicationStyles as styles } from '../communication-style.ts';
import { languages } from '../labels.ts';
import { draft, topicOf } from './draft.ts';

const kinds = [
  ...boxAlertTypes.map((type) => [type, {}] as const),
  ...['no_visit', 'negative_sessions', 'low_engagement', 'membership_ends'].map(
    (code) => ['churn_risk', { factors: [{ code }] }] as const,
  ),
  ['equipment_issue', { name: 'Rameur 2' }] as const,
  ['milestone', { kind: 'visits', count: 50 }] as const,
  ['milestone', { kind: 'anniversary', count: 1 }] as const,
  ['milestone', { kind: 'anniversary', count: 3 }] as const,
];

test('every alert about a member has a message in three languages and six styles, short for who likes it short', () => {
  for (const [type, parameters] of kinds) {
    const topic = topicOf(type, parameters)!;
    for (const language of languages) {
      const texts = styles.map((style) => draft(topic, { firstName: 'Léa', language, style }, 'Part-Dieu').text);
      for (const text of texts) {
        expect(text).toMatch(/Léa/);
        expect(text).toMatch(/Part-Dieu( team)?$/);
        expect(text).not.toMatch(/undefined|null|NaN| {2}/);
      }
      const [encouraging = '', direct = ''] = texts;
      expect(direct.length).toBeLessThan(encouraging.length);
    }
  }
});

test('who is spoken to calmly or briefly is said « vous » and «usted», the others « tu » and «tú»', () => {
  for (const [type, parameters] of kinds) {
    const topic = topicOf(type, parameters)!;
    for (const style of styles) {
      const french = draft(topic, { firstName: 'Jean', language: 'fr', style }, 'Lyon');
      const spanish = draft(topic, { firstName: 'Jean', language: 'es', style }, 'Lyon');
      const isFormal = style === 'patient' || style === 'brief';
      expect(`${french.subject} ${french.text}`).not.toMatch(
        isFormal ? /\b(tu|te|t’|ton|ta|tes|toi)\b/i : /\b(vous|votre|vos)\b/i,
      );
      expect(`${spanish.subject} ${spanish.text}`).not.toMatch(
        isFormal ? /\b(tu|te|tus|ti)\b/i : /\b(su|sus|usted|le)\b/i,
      );
    }
  }
});

test('an alert that there are no words for has no message', () => {
  expect(topicOf('kiosk_offline', {})).toBeUndefined();
});

test('a member at risk by the learned score is written to about what raises it, not about what speaks for them', () => {
  const about = (...factors: [string, number][]) =>
    topicOf('churn_risk', { factors: factors.map(([code, weight]) => ({ code, weight, parameters: {} })) });
  expect(about(['mood', 0.8], ['absence', 1.2])).toEqual({ kind: 'unhappy' });
  expect(about(['mood', -0.8], ['absence', 1.2])).toEqual({ kind: 'missed' });
  expect(about(['rhythm', 0.4])).toEqual({ kind: 'missed' });
  expect(about(['contract_end', 0.9], ['absence', -0.1])).toEqual({ kind: 'renewal' });
  expect(about(['tenure', 0.5])).toEqual({ kind: 'invitation' });
});
