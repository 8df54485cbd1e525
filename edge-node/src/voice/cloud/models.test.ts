import { expect, test, vi } from 'vitest';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import { startFaultyEngine } from '../test/faulty-engine.ts';
import { priceOf } from '../ledger.ts';
import { LocalKey } from './credentials.ts';
import { defaultVoiceModel, modelFinding } from './models.ts';
import { ModelWatch, type ModelWatchDeps } from './model-watch.ts';
import { isReachable } from './probe.ts';

const day = (text: string): number => Date.parse(text);
const listed = (...models: [string, string | null][]) => models.map(([id, shutdownDate]) => ({ id, shutdownDate }));

test('the usual model is good for now and has a price', () => {
  const now = day('2026-11-21');
  expect(modelFinding(defaultVoiceModel, undefined, now)).toBeUndefined();
  expect(priceOf(defaultVoiceModel, now)?.model).toBe(defaultVoiceModel);
});

test('a shutdown is told of from sixty days before, whether the box knew it or the service says it', () => {
  expect(modelFinding('gpt-realtime', undefined, day('2026-11-20T23:59:59Z'))).toBeUndefined();
  expect(modelFinding('gpt-realtime', undefined, day('2026-11-21'))).toMatchObject({
    ...{ code: 'model-ending', what: 'The voice model gpt-realtime is shut down in 60 days.' },
    remedy: expect.stringContaining(`Set JARVIS_VOICE_MODEL to ${defaultVoiceModel}`),
  });
  expect(modelFinding('gpt-realtime', undefined, day('2027-01-20'))?.code).toBe('model-gone');
  const later = listed(['gpt-realtime', '2028-01-01'], [defaultVoiceModel, '2027-01-10']);
  expect(modelFinding('gpt-realtime', later, day('2027-01-01'))).toBeUndefined();
  expect(modelFinding(defaultVoiceModel, later, day('2027-01-01'))).toMatchObject({
    ...{ code: 'model-ending', what: expect.stringContaining('in 9 days') },
    remedy: expect.stringContaining('JARVIS_VOICE_MODEL to gpt-realtime '),
  });
});

test('a model that the service does not list is gone; a service that lists no such models tells nothing', () => {
  const now = day('2026-11-21');
  expect(modelFinding('my-own', listed([defaultVoiceModel, null]), now)?.code).toBe('model-gone');
  expect(modelFinding('my-own', listed(['some-chat', null]), now)).toBeUndefined();
  expect(modelFinding('my-own', listed(), now)).toBeUndefined();
  expect(modelFinding('x', listed(['x', 'no day'], ['gpt-realtime', null]), now)).toBeUndefined();
});

test('the daily look finds what the service announced, says it once, and takes it back when it is mended', async () => {
  const models = [{ id: defaultVoiceModel, shutdown_date: '2026-12-24' as string | null }];
  const engine = await startFaultyEngine({ models });
  const found = vi.fn<ModelWatchDeps['found']>();
  const watch = new ModelWatch({
    ...{ model: defaultVoiceModel, baseUrl: engine.baseUrl, credentials: new LocalKey(new Secret(engine.key)) },
    ...{ fetch, nowMs: () => day('2026-11-21'), found },
  });
  expect(watch.finding).toBeUndefined();
  await watch.look();
  await watch.look();
  expect(watch.finding).toMatchObject({ code: 'model-ending', shutdownAt: day('2026-12-24') });
  expect(found).toHaveBeenCalledTimes(1);
  models[0] = { id: defaultVoiceModel, shutdown_date: null };
  await watch.look();
  expect([watch.finding, found.mock.calls.length, found.mock.lastCall]).toEqual([undefined, 2, [undefined]]);
  await engine.close();
  // No network: what is known stays, and nothing fails.
  await watch.look();
  expect(watch.finding).toBeUndefined();
});

test('a key that the service refuses is a finding that does not say the key', async () => {
  const engine = await startFaultyEngine();
  const watch = new ModelWatch({
    ...{
      model: defaultVoiceModel,
      baseUrl: engine.baseUrl,
      credentials: new LocalKey(new Secret('sk-wrong-123456789')),
    },
    ...{ fetch, nowMs: () => day('2026-11-21'), found: () => undefined },
  });
  await watch.look();
  expect(watch.finding?.code).toBe('key-refused');
  expect(JSON.stringify(watch.finding)).not.toContain('123456789');
  await engine.close();
});

test('the service is in reach when it answers a stranger, and not when somebody else answers in its place', async () => {
  const engine = await startFaultyEngine();
  expect(await isReachable(engine.baseUrl, fetch)).toBe(true);
  await engine.close();
  expect(await isReachable(engine.baseUrl, fetch)).toBe(false);
  const portal = (status: number, type: string) => (): Promise<Response> =>
    Promise.resolve(new Response(null, { status, headers: { 'content-type': type } }));
  expect(await isReachable(engine.baseUrl, portal(200, 'text/html'))).toBe(false);
  expect(await isReachable(engine.baseUrl, portal(302, 'text/html'))).toBe(false);
  expect(await isReachable(engine.baseUrl, portal(503, 'application/json'))).toBe(false);
  expect(await isReachable(engine.baseUrl, portal(401, 'application/json; charset=utf-8'))).toBe(true);
});
