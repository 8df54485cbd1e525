import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { badgeHmacs, badgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import { History } from '@jarvis-edge/sync/box/history.ts';
import type { ShapeEvent } from '@jarvis-edge/sync/box/mirror.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { Identity } from '../src/hub-link/identity.ts';
import { newId } from '../src/store/new-id.ts';
import { openStore } from '../src/store/open.ts';

/** 40-bit numbers of made-up cards, one a member. */
export const cardNumber = (index: number): string =>
  (0x0c_0000_0000 + index).toString(16).toUpperCase().padStart(10, '0');

export interface ProvisionedBox {
  readonly gymId: string;
  readonly kioskId: string;
  readonly kioskSlug: string;
  readonly memberIds: readonly string[];
  /** Kiosks to talk at, each with a simulated reader of the same name as its slug. */
  readonly talkSlugs: readonly string[];
}

/**
 * Writes the data folder of a box that a hub has provisioned and filled, through the mirror's own code: a gym that never
 * closes, one kiosk, one door, one entry reader, and as many members as wanted.
 */
export function provisionedBox(
  dataFolder: string,
  {
    members,
    reader,
    classes = [],
    talkKiosks = 0,
    consents = [],
    languages = ['fr'],
  }: {
    members: number;
    reader: { kind: string; address: string };
    /** Times are Unix ms; each is a class of its own. */
    classes?: readonly { name: string; startsAt: number; capacity: number }[];
    talkKiosks?: number;
    /** What every member has agreed to. */
    consents?: readonly ('conversation' | 'sentiment' | 'cloud_voice')[];
    /** Of the members, in turn. */
    languages?: readonly string[];
  },
): ProvisionedBox {
  mkdirSync(dataFolder, { recursive: true });
  const [boxId, gymId, tenantId, kioskId, doorId, readerId] = Array.from({ length: 6 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const tenantKey = Buffer.alloc(32, 7);
  new Identity(dataFolder).provision({ boxId, gymId, tenantId, tenantKey: tenantKey.toString('base64url') });
  const db = openStore(dataFolder);
  const mirror = new Mirror(db, () => undefined);
  const load = (table: DownTableName, rows: Record<string, string | null>[]): void => {
    const events: ShapeEvent[] = rows.map((value) => ({ operation: 'insert', value }));
    mirror.apply(table, [...events, { control: 'up-to-date' }], { handle: 'test', offset: '0_0' });
  };
  const everyDay = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
  );
  load('gyms', [
    {
      id: gymId,
      slug: 'gym-test',
      name: 'Gym',
      city: 'Lyon',
      timezone: 'Europe/Paris',
      status: 'active',
      opening_hours: JSON.stringify({ weekly: everyDay }),
      clock_policy: 'admit',
    },
  ]);
  const talks = Array.from({ length: talkKiosks }, (_, index) => ({ id: randomUUID(), slug: `gym-talk-${index}` }));
  load('kiosks', [
    { id: kioskId, slug: 'gym-test-1', name: 'Accueil', language: 'fr' },
    ...talks.map((talk) => ({ ...talk, name: talk.slug, language: 'fr' })),
  ]);
  load('doors', [{ id: doorId, name: 'Porte', output: 'simulated', pulse_ms: '3000', policy: 'free' }]);
  load('readers', [
    { id: readerId, name: 'Lecteur', ...reader, purpose: 'entry', door_id: doorId, kiosk_id: kioskId },
    ...talks.map(({ id, slug }) => ({
      ...{ id: randomUUID(), name: slug, kind: 'simulated', address: `simulated:${slug}`, purpose: 'identify' },
      kiosk_id: id,
    })),
  ]);
  const memberIds = Array.from({ length: members }, () => randomUUID());
  load(
    'members',
    memberIds.map((id, index) => ({
      id,
      gym_id: gymId,
      first_name: `Membre ${index}`,
      last_name: 'Essai',
      membership_type: 'Standard',
      waiver_signed_at: '2026-01-01 00:00:00+00',
      is_active: 't',
    })),
  );
  load(
    'member_preferences',
    memberIds.map((id, index) => ({
      ...{ id: randomUUID(), gym_id: gymId, member_id: id, communication_style: 'friendly' },
      language: languages[index % languages.length] ?? 'fr',
      ...Object.fromEntries(
        consents.map((consent) => [`consent_${consent}`, JSON.stringify({ at: 1, wording: 'test', where: 'desk' })]),
      ),
    })),
  );
  load(
    'badges',
    memberIds.map((id, index) => ({
      id: randomUUID(),
      gym_id: gymId,
      member_id: id,
      label: `CARD${index}`,
      hmacs: JSON.stringify(badgeHmacs(tenantKey, badgeNumber('em40', cardNumber(index)))),
    })),
  );
  const ofClasses = classes.map((one) => ({ ...one, id: randomUUID() }));
  load(
    'classes',
    ofClasses.map(({ id, name }) => ({ id, name, minutes: '60' })),
  );
  load(
    'class_occurrences',
    ofClasses.map(({ id, startsAt, capacity }) => ({
      id: randomUUID(),
      class_id: id,
      starts_at: new Date(startsAt).toISOString().replace('T', ' ').replace('Z', '+00'),
      capacity: String(capacity),
    })),
  );
  load('booking_requests', []);
  load('member_fitness_profiles', []);
  const { incarnation } = new Outbox(db, newId);
  const nothing = (): void => undefined;
  new History({ db, incarnation: () => incarnation, arrived: nothing, loaded: nothing }).markLoaded();
  db.close();
  return { gymId, kioskId, kioskSlug: 'gym-test-1', memberIds, talkSlugs: talks.map(({ slug }) => slug) };
}
