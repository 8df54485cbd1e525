import { actionItems, alertActions, alertEndings, boxAlertTypes } from '@jarvis-edge/sync/alert-kinds.ts';
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
      ...alertEndings.map((ending) => t.alerts.noteOf(ending)),
      t.alerts.storyOf('churn_risk', { score: 0.2, by: 'rule', calmSince: 1 }),
      ...actionItems.map((code) => t.actionItemOf(code, {})),
      ...learned.flatMap((code) => [t.risk.learnedReason(code, {}), t.risk.learnedReason(code, facts)]),
      ...churnReasons.map((code) => t.risk.ruleReason(code, {})),
      ...churnReasons.map((code) => t.risk.ruleReason(code, { days: 23, count: 4, engagement: 0.214 })),
    ];
    for (const sentence of said) expect(sentence).toMatch(/^[\p{Lu}«“¡+0-9](?!.*(undefined|NaN|null|_)).+/u);
  });

  it('a reason to stay is a sentence of its own where the facts bear it out, and the plain fact where they do not', () => {
    const borneOut = [
      ['rhythm', { visits: 13, usual: 9 }],
      ['rhythm', { visits: 4, usual: 3.5 }],
      ['absence', { days: 0, usual_gap: null }],
      ['absence', { days: 2, usual_gap: 3 }],
      ['absence', { days: 9, usual_gap: 10.5 }],
      ['tenure', { days: 1500 }],
      ['contract_end', { days: 200 }],
      ['classes', { kept: 6, missed: 1 }],
      ['classes', { kept: 1, missed: 0 }],
      ['talks', { count: 5 }],
      ['mood', { mean: 0.6, negative: 0 }],
      ['mood', { mean: 0.1, negative: 0 }],
    ] as const;
    const said = borneOut.map(([code, those]) => t.risk.stayingReason(code, those));
    for (const sentence of said) expect(sentence).toMatch(/^[\p{Lu}0-9](?!.*(undefined|NaN|null|_)).+/u);
    expect(new Set(said).size).toBe(said.length);
    const plain = {
      visits: 1,
      usual: 9.3,
      days: 23,
      usual_gap: 3,
      kept: 1,
      missed: 2,
      count: 0,
      mean: -0.5,
      negative: 2,
    };
    for (const code of learned.filter((each) => each !== 'tenure')) {
      expect(t.risk.stayingReason(code, plain)).toBe(t.risk.learnedReason(code, plain));
      expect(t.risk.stayingReason(code, {})).toBe(t.risk.learnedReason(code, {}));
    }
    expect(t.risk.stayingReason('low_engagement', { engagement: 0.5 })).toContain('(low_engagement)');
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

it('what lowers the risk never reads like what raises it', () => {
  const often = { visits: 13, usual: 9 };
  expect(all.map(([, t]) => t.risk.stayingReason('rhythm', often))).toEqual([
    'Vient souvent : 3,3 fois par semaine',
    'Comes often: 3.3 times a week',
    'Viene a menudo: 3,3 veces por semana',
  ]);
  expect(fr.risk.stayingReason('tenure', { days: 1500 })).toBe('S’entraîne ici depuis 4\u00A0ans');
  expect(en.risk.stayingReason('contract_end', { days: 200 })).toBe('The membership runs on for 6\u00A0months');
  expect(es.risk.stayingReason('classes', { kept: 6, missed: 1 })).toBe(
    'Reserva con regularidad: asistió a 6\u00A0clases en 8 semanas',
  );
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

it('whoever reads of a fault reads of which thing it is, machine or place', () => {
  const told = [fr, en, es].map((t) => [
    t.alerts.storyOf('equipment_issue', { name: 'Rameur', place: null }),
    t.alerts.storyOf('equipment_issue', { name: null, place: 'showers' }),
    t.actionItemOf('check_machine', { name: 'Rameur' }),
  ]);
  expect(told).toEqual([
    [
      'Rameur : un problème a été signalé.',
      'Les douches : un problème a été signalé.',
      'Vérifier la machine\u00A0: Rameur',
    ],
    ['Rameur: a problem was reported.', 'The showers: a problem was reported.', 'Check the machine: Rameur'],
    [
      'Rameur: se ha avisado de un problema.',
      'Las duchas: se ha avisado de un problema.',
      'Revisar la máquina: Rameur',
    ],
  ]);
});

it('0, 1 and 2 of a thing are said as one would say them', () => {
  const said = (tell: (t: InsightWords) => string) => all.map(([, t]) => tell(t).replaceAll('\u00A0', ' '));
  const learnedStory = (score: number) =>
    said((t) =>
      t.alerts.storyOf('churn_risk', { by: 'learned', score }).replace(/,.*| de (partir|darse).*| of .*/, ''),
    );
  expect([0, 0.01, 0.02].map(learnedStory)).toEqual([
    ['0 chance sur 100', '0 chances in 100', '0 posibilidades de 100'],
    ['1 chance sur 100', '1 chance in 100', '1 posibilidad de 100'],
    ['2 chances sur 100', '2 chances in 100', '2 posibilidades de 100'],
  ]);
  const lead = (score: number) => said((t) => t.risk.learnedLead(score).replace(/,.*| de (partir|darse).*| of .*/, ''));
  expect([0, 0.01, 0.02].map(lead)).toEqual([0, 0.01, 0.02].map(learnedStory));
  const ruleStory = (score: number) => said((t) => t.alerts.storyOf('churn_risk', { by: 'rule', score }));
  expect([0.01, 0.02].map(ruleStory)).toEqual([
    [
      'Risque de départ : 1 point sur 100, d’après la règle de la maison.',
      'Risk of leaving: 1 point of 100, by the house rule.',
      'Riesgo de baja: 1 punto de 100, según la regla de la casa.',
    ],
    [
      'Risque de départ : 2 points sur 100, d’après la règle de la maison.',
      'Risk of leaving: 2 points of 100, by the house rule.',
      'Riesgo de baja: 2 puntos de 100, según la regla de la casa.',
    ],
  ]);
  expect(said((t) => t.alerts.storyOf('churn_risk', { score: 0.01, calmSince: 1 }))).toEqual([
    'Le risque est retombé à 1 point sur 100, sous le seuil d’alerte.',
    'The risk has fallen to 1 point of 100, below the alert threshold.',
    'El riesgo ha bajado a 1 punto de 100, por debajo del umbral de alerta.',
  ]);
  expect([0, 0.01, 0.02].map((weight) => said((t) => t.risk.ruleLead(weight).replace(/\..*/, '')))).toEqual([
    ['0 point', '0 points', '0 puntos'],
    ['1 point', '1 point', '1 punto'],
    ['2 points', '2 points', '2 puntos'],
  ]);
  expect([0.01, 0.2].map((weight) => said((t) => t.risk.ruleAdds(weight)))).toEqual([
    ['+1 point', '+1 point', '+1 punto'],
    ['+20 points', '+20 points', '+20 puntos'],
  ]);
  const absence = (gap: number) => said((t) => t.risk.learnedReason('absence', { days: 23, usual_gap: gap }));
  expect([0.3, 1, 1.04, 1.5, 2].map(absence)).toEqual([
    ...Array.from({ length: 3 }, () => [
      'Dernière visite il y a 23 jours, d’habitude tous les jours',
      'Last visit 23 days ago, usually every day',
      'Última visita hace 23 días; lo habitual es cada día',
    ]),
    [
      'Dernière visite il y a 23 jours, d’habitude tous les 1,5 jour',
      'Last visit 23 days ago, usually every 1.5 days',
      'Última visita hace 23 días; lo habitual es cada 1,5 días',
    ],
    [
      'Dernière visite il y a 23 jours, d’habitude tous les 2 jours',
      'Last visit 23 days ago, usually every 2 days',
      'Última visita hace 23 días; lo habitual es cada 2 días',
    ],
  ]);
  const rhythm = (usual: number) => said((t) => t.risk.learnedReason('rhythm', { visits: 0, usual }));
  expect([1, 2].map(rhythm)).toEqual([
    [
      '0 visite en 4 semaines, contre 1 d’habitude',
      '0 visits in 4 weeks, usually 1',
      '0 visitas en 4 semanas; lo habitual es 1',
    ],
    [
      '0 visite en 4 semaines, contre 2 d’habitude',
      '0 visits in 4 weeks, usually 2',
      '0 visitas en 4 semanas; lo habitual son 2',
    ],
  ]);
  expect(said((t) => t.risk.stayingReason('rhythm', { visits: 1, usual: 1 }))).toEqual([
    'Garde son rythme : 1 visite en 4 semaines, contre 1 d’habitude',
    'Keeps the pace: 1 visit in 4 weeks, usually 1',
    'Mantiene su ritmo: 1 visita en 4 semanas; lo habitual es 1',
  ]);
  const tenure = (days: number) => said((t) => t.risk.learnedReason('tenure', { days }));
  expect([1, 730, 731].map(tenure)).toEqual([
    ['Membre depuis 1 jour', 'A member for 1 day', 'Socio desde hace 1 día'],
    ['Membre depuis 23 mois', 'A member for 23 months', 'Socio desde hace 23 meses'],
    ['Membre depuis 2 ans', 'A member for 2 years', 'Socio desde hace 2 años'],
  ]);
});
