import type { BoxMessage, Refusal } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { badgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import { beforeEach, expect, test } from 'vitest';
import type { Door, Gym, Reader } from '../store/place.ts';
import { badge, marie as member } from '../../test/example-member.ts';
import type { Holder } from '../store/profile.ts';
import type { AdmitDeps, EntryDecision } from './admit.ts';
import { createAdmit } from './admit.ts';

const holder: Holder = { kind: 'member', badge, member };
const number = badgeNumber('em40', '0B0015C941');
const door: Door = { id: 'door', name: 'Porte', output: 'simulated', pulseMs: 3000, policy: 'free' };
const gym = { id: 'gym' } as Gym;
const reader = (purpose: Reader['purpose']): Reader => ({
  id: 'reader',
  name: 'Lecteur',
  kind: 'simulated',
  address: '',
  purpose,
  doorId: 'door',
  kioskId: 'kiosk',
});

let happened: string[];
let shown: BoxMessage[];
let entered: unknown[];
let decision: EntryDecision;

beforeEach(() => {
  happened = [];
  shown = [];
  entered = [];
  decision = { kind: 'granted', member, badgeId: 'badge', sameVisit: null };
});

const admit = (overrides: Partial<AdmitDeps> = {}) =>
  createAdmit({
    holderOf: () => holder,
    gym: () => gym,
    door: () => door,
    decideEntry: () => decision,
    badgeRefusal: () => undefined,
    inside: () => undefined,
    recordVisit: () => (happened.push('recorded'), 'visit'),
    entered: (memberId, { visitId, since }) => void entered.push([memberId, visitId, since]),
    atOnce: (work) => {
      const result = work();
      happened.push('on disk');
      return result;
    },
    visited: () => void happened.push('visited'),
    leave: () => void happened.push('left'),
    openDoor: async () => (happened.push('opened'), door),
    announce: (_kiosk, message) => {
      happened.push('announced');
      shown.push(message);
    },
    clock: () => ({ bootId: 'boot', monotonicNs: 1n, wallMs: 1000, clockQuality: 'ntp' }),
    newId: () => 'tap',
    failed: (what) => void happened.push(`${what} failed`),
    ...overrides,
  });

test('a visit is on disk before the door opens, and the door opens before the greeting', async () => {
  await admit()(reader('entry'), number);
  expect(happened).toEqual(['recorded', 'on disk', 'opened', 'announced', 'visited']);
  expect(shown[0]).toMatchObject({ type: 'admitted', member: { firstName: 'Marie' }, door: 'Porte', newVisit: true });
  expect(entered).toEqual([[member.memberId, 'visit', 1000]]);
});

test('a visit that the disk refuses, while it is written or at last, opens no door, and the member is told', async () => {
  const full = () => {
    throw new Error('database or disk is full');
  };
  await admit({ recordVisit: full })(reader('entry'), number);
  await admit({ atOnce: (work) => (work(), full()) })(reader('entry'), number);
  expect(happened).toEqual(['visit failed', 'announced', 'recorded', 'visit failed', 'announced']);
  expect(entered).toEqual([]);
  for (const message of shown) {
    expect(message).toMatchObject({
      type: 'refused',
      member: { firstName: 'Marie' },
      refusal: { reason: 'cannot-record' },
    });
  }
});

test('the door of the same visit opens again without a second visit', async () => {
  decision = { kind: 'granted', member, badgeId: 'badge', sameVisit: 'visit' };
  await admit()(reader('entry'), number);
  expect(happened).toEqual(['on disk', 'opened', 'announced']);
  expect(shown[0]).toMatchObject({ newVisit: false });
});

test('a door that does not answer leaves a greeting that claims no open door', async () => {
  await admit({ openDoor: () => Promise.reject(new Error('no relay')) })(reader('entry'), number);
  expect(happened).toEqual(['recorded', 'on disk', 'door failed', 'announced', 'visited']);
  expect(shown[0]).toMatchObject({ type: 'admitted', door: null });
});

test('a refused member stays outside and reads why', async () => {
  const refusal: Refusal = { reason: 'payment-due', since: 1 };
  decision = { kind: 'refused', member, refusal };
  await admit()(reader('entry'), number);
  expect(happened).toEqual(['on disk', 'announced']);
  expect(shown[0]).toMatchObject({ type: 'refused', refusal, member: { firstName: 'Marie' } });
});

test("at the kiosk's own reader a member whom the door would refuse is greeted, and no door opens", async () => {
  decision = { kind: 'refused', member, refusal: { reason: 'payment-due', since: 1 } };
  await admit()(reader('identify'), number);
  expect(happened).toEqual(['announced']);
  expect(shown[0]).toMatchObject({ type: 'recognised' });
});

test('a lost badge greets nobody, and its finder does not learn a name', async () => {
  await admit({ badgeRefusal: () => ({ reason: 'badge-lost' }) })(reader('identify'), number);
  expect(shown[0]).toMatchObject({ type: 'refused', member: null, refusal: { reason: 'badge-lost' } });
});

test('a member at the exit is let out whatever they owe', async () => {
  decision = { kind: 'refused', member, refusal: { reason: 'payment-due', since: 1 } };
  await admit()(reader('exit'), number);
  expect(happened).toEqual(['left', 'opened', 'announced']);
  expect(shown[0]).toMatchObject({ type: 'departed' });
});
