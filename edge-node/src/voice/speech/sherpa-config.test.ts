import { expect, test } from 'vitest';
import type { Model } from '../../model-folder/manifest.ts';
import { sherpaConfig } from './sherpa-config.ts';

const model = (kind: Model['kind'], family: string, roles: readonly string[], folders = {}): Model => ({
  ...{ id: 'm', kind, family, languages: ['fr'], licence: 'MIT', folders },
  files: roles.map((role) => ({ path: `m/${role}.onnx`, role, size: 1, sha256: '0'.repeat(64) })),
});

test('each kind of model is given its files by their roles', () => {
  expect(sherpaConfig(model('speech-in', 'whisper', ['encoder', 'decoder', 'tokens']), '/models')).toEqual({
    kind: 'fit',
    class: 'OfflineRecognizer',
    config: {
      featConfig: { sampleRate: 16_000, featureDim: 80 },
      modelConfig: {
        whisper: { encoder: '/models/m/encoder.onnx', decoder: '/models/m/decoder.onnx', task: 'transcribe' },
        tokens: '/models/m/tokens.onnx',
        ...{ numThreads: 2, provider: 'cpu', debug: 0 },
      },
    },
  });
  expect(
    sherpaConfig(model('speech-out', 'vits', ['model', 'tokens'], { dataDir: 'm/data' }), '/models'),
  ).toMatchObject({
    class: 'OfflineTts',
    config: { model: { vits: { model: '/models/m/model.onnx', dataDir: '/models/m/data' } }, maxNumSentences: 1 },
  });
  const transducer = ['encoder', 'decoder', 'joiner', 'tokens'];
  expect(sherpaConfig(model('speech-in-live', 'transducer', transducer), '/models')).toMatchObject({
    class: 'OnlineRecognizer',
    config: { enableEndpoint: 1, modelConfig: { transducer: { joiner: '/models/m/joiner.onnx' } } },
  });
  expect(sherpaConfig(model('speech-in', 'nemo-transducer', transducer), '/models')).toMatchObject({
    config: { modelConfig: { modelType: 'nemo_transducer' } },
  });
  expect(sherpaConfig(model('voice-activity', 'silero', ['model']), '/models')).toMatchObject({
    class: 'Vad',
    config: { sileroVad: { model: '/models/m/model.onnx', windowSize: 512 }, sampleRate: 16_000 },
  });
});

test('a model without a part, or of an unknown family, is named with its cause', () => {
  expect(sherpaConfig(model('speech-in', 'whisper', ['encoder']), '/models')).toEqual({
    kind: 'unfit',
    cause: 'The manifest names no decoder and no tokens for "m".',
  });
  expect(sherpaConfig(model('speech-in', 'parrot', ['model']), '/models')).toMatchObject({
    kind: 'unfit',
    cause: expect.stringContaining('speech-in whisper'),
  });
});
