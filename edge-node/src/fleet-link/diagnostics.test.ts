import { messageBytesMax } from '@jarvis-edge/sync/fleet-link.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnosticsOf } from './diagnostics.ts';
import { readFigures } from './figures.ts';
import { LastWarnings } from './last-warnings.ts';

const figuresOf = (thermalFolder: string) =>
  readFigures({
    ...{ softwareVersion: '1.0.0', dataFolder: tmpdir(), thermalFolder },
    outbox: () => ({ waiting: 3, oldestAt: 1000.5 }),
    clockQuality: () => 'ntp',
  });

test('figures say what the machine can tell, and null where it cannot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jarvis-thermal-'));
  for (const [zone, temp] of [
    ['thermal_zone0', '48312\n'],
    ['thermal_zone1', '51000\n'],
    ['thermal_zone2', '-273000\n'],
    ['cooling_device0', ''],
  ] as const) {
    mkdirSync(join(folder, zone));
    writeFileSync(join(folder, zone, 'temp'), temp);
  }
  expect(await figuresOf(folder)).toMatchObject({
    temperatureCelsius: 51,
    outboxDepth: 3,
    outboxSince: 1001,
    softwareVersion: '1.0.0',
  });
  expect((await figuresOf(folder)).diskFreeBytes).toBeGreaterThan(0);
  rmSync(folder, { recursive: true });
  expect((await figuresOf(folder)).temperatureCelsius).toBeNull();
});

/** What must never leave the gym, wherever it may have got to. */
const secrets = [
  'Marie',
  'Dubois',
  'BADGE001',
  '0B0015C941',
  '1427789',
  'J’ai mal au genou',
  'sk-proj-12345678',
  'ek_68af2b',
  'eyJhbGciOi',
  'marie@forme.example',
];

test('diagnostics say how the box is, and no name, badge, token or word of a member is in them', async () => {
  const warnings = new LastWarnings(() => 5000);
  warnings.logged(
    [{ err: Object.assign(new Error('Marie Dubois BADGE001'), { code: 'ECONNRESET' }) }, 'a tap failed'],
    50,
  );
  warnings.logged([{ problem: 'J’ai mal au genou', bearer: 'sk-proj-12345678' }, 'conversations'], 40);
  warnings.logged(['nothing to see'], 30);
  const status = {
    softwareVersion: '1.0.0',
    provisioning: { state: 'ready', member: 'Marie' },
    link: {
      state: 'down',
      since: 1,
      cause: 'Refused ek_68af2b for marie@forme.example, card 0B0015C941 or 0001427789, BADGE001',
    },
    problems: [{ what: 'upload', cause: 'Bearer eyJhbGciOi.J9.x', since: 2, remedy: 'Marie' }],
    readers: [{ name: 'Marie', purpose: 'entry', state: 'reading', last: '0B0015C941' }],
    voice: { talks: { cloud: 1, local: 0 }, cloud: { state: 'lost', message: 'Dubois' }, said: 'J’ai mal au genou' },
    members: ['Marie'],
  };
  const told = JSON.stringify(diagnosticsOf({ figures: await figuresOf('/none'), status, warnings: warnings.all }));
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  expect(JSON.parse(told)).toMatchObject({
    status: {
      ...{
        provisioning: { state: 'ready' },
        link: { state: 'down' },
        readers: [{ purpose: 'entry', state: 'reading' }],
      },
      voice: { talks: { cloud: 1, local: 0 }, cloud: { state: 'lost' } },
    },
    warnings: [
      { at: 5000, level: 'error', message: 'a tap failed', cause: 'ECONNRESET' },
      { at: 5000, level: 'warn', message: 'conversations', cause: null },
    ],
  });
});

test('diagnostics fit into one message, however much went wrong', async () => {
  const warnings = new LastWarnings(() => 1);
  for (let count = 0; count < 80; count += 1) warnings.logged([`something went wrong ${'again '.repeat(500)}`], 50);
  const parts = { figures: await figuresOf('/none'), warnings: warnings.all };
  const told = JSON.stringify(diagnosticsOf({ ...parts, status: {} }));
  expect(told.length).toBeGreaterThan(10_000);
  expect(told.length).toBeLessThan(messageBytesMax - 2000);
  const status = { problems: Array.from({ length: 2000 }, () => ({ what: 'upload', cause: 'x'.repeat(100) })) };
  expect(JSON.stringify(diagnosticsOf({ ...parts, status })).length).toBeLessThan(messageBytesMax - 2000);
});
