import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { actionsOf } from './action-items.ts';

const fault = (changes: Partial<Labels> = {}): Labels => ({
  ...{ lang: 'fr', intent: 'report_issue', sentiment: 'negative', score: -0.4, emotion: 'frustration' },
  ...{ topics: ['equipment'], slots: {}, ends_conversation: false, confidence: 0.9, model: 'test', ...changes },
});
const rower = fault({ slots: { equipment: 'rameur 2' } });
const checks = (name: string | null) => ({ code: 'check_machine', parameters: { name } });

test('a machine whose fault took two sentences is checked once, called as the gym calls it where it was reported', () => {
  expect(actionsOf([rower, fault()], [])).toEqual([checks('rameur 2')]);
  expect(actionsOf([rower, fault({ topics: [] })], [])).toEqual([checks('rameur 2')]);
  expect(actionsOf([rower, fault()], [{ kind: 'reported', name: 'Rameur 2' }])).toEqual([checks('Rameur 2')]);
});

test('two reports are two machines, though one was not named', () => {
  const reports = ['Rameur 2', 'Tapis 1'].map((name) => ({ kind: 'reported', name }) as const);
  expect(actionsOf([rower, fault()], reports)).toEqual([checks('Rameur 2'), checks('Tapis 1')]);
});

test('the showers are looked after beside the machine', () => {
  const showers = fault({ slots: { place: 'douches' }, topics: ['cleanliness'] });
  expect(actionsOf([rower, showers, fault()], [])).toEqual([
    checks('rameur 2'),
    { code: 'look_after_place', parameters: { place: 'douches', topics: ['cleanliness'] } },
  ]);
});

test('a machine that nobody named is one to look for', () => {
  expect(actionsOf([fault(), fault()], [])).toEqual([checks(null)]);
});
