import { actionItems, alertActions, boxAlertTypes } from '@jarvis-edge/sync/alert-kinds.ts';
import { churnReasons } from '@jarvis-edge/sync/member-figures.ts';
import { describe, expect, it } from 'vitest';
import { alertReasons } from './alert-reasons.ts';
import { insightWords as en } from './insight-words-en.ts';
import { insightWords as es } from './insight-words-es.ts';
import { insightWords as fr, type InsightWords } from './insight-words-fr.ts';

const all: readonly [string, InsightWords][] = [
  ['fr', fr],
  ['en', en],
  ['es', es],
];

const learned = ['rhythm', 'absence', 'tenure', 'contract_end', 'classes', 'talks', 'mood'] as const;
const facts = { visits: 2, usual: 9.3, days: 23, usual_gap: 3, kept: 1, missed: 2, count: 1, mean: -0.5, negative: 2 };

describe.each(all)('what the gym is told of its members: %s', (_language, t) => {
  it('every alert, action and reason is a sentence, whatever came with its code', () => {
    const said = [
      ...boxAlertTypes.map((type) => t.alerts.storyOf(type, {})),
      ...boxAlertTypes.map((type) => t.alerts.storyOf(type, { score: Number.NaN, quote: 7, name: null, count: '3' })),
      ...alertActions.map((action) => t.alerts.actionOf(action)),
      ...actionItems.map((code) => t.actionItemOf(code)),
      ...learned.flatMap((code) => [t.risk.learnedReason(code, {}), t.risk.learnedReason(code, facts)]),
      ...churnReasons.map((code) => t.risk.ruleReason(code, {})),
      ...churnReasons.map((code) => t.risk.ruleReason(code, { days: 23, count: 4, engagement: 0.214 })),
    ];
    for (const sentence of said) expect(sentence).toMatch(/^[\p{Lu}«“¡+0-9](?!.*(undefined|NaN|null|_)).+/u);
  });

  it('a code that this page is too old to know is no empty line, nor the name of something else', () => {
    for (const code of ['from_tomorrow', 'constructor', 'toString']) {
      expect(t.alerts.typeOf(code)).toMatch(/^Alert/);
      expect(t.alerts.storyOf(code, {})).not.toContain(code);
      expect(t.risk.learnedReason(code, {})).toContain(`(${code})`);
    }
  });
});

it('milestones are counted as one would say them', () => {
  const visits = (count: number) => all.map(([, t]) => t.alerts.storyOf('milestone', { kind: 'visits', count }));
  expect(visits(1)).toEqual(['1re visite !', '1st visit!', '¡Visita número 1!']);
  expect(visits(50)).toEqual(['50e visite !', '50th visit!', '¡Visita número 50!']);
  expect(en.alerts.storyOf('milestone', { kind: 'anniversary', count: 1 })).toBe('A member for 1\u00A0year!');
});

it('a membership that ended is not said to end', () => {
  expect(fr.risk.ruleReason('membership_ends', { days: -2 })).toBe('Abonnement terminé depuis 2\u00A0jours');
  expect(fr.risk.ruleReason('membership_ends', { days: 0 })).toBe('L’abonnement se termine aujourd’hui');
});

it('an alert says the heaviest reasons of the score that raised it, whatever else came with it', () => {
  const factors = [
    { code: 'tenure', weight: -0.5, parameters: { days: 900 } },
    { code: 'mood', weight: 0.2, parameters: { mean: -0.5 } },
    { code: 'absence', weight: 1.3, parameters: { days: 23, usual_gap: 4 } },
    null,
    { weight: 3 },
  ];
  expect(alertReasons({ by: 'learned', factors }, en.risk)).toEqual([
    'Last visit 23\u00A0days ago, usually every 4\u00A0days',
    'A rather negative mood in 90 days',
  ]);
  const rule = [{ code: 'no_visit', weight: 0.3, parameters: { days: 16 } }];
  expect(alertReasons({ by: 'rule', factors: rule }, en.risk)).toEqual(['No visit for 16\u00A0days']);
  expect(alertReasons({ factors: 'many' }, en.risk)).toEqual([]);
});
