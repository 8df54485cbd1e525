/** The thread that a flashed model runs in: it reads one folder, answers one sentence after the other, and never reaches a network. */
import { Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Outputs } from './heads.ts';
import { packageName, type TransformersPackage, transformersPackage } from './transformers-package.ts';

export interface ThreadData {
  /** Absolute, ends with a slash. */
  readonly modelsFolder: string;
  /** Of the model, in that folder. */
  readonly folder: string;
  readonly dtype: string;
  readonly tokensMax: number;
  readonly outputs: readonly string[];
  /** Where the package is, other than beside this file. */
  readonly packageUrl: string | undefined;
}

export interface Ask {
  readonly id: number;
  readonly text: string;
}

/** Causes tell of the package and its files, never of what was said. */
export type Told =
  | { readonly kind: 'ready'; readonly madeBy: string }
  | { readonly kind: 'not-ready'; readonly what: 'no-package' | 'package' | 'model'; readonly cause: string }
  | { readonly kind: 'answer'; readonly id: number; readonly outputs: Outputs }
  | { readonly kind: 'no-answer'; readonly id: number; readonly cause: string }
  | { readonly kind: 'network' };

class NotReady extends Error {
  readonly what: 'no-package' | 'package' | 'model';

  constructor(what: NotReady['what'], cause: unknown) {
    super(firstLine(cause), { cause });
    this.what = what;
  }
}

const firstLine = (error: unknown): string =>
  ((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '').slice(0, 300);

if (parentPort !== null) await run(parentPort, workerData as ThreadData);

async function run(port: MessagePort, data: ThreadData): Promise<void> {
  const tell = (told: Told): void => port.postMessage(told);
  // Without a process id Linux means this thread alone; other systems mean the whole box.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
  closeNetwork(() => tell({ kind: 'network' }));
  try {
    const loaded = await load(data.packageUrl ?? packageName);
    const answer = await open(loaded, data);
    port.on('message', ({ id, text }: Ask) => {
      answer(text).then(
        (outputs) => tell({ kind: 'answer', id, outputs }),
        (error: unknown) => tell({ kind: 'no-answer', id, cause: error instanceof Error ? error.name : 'Error' }),
      );
    });
    tell({ kind: 'ready', madeBy: `${packageName} ${loaded.env.version}` });
  } catch (error) {
    const { what, message } = error instanceof NotReady ? error : new NotReady('model', error);
    tell({ kind: 'not-ready', what, cause: message });
  }
}

/** Nothing in this thread reaches a network, whatever a package may try; that it tried is told. */
function closeNetwork(tried: () => void): void {
  const refuse = (): Promise<never> => {
    tried();
    return Promise.reject(new Error('There is no network for a model.'));
  };
  globalThis.fetch = refuse;
  Socket.prototype.connect = function connect() {
    tried();
    throw new Error('There is no network for a model.');
  };
}

async function load(specifier: string): Promise<TransformersPackage> {
  let loaded: object;
  try {
    loaded = (await import(specifier)) as object;
  } catch (error) {
    const isAbsent =
      (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' && firstLine(error).includes(specifier);
    throw new NotReady(isAbsent ? 'no-package' : 'package', error);
  }
  const known = transformersPackage(loaded);
  if (known === undefined) throw new NotReady('package', `It is no ${packageName} 4.`);
  const { env } = known;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = globalThis.fetch as typeof env.fetch;
  return known;
}

async function open(
  { env, AutoTokenizer, AutoModel }: TransformersPackage,
  { modelsFolder, folder, dtype, tokensMax, outputs: names }: ThreadData,
): Promise<(text: string) => Promise<Outputs>> {
  env.localModelPath = modelsFolder;
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  const model = await AutoModel.from_pretrained(folder, {
    ...{ local_files_only: true, dtype, device: 'cpu' },
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
  });
  return async (text) => {
    const outputs = await model(tokenizer(text, { truncation: true, max_length: tokensMax }));
    return Object.fromEntries(names.map((name) => [name, [...Array.from(outputs[name]?.data ?? [])]]));
  };
}
