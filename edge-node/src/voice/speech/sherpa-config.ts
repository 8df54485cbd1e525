import type { Model } from '../../model-folder/manifest.ts';

type Json = { readonly [key: string]: string | number | Json };

export type SherpaConfig =
  | {
      readonly kind: 'fit';
      /** The class of `sherpa-onnx-node` that it is for. */
      readonly class: 'OfflineRecognizer' | 'OnlineRecognizer' | 'Vad' | 'OfflineTts';
      readonly config: Json;
    }
  | { readonly kind: 'unfit'; readonly cause: string };

export const heardHz = 16_000;
/** Samples that the voice activity model looks at. */
export const windowSamples = 512;

interface Build {
  readonly class: (SherpaConfig & { kind: 'fit' })['class'];
  readonly roles: readonly string[];
  readonly config: (file: (role: string) => string) => Json;
}

const onCpu = { numThreads: 2, provider: 'cpu', debug: 0 };
const features = { sampleRate: heardHz, featureDim: 80 };
const transducer = (file: (role: string) => string): Json => ({
  encoder: file('encoder'),
  decoder: file('decoder'),
  joiner: file('joiner'),
});

/** By kind and family of the manifest. */
const builds: Readonly<Record<string, Build>> = {
  'speech-in whisper': {
    class: 'OfflineRecognizer',
    roles: ['encoder', 'decoder', 'tokens'],
    config: (file) => ({
      featConfig: features,
      modelConfig: {
        whisper: { encoder: file('encoder'), decoder: file('decoder'), task: 'transcribe' },
        tokens: file('tokens'),
        ...onCpu,
      },
    }),
  },
  'speech-in nemo-transducer': {
    class: 'OfflineRecognizer',
    roles: ['encoder', 'decoder', 'joiner', 'tokens'],
    config: (file) => ({
      featConfig: features,
      modelConfig: { transducer: transducer(file), tokens: file('tokens'), modelType: 'nemo_transducer', ...onCpu },
    }),
  },
  'speech-in transducer': {
    class: 'OfflineRecognizer',
    roles: ['encoder', 'decoder', 'joiner', 'tokens'],
    config: (file) => ({
      featConfig: features,
      modelConfig: { transducer: transducer(file), tokens: file('tokens'), ...onCpu },
    }),
  },
  'speech-in-live transducer': {
    class: 'OnlineRecognizer',
    roles: ['encoder', 'decoder', 'joiner', 'tokens'],
    config: (file) => ({
      featConfig: features,
      modelConfig: { transducer: transducer(file), tokens: file('tokens'), ...onCpu },
      decodingMethod: 'greedy_search',
      enableEndpoint: 1,
      rule1MinTrailingSilence: 2.4,
      rule2MinTrailingSilence: 0.6,
      rule3MinUtteranceLength: 20,
    }),
  },
  'voice-activity silero': {
    class: 'Vad',
    roles: ['model'],
    config: (file) => ({
      sileroVad: {
        ...{ model: file('model'), threshold: 0.5, minSpeechDuration: 0.25, minSilenceDuration: 0.5 },
        ...{ maxSpeechDuration: 20, windowSize: windowSamples },
      },
      sampleRate: heardHz,
      ...onCpu,
      numThreads: 1,
    }),
  },
  'speech-out vits': {
    class: 'OfflineTts',
    roles: ['model', 'tokens', 'dataDir'],
    config: (file) => ({
      model: { vits: { model: file('model'), tokens: file('tokens'), dataDir: file('dataDir') }, ...onCpu },
      maxNumSentences: 1,
    }),
  },
};

/**
 * How `sherpa-onnx-node` is given a model of the folder.
 *
 * @param folder Absolute; of the models.
 */
export function sherpaConfig(model: Model, folder: string): SherpaConfig {
  const build = builds[`${model.kind} ${model.family}`];
  if (build === undefined) {
    const known = Object.keys(builds).join(', ');
    return { kind: 'unfit', cause: `"${model.id}" is a ${model.kind} ${model.family}; there are: ${known}.` };
  }
  const pathOf = (role: string): string | undefined =>
    model.files.find((file) => file.role === role)?.path ?? model.folders[role];
  const missing = build.roles.filter((role) => pathOf(role) === undefined);
  if (missing.length > 0) {
    return { kind: 'unfit', cause: `The manifest names no ${missing.join(' and no ')} for "${model.id}".` };
  }
  return { kind: 'fit', class: build.class, config: build.config((role) => `${folder}/${pathOf(role) ?? ''}`) };
}
