import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Model } from '../../model-folder/manifest.ts';
import type { ModelFolder } from '../../model-folder/model-folder.ts';
import { sherpaConfig } from './sherpa-config.ts';
import { FinishedEars, LiveEars } from './sherpa-ears.ts';
import { loadSherpa, type OfflineTts, type OnlineRecognizer } from './sherpa-module.ts';
import type { Trial } from './sherpa-trial.ts';
import { SherpaVoice } from './sherpa-voice.ts';
import type { SpeechIn } from './speech-in.ts';
import type { SpeechFailed, SpeechOut } from './speech-out.ts';

export type Sherpa =
  | { readonly kind: 'absent'; readonly cause: string; readonly remedy: string }
  /** Undefined where no model of the folder is for it. */
  | { readonly kind: 'present'; readonly speechIn: SpeechIn | undefined; readonly speechOut: SpeechOut | undefined };

export interface SherpaOptions {
  /** Where `sherpa-onnx-node` is installed; undefined where it is not configured. */
  readonly installedAt: string | undefined;
  readonly models: ModelFolder;
  /** Speaks the languages that no model speaks. */
  readonly voice: SpeechOut | undefined;
  /** How long all models together may take to be loaded, ms. */
  readonly patienceMs?: number;
  /** Told of each sentence that a model could not say and the other voice says. */
  readonly failed?: (error: SpeechFailed) => void;
  /** Calls the loading off. */
  readonly signal?: AbortSignal;
}

const bufferSeconds = 30;
type Fitted = Trial['models'][number] & { readonly model: Model };

/** Ears and voice by `sherpa-onnx-node`, from a signed folder of models. That there are none is normal. Never throws. */
export async function openSherpa(options: SherpaOptions): Promise<Sherpa> {
  const { installedAt, models, voice, patienceMs = 120_000, failed, signal } = options;
  const absent = (cause: string, remedy: string): Sherpa => ({ kind: 'absent', cause, remedy });
  if (installedAt === undefined) {
    const remedy = 'Install sherpa-onnx-node and name its folder in the box’s settings, should the box hear words.';
    return absent('sherpa-onnx-node is not configured.', remedy);
  }
  if (models.kind !== 'present') return absent(models.cause, models.remedy);
  const fitted: Fitted[] = [];
  for (const model of models.models.filter(({ kind }) => kind !== 'chat')) {
    const built = sherpaConfig(model, models.folder);
    if (built.kind === 'unfit') return absent(built.cause, 'Pack and sign the models again.');
    fitted.push({ id: model.id, class: built.class, config: { ...built.config }, model });
  }
  const trouble = await tried({ installedAt, models: fitted }, patienceMs, signal);
  if (trouble !== undefined) {
    return absent(trouble, 'Install sherpa-onnx-node 1.13 and models that are made for it; then start the box again.');
  }
  try {
    return { kind: 'present', ...(await opened(installedAt, fitted, voice, failed)) };
  } catch (error) {
    return absent((error as Error).message, 'Start the box again; if it stays, take the models out.');
  }
}

/** What went wrong when a process of its own loaded everything. */
async function tried(
  { installedAt, models }: Trial,
  patienceMs: number,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('sherpa-trial.ts', import.meta.url))], {
    ...{ stdio: ['pipe', 'pipe', 'ignore'], env: {}, timeout: patienceMs, killSignal: 'SIGKILL', signal },
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', (code, killedBy) => resolve(killedBy ?? `code ${code}`));
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(
    JSON.stringify({ installedAt, models: models.map(({ id, class: of, config }) => ({ id, class: of, config })) }),
  );
  const told = (await text(child.stdout).catch(() => '')).trim().split('\n');
  const end = await ended;
  let last: { done?: boolean; loading?: string; absent?: string; failed?: string } = {};
  let loading = 'sherpa-onnx-node';
  for (const line of told.filter((each) => each.startsWith('{'))) {
    last = JSON.parse(line) as typeof last;
    loading = last.loading ?? loading;
  }
  if (last.done === true) return undefined;
  if (last.absent !== undefined) return last.absent;
  return `"${loading}" cannot be loaded (${last.failed ?? end}).`;
}

async function opened(
  installedAt: string,
  fitted: readonly Fitted[],
  otherwise: SpeechOut | undefined,
  failed: ((error: SpeechFailed) => void) | undefined,
): Promise<{ speechIn: SpeechIn | undefined; speechOut: SpeechOut | undefined }> {
  const sherpa = await loadSherpa(installedAt);
  const of = (kind: Model['kind']): readonly Fitted[] => fitted.filter(({ model }) => model.kind === kind);
  const voices = new Map<Language, OfflineTts>();
  for (const { model, config } of of('speech-out')) {
    const tts = await sherpa.OfflineTts.createAsync(config);
    for (const language of model.languages) voices.set(language, tts);
  }
  const live = new Map<Language, OnlineRecognizer>();
  for (const { model, config } of of('speech-in-live')) {
    const recognizer = new sherpa.OnlineRecognizer(config);
    for (const language of model.languages) live.set(language, recognizer);
  }
  const [ears] = of('speech-in');
  const [activity] = of('voice-activity');
  let speechIn: SpeechIn | undefined;
  if (live.size > 0) speechIn = new LiveEars({ name: 'sherpa-onnx', recognizers: live });
  else if (ears !== undefined && activity !== undefined) {
    speechIn = new FinishedEars({
      name: 'sherpa-onnx',
      languages: ears.model.languages,
      recognizer: await sherpa.OfflineRecognizer.createAsync(ears.config),
      configFor: (language) => inLanguage(ears.config, language),
      newVad: () => new sherpa.Vad(activity.config, bufferSeconds),
    });
  }
  return { speechIn, speechOut: voices.size > 0 ? new SherpaVoice(voices, { otherwise, failed }) : undefined };
}

/** Whisper would guess the language from every utterance anew. */
function inLanguage(config: Fitted['config'], language: Language): object {
  const model = config['modelConfig'] as { readonly whisper?: object };
  if (model.whisper === undefined) return config;
  return { ...config, modelConfig: { ...model, whisper: { ...model.whisper, language } } };
}
