import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Model } from '../model-folder/manifest.ts';
import type { ModelFolder } from '../model-folder/model-folder.ts';

/** What this box can do by itself, for the kiosk and the console. */
export interface Capabilities {
  /** Languages that it understands when they are spoken. */
  readonly hears: readonly Language[];
  /** Whether words are there while they are spoken. */
  readonly hearsLive: boolean;
  readonly speaks: readonly Language[];
  readonly chats: boolean;
  readonly models: readonly (Pick<Model, 'id' | 'kind' | 'languages' | 'licence'> & { readonly bytes: number })[];
  /** Why there is nothing more, and what would change that. */
  readonly notice: { readonly cause: string; readonly remedy: string } | undefined;
}

export interface Beside {
  /** Languages of a voice that is there without a model. */
  readonly voice: readonly Language[];
  readonly chat: boolean;
}

const order: readonly Language[] = ['fr', 'en', 'es'];

export function capabilities(folder: ModelFolder, beside: Beside): Capabilities {
  const models = folder.kind === 'present' ? folder.models : [];
  const languagesOf = (...kinds: Model['kind'][]): readonly Language[] => {
    const known = new Set(models.flatMap(({ kind, languages }) => (kinds.includes(kind) ? languages : [])));
    return order.filter((language) => known.has(language));
  };
  const live = languagesOf('speech-in-live');
  // A finished utterance has to be cut out of what the microphone hears.
  const cut = models.some(({ kind }) => kind === 'voice-activity') ? languagesOf('speech-in') : [];
  const spoken = new Set([...beside.voice, ...languagesOf('speech-out')]);
  return {
    hears: order.filter((language) => live.includes(language) || cut.includes(language)),
    hearsLive: live.length > 0,
    speaks: order.filter((language) => spoken.has(language)),
    chats: beside.chat,
    models: models.map(({ id, kind, languages, licence, files }) => ({
      ...{ id, kind, languages, licence },
      bytes: files.reduce((sum, { size }) => sum + size, 0),
    })),
    notice: folder.kind === 'present' ? undefined : { cause: folder.cause, remedy: folder.remedy },
  };
}
