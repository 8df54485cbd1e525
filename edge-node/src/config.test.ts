import { inspect } from 'node:util';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const refusalOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefused);
    return (error as Error).message;
  }
  return 'taken';
};

test('a box without settings talks by itself, with the usual caps should a key come', () => {
  expect(readConfig({}).voice).toEqual({
    ...{ key: undefined, baseUrl: 'https://api.openai.com/v1', model: undefined },
    models: { folder: undefined, keyFile: undefined, sherpaAt: undefined },
    caps: { session: 2_000_000, day: 20_000_000, gym: 300_000_000 },
  });
  expect(readConfig({ OPENAI_API_KEY: '', OPENAI_BASE_URL: '', JARVIS_VOICE_MODEL: '' }).voice.key).toBeUndefined();
});

test('key, address, model and caps are read as an owner writes them', () => {
  const { voice } = readConfig({
    ...{ OPENAI_API_KEY: 'sk-proj-0123456789', OPENAI_BASE_URL: 'http://127.0.0.1:9000/v1/' },
    ...{ JARVIS_VOICE_MODEL: 'gpt-realtime-2.1', JARVIS_VOICE_CAP_SESSION: '0.000001' },
    ...{ JARVIS_VOICE_CAP_DAY: '12.34', JARVIS_VOICE_CAP_GYM: 'none' },
  });
  expect(voice).toMatchObject({ baseUrl: 'http://127.0.0.1:9000/v1', model: 'gpt-realtime-2.1' });
  expect(voice.caps).toEqual({ session: 1, day: 12_340_000, gym: null });
  expect(voice.key?.reveal()).toBe('sk-proj-0123456789');
});

test('summaries are refined by a model that the owner names, with an account of the box’s own', () => {
  expect(readConfig({ OPENAI_API_KEY: 'sk-proj-0123456789' }).voice.summaryModel).toBeUndefined();
  const named = { JARVIS_SUMMARY_MODEL: 'gpt-5.4-mini' };
  expect(readConfig({ OPENAI_API_KEY: 'sk-proj-0123456789', ...named }).voice.summaryModel).toBe('gpt-5.4-mini');
  expect(refusalOf(named)).toContain('OPENAI_API_KEY');
  expect(refusalOf({ OPENAI_API_KEY: 'sk-proj-0123456789', JARVIS_SUMMARY_MODEL: 'a b' })).toContain(
    'JARVIS_SUMMARY_MODEL',
  );
});

test('a box that the gym’s network reaches serves https too, unless its owner says otherwise', () => {
  expect(readConfig({}).httpsPort).toBeUndefined();
  expect(readConfig({ JARVIS_BOX_HOST: '0.0.0.0' }).httpsPort).toBe(7443);
  expect(readConfig({ JARVIS_BOX_HOST: '0.0.0.0', JARVIS_BOX_HTTPS_PORT: 'none' }).httpsPort).toBeUndefined();
  expect(readConfig({ JARVIS_BOX_HTTPS_PORT: '443' }).httpsPort).toBe(443);
  expect(refusalOf({ JARVIS_BOX_HTTPS_PORT: 'many' })).toContain('JARVIS_BOX_HTTPS_PORT');
});

test('models, their key and what runs them are read, and set to nothing are none', () => {
  const paths = { JARVIS_MODELS: '/models', JARVIS_MODELS_KEY: '/models.pem', JARVIS_SHERPA: '/sherpa-onnx-node' };
  expect(readConfig(paths).voice.models).toEqual({
    ...{ folder: '/models', keyFile: '/models.pem', sherpaAt: '/sherpa-onnx-node' },
  });
  const empty = { JARVIS_MODELS: '', JARVIS_MODELS_KEY: '', JARVIS_SHERPA: '' };
  expect(readConfig(empty).voice.models).toEqual({ folder: undefined, keyFile: undefined, sherpaAt: undefined });
});

test('a key is never printed, however the settings are', () => {
  const config = readConfig({ OPENAI_API_KEY: 'sk-proj-0123456789' });
  const printed = [
    ...[JSON.stringify(config), inspect(config, { depth: 9, showHidden: true }), `${config.voice.key}`],
    String(config.voice.key),
  ];
  for (const text of printed) expect(text).not.toContain('0123456789');
});

test.each([
  ['OPENAI_API_KEY', 'sk-two words'],
  ['OPENAI_API_KEY', 'sk-line\n'],
  ['OPENAI_BASE_URL', 'ftp://example.org'],
  ['OPENAI_BASE_URL', 'api.openai.com/v1'],
  ['OPENAI_BASE_URL', 'http://voice.example/v1'],
  ['JARVIS_VOICE_MODEL', 'a model?'],
  ['JARVIS_VOICE_CAP_SESSION', '-1'],
  ['JARVIS_VOICE_CAP_DAY', 'two'],
  ['JARVIS_VOICE_CAP_GYM', '1e9'],
  ['JARVIS_BOX_PORT', '99999'],
])('a wrong %s is refused by its name, and not said back: %j', (field, value) => {
  const message = refusalOf({ [field]: value });
  expect(message).toContain(field);
  expect(message).not.toContain(value.trim());
});
