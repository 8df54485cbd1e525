import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const urls = {
  DATABASE_URL: 'postgresql://service:secret@db/jarvis',
  MIGRATION_DATABASE_URL: 'postgresql://owner:secret@db/jarvis',
  SYNC_DATABASE_URL: 'postgresql://sync:secret@db/jarvis',
};

test('with nothing set the hub serves this machine, with a database of its own', () => {
  expect(readConfig({}, '/srv')).toEqual({
    host: '127.0.0.1',
    port: 7070,
    dataDir: '/srv/data/hub',
    database: undefined,
    mfa: 'required',
  });
});

test('settings are taken from the environment', () => {
  const { MIGRATION_DATABASE_URL: owner, DATABASE_URL: service, SYNC_DATABASE_URL: sync } = urls;
  const set = { JARVIS_HUB_HOST: '0.0.0.0', JARVIS_HUB_PORT: '8080', JARVIS_HUB_DATA: '/var/lib/hub', ...urls };
  expect(readConfig(set, '/srv')).toEqual({
    host: '0.0.0.0',
    port: 8080,
    dataDir: '/var/lib/hub',
    database: { owner, service, sync },
    mfa: 'required',
  });
});

test('the hub speaks HTTPS itself where it is given a certificate and a key', () => {
  const set = { JARVIS_HUB_TLS_CERT: 'hub.pem', JARVIS_HUB_TLS_KEY: '/etc/hub.key' };
  expect(readConfig(set, '/srv').tls).toEqual({ cert: '/srv/hub.pem', key: '/etc/hub.key' });
  expect(() => readConfig({ JARVIS_HUB_TLS_CERT: 'hub.pem' }, '/srv')).toThrow('JARVIS_HUB_TLS_KEY is missing');
});

test('the proxies that the hub believes are named by address', () => {
  expect(readConfig({ JARVIS_HUB_TRUST_PROXY: '10.0.0.7, fd00::/8' }, '/srv').trustProxy).toEqual([
    '10.0.0.7',
    'fd00::/8',
  ]);
  for (const text of ['true', '', '10.0.0.0/33', 'proxy.example', '10.0.0.1/8/8'])
    expect(() => readConfig({ JARVIS_HUB_TRUST_PROXY: text }, '/srv'), text).toThrow('JARVIS_HUB_TRUST_PROXY');
});

test('the limits of requests can be set one by one', () => {
  expect(readConfig({ JARVIS_HUB_LIMITS: 'api=500, box-address=20' }, '/srv').limits).toEqual({
    api: 500,
    'box-address': 20,
  });
  for (const text of ['api', 'api=0', 'api=-1', 'other=5'])
    expect(() => readConfig({ JARVIS_HUB_LIMITS: text }, '/srv'), text).toThrow('JARVIS_HUB_LIMITS cannot be used');
});

test('the hub’s jobs are due by the clock of a place that is named', () => {
  expect(readConfig({ JARVIS_HUB_TIMEZONE: 'America/Montreal' }, '/srv').timezone).toBe('America/Montreal');
  for (const name of ['', 'Paris', 'Europe/Pariss'])
    expect(() => readConfig({ JARVIS_HUB_TIMEZONE: name }, '/srv'), name).toThrow('JARVIS_HUB_TIMEZONE cannot be used');
});

test('an Electric service that serves shapes is taken with its secret', () => {
  const electric = { ELECTRIC_URL: 'http://electric:3000', ELECTRIC_SECRET: 's' };
  expect(readConfig(electric, '/srv')).toMatchObject({ electric: { url: 'http://electric:3000', secret: 's' } });
  expect(() => readConfig({ ELECTRIC_URL: 'electric:3000' }, '/srv')).toThrow('ELECTRIC_URL');
});

test.each([
  [{ JARVIS_HUB_PORT: 'seventy' }, 'JARVIS_HUB_PORT'],
  [{ JARVIS_HUB_PORT: '70000' }, 'JARVIS_HUB_PORT'],
  [{ JARVIS_HUB_HOST: '' }, 'JARVIS_HUB_HOST'],
  [{ ...urls, SYNC_DATABASE_URL: 'mysql://sync:secret@db' }, 'SYNC_DATABASE_URL'],
  [{ DATABASE_URL: urls.DATABASE_URL }, 'MIGRATION_DATABASE_URL and SYNC_DATABASE_URL'],
])('a start with %j is refused, naming %s and no password', (environment, named) => {
  const read = (): unknown => readConfig(environment, '/srv');
  expect(read).toThrow(StartRefused);
  expect(read).toThrow(named);
  expect(read).not.toThrow(/secret/);
});

test('the account at the voice service is read with its caps, and its key cannot be printed', () => {
  const key = 'sk-proj-AbCdEf123456';
  const set = { OPENAI_API_KEY: key, JARVIS_VOICE_SECRETS_DAY: '10', JARVIS_VOICE_BUDGET_DAY: '0.50' };
  const { voice } = readConfig(set, '/srv');
  expect(voice).toMatchObject({ baseUrl: 'https://api.openai.com/v1', caps: { secretsADay: 10, moneyADay: 500_000 } });
  expect([JSON.stringify(voice), voice?.key.reveal()]).toEqual([expect.not.stringContaining('sk-'), key]);
  expect(readConfig({ OPENAI_API_KEY: '' }, '/srv').voice).toBeUndefined();
  expect(readConfig({ ...set, JARVIS_VOICE_BUDGET_DAY: 'none' }, '/srv').voice?.caps.moneyADay).toBeNull();
  expect(() => readConfig({ ...set, OPENAI_BASE_URL: 'http://far.example/v1' }, '/srv')).toThrow('OPENAI_BASE_URL');
});

test('a broker beside the hub is taken, and boxes never learn the hub’s password to it', () => {
  const { broker } = readConfig({ MQTT_URL: 'mqtts://hub:secret@broker:8883' }, '/srv');
  expect(broker).toEqual({ url: 'mqtts://hub:secret@broker:8883', urlOfBoxes: 'mqtts://broker:8883' });
  const apart = { MQTT_URL: 'mqtt://hub:secret@inside:1883', MQTT_URL_OF_BOXES: 'wss://broker.example/mqtt' };
  expect(readConfig(apart, '/srv').broker?.urlOfBoxes).toBe('wss://broker.example/mqtt');
});
