import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Waveform {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

export interface OfflineStream {
  acceptWaveform(wave: Waveform): void;
}

export interface OfflineRecognizer {
  createStream(): OfflineStream;
  setConfig(config: object): void;
  decodeAsync(stream: OfflineStream): Promise<{ readonly text: string }>;
}

export interface OnlineStream {
  acceptWaveform(wave: Waveform): void;
}

export interface OnlineRecognizer {
  createStream(): OnlineStream;
  isReady(stream: OnlineStream): boolean;
  decode(stream: OnlineStream): void;
  isEndpoint(stream: OnlineStream): boolean;
  reset(stream: OnlineStream): void;
  getResult(stream: OnlineStream): { readonly text: string };
}

export interface Vad {
  acceptWaveform(samples: Float32Array): void;
  isDetected(): boolean;
  isEmpty(): boolean;
  front(enableExternalBuffer: boolean): { readonly samples: Float32Array };
  pop(): void;
  flush(): void;
}

export interface OfflineTts {
  readonly sampleRate: number;
  generateAsync(wish: {
    readonly text: string;
    readonly sid: number;
    readonly speed: number;
    readonly enableExternalBuffer: boolean;
    /** Zero ends it. */
    readonly onProgress: (made: { readonly samples: Float32Array }) => number;
  }): Promise<unknown>;
}

/** The part of `sherpa-onnx-node` 1.13 that this box uses. */
export interface SherpaModule {
  readonly OfflineRecognizer: { createAsync(config: object): Promise<OfflineRecognizer> };
  readonly OnlineRecognizer: new (config: object) => OnlineRecognizer;
  readonly Vad: new (config: object, bufferSeconds: number) => Vad;
  readonly OfflineTts: { createAsync(config: object): Promise<OfflineTts> };
}

/** Why there is no such module; the message says what to do. */
export class NoSherpa extends Error {
  override readonly name = 'NoSherpa';
}

const remedy = 'Install sherpa-onnx-node 1.13 there, or take its path out of the box’s settings.';

/**
 * Loads `sherpa-onnx-node` from where it is installed.
 *
 * @param installedAt Its folder, or its main file.
 * @throws {NoSherpa}
 */
export async function loadSherpa(installedAt: string): Promise<SherpaModule> {
  const found = await stat(installedAt).catch(() => undefined);
  if (found === undefined) throw new NoSherpa(`There is nothing at ${installedAt}. ${remedy}`);
  const file = found.isDirectory() ? path.join(installedAt, 'sherpa-onnx.js') : installedAt;
  let loaded: { readonly default?: Partial<SherpaModule> };
  try {
    loaded = (await import(pathToFileURL(file).href)) as typeof loaded;
  } catch (error) {
    throw new NoSherpa(`${file} cannot be loaded: ${(error as Error).message.split('\n')[0] ?? ''} ${remedy}`, {
      cause: error,
    });
  }
  const sherpa = loaded.default ?? {};
  const isWhole =
    typeof sherpa.OfflineRecognizer?.createAsync === 'function' &&
    typeof sherpa.OnlineRecognizer === 'function' &&
    typeof sherpa.Vad === 'function' &&
    typeof sherpa.OfflineTts?.createAsync === 'function';
  if (!isWhole) throw new NoSherpa(`What is at ${file} is no sherpa-onnx-node 1.13. ${remedy}`);
  return sherpa as SherpaModule;
}
