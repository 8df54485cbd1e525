import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { machineFaults } from './machine-faults.ts';

const said = (changes: Partial<Labels> = {}): Labels => ({
  ...{ lang: 'fr', intent: 'report_issue', sentiment: 'negative', score: -0.4, emotion: 'frustration', topics: [] },
  ...{ slots: {}, ends_conversation: false, confidence: 0.9, model: 'test', ...changes },
});
const named = (...all: Labels[]) => machineFaults(all).map((fault) => fault.named);
const rower = { equipment: 'rameur 2', lang: 'fr' };

test('a fault that names no thing is of the machine that was named last', () => {
  const ofRower = said({ slots: { equipment: 'rameur 2' }, topics: ['equipment'] });
  expect(named(ofRower, said({ topics: ['equipment'] }), said())).toEqual([rower, rower, rower]);
  const spokenOf = said({ intent: 'smalltalk', slots: { equipment: 'rameur 2' } });
  expect(named(spokenOf, said({ topics: ['equipment'], lang: 'en' })), 'in the words that named it').toEqual([rower]);
  const bike = said({ slots: { equipment: 'bike' }, lang: 'en' });
  expect(named(ofRower, bike, said())).toEqual([
    rower,
    { equipment: 'bike', lang: 'en' },
    { equipment: 'bike', lang: 'en' },
  ]);
});

test('a fault of a place stays its own, and one before any machine is of none that is known', () => {
  const showers = said({ slots: { place: 'douches' }, topics: ['cleanliness'] });
  const ofRower = said({ slots: { equipment: 'rameur 2' } });
  expect(named(ofRower, showers, said({ topics: ['facilities'] }))).toEqual([rower]);
  expect(named(ofRower, showers, said(), said({ topics: ['equipment'] }))).toEqual([rower, rower]);
  const lockers = said({ slots: { place: 'vestiaire' }, topics: ['equipment'] });
  expect(named(ofRower, lockers)).toEqual([rower, null]);
  expect(named(said({ topics: ['equipment'] }), said(), ofRower)).toEqual([null, rower]);
  expect(named(said({ intent: 'complaint', slots: { equipment: 'rameur 2' } }))).toEqual([]);
});
