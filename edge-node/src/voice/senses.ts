import { readFile } from 'node:fs/promises';
import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { type Capabilities, capabilities } from './models/capabilities.ts';
import type { ModelFolder } from './models/model-folder.ts';
import { openModelsAside } from './models/open-aside.ts';
import { openSherpa, type Sherpa } from './speech/sherpa.ts';
import type { SpeechIn } from './speech/speech-in.ts';
import type { SpeechOut } from './speech/speech-out.ts';

/** Where models are; each undefined where it is not configured. */
export interface ModelsConfig {
  readonly folder: string | undefined;
  /** A PEM file with the public key that models are checked by. */
  readonly keyFile: string | undefined;
  /** Where `sherpa-onnx-node` is installed. */
  readonly sherpaAt: string | undefined;
}

export interface SensesDeps {
  readonly config: ModelsConfig;
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

/** Ears and a better voice from a signed folder of models, opened beside the work of the box. That there is none is normal. */
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
    const { config, voice, ready, report } = this.#deps;
    const { signal } = this.#closed;
    this.#folder = await this.#models();
    if (this.#folder.kind === 'refused') report(`no models: ${this.#folder.cause} ${this.#folder.remedy}`);
    if (this.#folder.kind !== 'present') return;
    const failed = (error: Error): void => report(`the voice with weights failed: ${error.message}`);
    const sherpa = await openSherpa({ installedAt: config.sherpaAt, models: this.#folder, voice, failed, signal });
    if (signal.aborted) return;
    this.#sherpa = sherpa;
    if (sherpa.kind === 'absent') report(`models are not used: ${sherpa.cause} ${sherpa.remedy}`);
    else ready({ speech: sherpa.speechOut ?? voice, speechIn: sherpa.speechIn });
  }

  async #models(): Promise<ModelFolder> {
    const { folder, keyFile } = this.#deps.config;
    if (folder === undefined) {
      const remedy =
        'Flash a signed folder of models and name it in JARVIS_MODELS, should the box hear words without a cloud.';
      return { kind: 'absent', cause: 'No folder of models is configured.', remedy };
    }
    let publicKey: string | undefined;
    try {
      publicKey = keyFile === undefined ? undefined : await readFile(keyFile, 'utf8');
    } catch (error) {
      const cause = `The key that models are checked by cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`;
      return { kind: 'refused', cause, remedy: 'Put its file where JARVIS_MODELS_KEY says, and start the box again.' };
    }
    const opening = openModelsAside({ folder, publicKey });
    this.#closed.signal.addEventListener('abort', () => opening.stop(), { once: true });
    if (this.#closed.signal.aborted) opening.stop();
    return opening.opened;
  }
}
