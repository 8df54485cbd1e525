import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';
import type { Secret } from '@jarvis-edge/sync/secret.ts';
import type { ModelFolder } from '../model-folder/model-folder.ts';
import type { Timers } from './broker/timers.ts';
import { chatFirst } from './chat/chat-first.ts';
import { ChatSettings, chatClient } from './chat/server.ts';
import { ChatWatch } from './chat/watch.ts';
import { CloudEngine } from './cloud/cloud-engine.ts';
import { ClientSecrets, LocalKey, type MintedCredential } from './cloud/credentials.ts';
import type { MintedSecrets } from './cloud/minted-secrets.ts';
import { ModelWatch } from './cloud/model-watch.ts';
import { defaultVoiceModel, type ModelFinding } from './cloud/models.ts';
import { isReachable } from './cloud/probe.ts';
import { type DialogueDeps, DialogueGenerator } from './local/engine-dialogue.ts';
import { LocalEngine } from './local/engine.ts';
import { protocolId } from './realtime/protocol-id.ts';
import type { Capabilities } from './capabilities.ts';
import { Senses } from './senses.ts';
import { Espeak, type EspeakProbe, espeakLanguages, probeEspeak } from './speech/espeak.ts';

export interface EngineConfig {
  /** Without a key JARVIS talks by what the box has. */
  readonly key: Secret | undefined;
  readonly baseUrl: string;
  readonly model: string | undefined;
  readonly models: { readonly sherpaAt: string | undefined };
  /** A chat server in the gym; undefined: none. */
  readonly chat:
    { readonly baseUrl: string; readonly model: string | undefined; readonly key: Secret | undefined } | undefined;
}

export interface EnginesDeps extends DialogueDeps {
  readonly config: EngineConfig;
  /** The folder of models that is being opened. */
  readonly models: Promise<ModelFolder>;
  /** Of a box in a fleet, which holds no key; a key of the box itself goes before it. */
  readonly minted?: MintedSecrets | undefined;
  readonly timers: Timers;
  readonly fetch: typeof fetch;
  /** Whether a tool changes anything. */
  readonly writes: (tool: string) => boolean;
  /** Told once of each thing about the cloud's model that a person should act on, and of its end. */
  readonly modelFound: (finding: ModelFinding | undefined) => void;
  /** For a log: no word of a member is in it. */
  readonly report: (problem: string) => void;
}

export interface EngineStatus {
  readonly voice: EspeakProbe;
  readonly chat: ChatWatch['state'] | null;
  readonly capabilities: Capabilities;
  readonly model: string | null;
  /** What the cloud is shown: a key of this box, secrets that the hub mints, or nothing. */
  readonly credential: 'key' | 'minted' | 'none';
  readonly modelFinding: ModelFinding | null;
}

const chatPatience = { firstMs: 4_000, nextMs: 4_000 };

/** By what JARVIS talks on this box: the cloud where there is a key, and always the box itself, with a voice where it has one. */
export async function createEngines(deps: EnginesDeps) {
  const { config, timers, nowMs, place, label, report, modelFound } = deps;
  const voice = await probeEspeak();
  const speech = voice.kind === 'present' ? new Espeak() : undefined;
  // Who taps next may speak any of them: the first words are waited for.
  for (const language of espeakLanguages) speech?.prepare(language);
  const chat = chatOf(deps);
  const local = new LocalEngine({
    ...{ place, label, nowMs, speech, newId: protocolId, after: timers.after },
    failed: (error) => report(`the local engine failed: ${error instanceof Error ? error.message : String(error)}`),
    ...(chat !== undefined && { generator: { model: 'local', confirms: true, begin: chat.begin } }),
  });
  const senses = new Senses({
    ...{ models: deps.models, sherpaAt: config.models.sherpaAt, voice: speech, report },
    voiceLanguages: speech === undefined ? [] : espeakLanguages,
    chats: () => chat?.watch.state.kind === 'alive',
    ready: (organs) => local.equip(organs),
  });
  const model = config.model ?? defaultVoiceModel;
  const { baseUrl, key } = config;
  const minted = key === undefined ? deps.minted : undefined;
  const mint = (): Promise<MintedCredential> => (minted as MintedSecrets).mint(model);
  const credentials = key !== undefined ? new LocalKey(key) : minted && new ClientSecrets({ mint, nowMs });
  const cloud = credentials === undefined ? null : new CloudEngine({ model, baseUrl, credentials, timers, nowMs });
  /** A hub that does not mint is as no cloud at all: nobody waits for it. */
  const isOffered = (): boolean => key !== undefined || minted?.isOffered() === true;
  // What the hub mints opens talks, and lists no models.
  const watch =
    key === undefined || credentials === undefined
      ? undefined
      : new ModelWatch({ model, baseUrl, credentials, fetch: deps.fetch, nowMs, found: modelFound });
  return {
    engines: {
      get cloud() {
        return isOffered() ? cloud : null;
      },
      local,
    },
    probeCloud: () => isReachable(baseUrl, deps.fetch),
    /** Asks once a day whether the model goes on to exist. */
    lookAtModels: async (): Promise<void> => watch?.look(),
    status: (): EngineStatus => ({
      voice,
      chat: chat?.watch.state ?? null,
      capabilities: senses.capabilities,
      model: isOffered() ? (cloud?.model ?? null) : null,
      credential: key !== undefined ? 'key' : isOffered() ? 'minted' : 'none',
      modelFinding: watch?.finding ?? null,
    }),
    close: async (): Promise<void> => {
      senses.close();
      chat?.watch.close();
      await speech?.close();
    },
  };
}

/** A chat server that leads the conversations of the local engine while it is there. */
function chatOf({ config, place, label, nowMs, writes, report }: EnginesDeps) {
  if (config.chat === undefined) return undefined;
  const { baseUrl, model, key } = config.chat;
  const settings = ChatSettings.safeParse({ baseUrl, model, key: key?.reveal() });
  if (!settings.success) {
    throw new StartRefused(
      `JARVIS_CHAT_URL is wrong: ${z.prettifyError(settings.error)}`,
      'Correct it, or leave it out.',
    );
  }
  const client = chatClient(settings.data);
  const watch = new ChatWatch({
    ...{ client, model },
    changed: (state) => report(state.kind === 'alive' ? 'the chat server is there' : `no chat server: ${state.cause}`),
  });
  void watch.look();
  const begin = chatFirst({
    grammar: (about) => new DialogueGenerator({ place, label, nowMs }, about),
    ...{ client, watch, patience: chatPatience, writes, label },
    moment: () => ({ nowMs: nowMs(), timezone: place().timezone }),
  });
  return { watch, begin };
}
