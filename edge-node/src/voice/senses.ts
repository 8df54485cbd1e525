import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { ModelFolder } from '../model-folder/model-folder.ts';
import { type Capabilities, capabilities } from './capabilities.ts';
import { openSherpa, type Sherpa } from './speech/sherpa.ts';
import type { SpeechIn } from './speech/speech-in.ts';
import type { SpeechOut } from './speech/speech-out.ts';

export interface SensesDeps {
  /** The folder of models that is being opened. */
  readonly models: Promise<ModelFolder>;
  /** Where `sherpa-onnx-node` is installed; undefined where it is not configured. */
  readonly sherpaAt: string | undefined;
  /** A voice that needs no models, and what it speaks. */
  readonly voice: SpeechOut | undefined;
  readonly voiceLanguages: readonly Language[];
  readonly chats: () => boolean;
  /** Told once, if the folder brings anything. */
  readonly ready: (senses: { readonly speech: SpeechOut | undefined; readonly speechIn: SpeechIn | undefined }) => void;
  /** For a log. */
  readonly report: (problem: string) => void;
}

const lookedThrough: ModelFolder = {
  kind: 'absent',
  cause: 'The folder of models is being looked through.',
  remedy: 'Wait: what it brings is used from the next conversation after that.',
};
const notLoaded: Sherpa = {
  kind: 'absent',
  cause: 'The models are being loaded.',
  remedy: 'Wait: they are used from the next conversation after that.',
};

/** Ears and a better voice from a signed folder of models that is opened beside the work of the box. That there is none is normal. */
export class Senses {
  /** Settles when all that there is has been opened, or it was closed. */
  readonly opened: Promise<void>;
  readonly #deps: SensesDeps;
  readonly #closed = new AbortController();
  #folder = lookedThrough;
  #sherpa = notLoaded;

  constructor(deps: SensesDeps) {
    this.#deps = deps;
    this.opened = this.#open();
  }

  /** What this box can do by itself, and why not more. */
  get capabilities(): Capabilities {
    const { voiceLanguages: voice, chats } = this.#deps;
    const all = capabilities(this.#folder, { voice, chat: chats() });
    const sherpa = this.#sherpa;
    if (this.#folder.kind !== 'present') return all;
    if (sherpa.kind === 'absent') {
      const notice = { cause: sherpa.cause, remedy: sherpa.remedy };
      return { ...all, hears: [], hearsLive: false, speaks: voice, notice };
    }
    const hears = all.hears.filter((language) => sherpa.speechIn?.languages.includes(language) === true);
    return { ...all, hears };
  }

  close(): void {
    this.#closed.abort();
  }

  async #open(): Promise<void> {
    const { models, sherpaAt, voice, ready, report } = this.#deps;
    const { signal } = this.#closed;
    const folder = ofSpeech(await models);
    if (signal.aborted) return;
    this.#folder = folder;
    if (folder.kind === 'refused') report(`no models: ${folder.cause} ${folder.remedy}`);
    if (folder.kind !== 'present') return;
    const failed = (error: Error): void => report(`the voice with weights failed: ${error.message}`);
    const sherpa = await openSherpa({ installedAt: sherpaAt, models: folder, voice, failed, signal });
    if (signal.aborted) return;
    this.#sherpa = sherpa;
    if (sherpa.kind === 'absent') report(`models are not used: ${sherpa.cause} ${sherpa.remedy}`);
    else ready({ speech: sherpa.speechOut ?? voice, speechIn: sherpa.speechIn });
  }
}

/** What of a folder of models is for ears and voice. */
function ofSpeech(folder: ModelFolder): ModelFolder {
  if (folder.kind !== 'present') return folder;
  const models = folder.models.filter(({ kind }) => kind !== 'labels');
  if (models.length > 0) return { ...folder, models };
  const remedy = 'Pack models of speech with the others, should the box hear words without a cloud.';
  return { kind: 'absent', cause: 'No model of the folder is one of speech.', remedy };
}
