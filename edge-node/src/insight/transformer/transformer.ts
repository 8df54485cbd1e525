import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LabelLanguage, LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { z } from 'zod';
import type { Model } from '../../model-folder/manifest.ts';
import type { ModelFolder } from '../../model-folder/model-folder.ts';
import { found, ModelHeads, outputNames } from './heads.ts';
import { type After, ModelThread, NoModel } from './model-thread.ts';
import { refine, type TieredLabels } from './refine.ts';
import { difference, SelfTest } from './self-test.ts';

export interface TransformerDeps {
  /** The folder of models that is being opened. */
  readonly models: Promise<ModelFolder>;
  /** Always there; says what no model says, and everything where there is none. */
  readonly tier0: LabelUtterance;
  readonly after: After;
  /** For a log: nothing that was said is in it. */
  readonly report: (problem: string) => void;
  /** Where the package is, other than in its own folder beside this file. */
  readonly packageUrl?: string;
  readonly patience?: { readonly loadMsMax: number; readonly answerMsMax: number };
}

export type TransformerState =
  | { readonly kind: 'opening' }
  /** Normal: a box needs none. */
  | { readonly kind: 'absent'; readonly cause: string; readonly remedy: string }
  /** Somebody wanted one and it cannot be used, or was used until it failed. */
  | { readonly kind: 'refused'; readonly cause: string; readonly remedy: string }
  | {
      readonly kind: 'in-use';
      readonly model: string;
      readonly madeBy: string;
      /** The greatest difference of any figure from what was signed. */
      readonly selfTestDifference: number;
      readonly answered: number;
      readonly fellBack: number;
      /** Why it last fell back to tier 0. */
      readonly lastCause: string | null;
    };

const usualPatience = { loadMsMax: 120_000, answerMsMax: 1_000 };
/** After so many sentences in a row without an answer the model is set aside until the box starts again. */
const failuresMax = 3;

const packAgain = 'Pack and sign the models again.';
const remedies: Readonly<Record<NoModel['what'], string>> = {
  'no-package': 'Run npm run tier1:install on the box, or take the model out of its folder; then start the box again.',
  package: 'Run npm run tier1:install on the box again, then start the box again.',
  model: 'Flash a model that is made for @huggingface/transformers 4, packed by npm run models:pack.',
  slow: 'Flash a smaller model, or start the box again when it has less to do.',
};

class Refused extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

interface InUse {
  readonly thread: ModelThread;
  readonly model: Model;
  readonly heads: ModelHeads;
  readonly madeBy: string;
  readonly selfTestDifference: number;
}

/**
 * Tier 1: a flashed model, where there is one, says of what members say what it knows better; whatever fails or takes too long,
 * tier 0 says it. That there is no model is normal.
 */
export class Transformer {
  /** Settles when it is known whether there is a model to use. */
  readonly opened: Promise<void>;
  readonly #deps: TransformerDeps;
  #state: Exclude<TransformerState, { kind: 'in-use' }> = { kind: 'opening' };
  #inUse: InUse | undefined;
  #thread: ModelThread | undefined;
  #isClosed = false;
  #answered = 0;
  #fellBack = 0;
  #failuresInRow = 0;
  #lastCause: string | null = null;

  constructor(deps: TransformerDeps) {
    this.#deps = deps;
    this.opened = this.#open();
  }

  get state(): TransformerState {
    if (this.#inUse === undefined) return this.#state;
    const { model, madeBy, selfTestDifference } = this.#inUse;
    const counts = { answered: this.#answered, fellBack: this.#fellBack, lastCause: this.#lastCause };
    return { kind: 'in-use', model: model.id, madeBy, selfTestDifference, ...counts };
  }

  /** Never rejects. */
  async label(text: string, lang?: LabelLanguage): Promise<TieredLabels> {
    const labels = { ...this.#deps.tier0(text, lang), tier: 0 as const };
    const use = this.#inUse;
    if (use === undefined || !use.model.languages.includes(labels.lang) || text.trim() === '') return labels;
    try {
      const refined = refine(labels, found(use.heads, await use.thread.ask(text)), use.model.id);
      this.#answered += 1;
      this.#failuresInRow = 0;
      return refined;
    } catch (error) {
      this.#failed((error as Error).message);
      return labels;
    }
  }

  /**
   * Labels texts now, for one who cannot wait later: what comes back knows these by tier 1 and any other by tier 0. Never
   * rejects.
   */
  async ahead(texts: readonly string[], lang?: LabelLanguage): Promise<LabelUtterance> {
    const { tier0 } = this.#deps;
    if (this.#inUse === undefined) return tier0;
    const known = new Map<string, TieredLabels>();
    for (const text of new Set(texts)) known.set(text, await this.label(text, lang));
    return (text, language) => (language === lang ? known.get(text) : undefined) ?? tier0(text, language);
  }

  close(): void {
    this.#isClosed = true;
    this.#thread?.close();
    this.#inUse = undefined;
    this.#state = { kind: 'absent', cause: 'The box stops.', remedy: 'Start it again.' };
  }

  async #open(): Promise<void> {
    try {
      const folder = await this.#deps.models;
      if (folder.kind !== 'present') this.#become(folder);
      else await this.#use(folder);
    } catch (error) {
      if (error instanceof NoModel) this.#refuse(whyNot(error), remedies[error.what]);
      else if (error instanceof Refused) this.#refuse(error.message, error.remedy);
      else this.#refuse(`The model of labels cannot be opened (${(error as Error).name}).`, packAgain);
    }
  }

  async #use({ folder, models }: Extract<ModelFolder, { kind: 'present' }>): Promise<void> {
    const [model, ...more] = models.filter(({ kind }) => kind === 'labels');
    if (model === undefined) {
      this.#become({
        kind: 'absent',
        cause: 'No model of the folder labels what members say.',
        remedy: 'Pack one with the others by npm run models:pack, should a larger model than the box’s own do that.',
      });
      return;
    }
    if (more.length > 0) throw new Refused('The folder has more than one model of labels.', `Keep one. ${packAgain}`);
    const heads = await readPart(folder, model, 'heads', ModelHeads);
    const selfTest = await readPart(folder, model, 'self-test', SelfTest);
    const where = modelFolderOf(model);
    const { after, packageUrl, patience = usualPatience } = this.#deps;
    if (this.#isClosed) return;
    const thread = new ModelThread({
      ...{ modelsFolder: path.join(folder, path.sep), folder: where, packageUrl, after, ...patience },
      ...{ dtype: heads.dtype, tokensMax: heads.tokensMax, outputs: outputNames(heads) },
      broke: (cause) => this.#setAside(cause),
    });
    this.#thread = thread;
    try {
      const madeBy = await thread.opened;
      const selfTestDifference = await tried(thread, heads, selfTest);
      if (!this.#isClosed) this.#inUse = { thread, model, heads, madeBy, selfTestDifference };
    } catch (error) {
      thread.close();
      throw error;
    }
  }

  #failed(cause: string): void {
    this.#fellBack += 1;
    this.#failuresInRow += 1;
    this.#lastCause = cause;
    if (this.#failuresInRow >= failuresMax) this.#setAside(`${cause} This was so ${failuresMax} times in a row.`);
  }

  #setAside(cause: string): void {
    if (this.#inUse === undefined) return;
    const { thread, model } = this.#inUse;
    this.#inUse = undefined;
    thread.close();
    this.#refuse(`The model "${model.id}" was set aside. ${cause}`, 'Start the box again; if it stays, flash another.');
  }

  #refuse(cause: string, remedy: string): void {
    if (this.#isClosed) return;
    this.#deps.report(`no model of labels: ${cause} ${remedy}`);
    this.#become({ kind: 'refused', cause, remedy });
  }

  #become(state: { readonly kind: 'absent' | 'refused'; readonly cause: string; readonly remedy: string }): void {
    if (!this.#isClosed) this.#state = { kind: state.kind, cause: state.cause, remedy: state.remedy };
  }
}

const whyNot = ({ what, message }: NoModel): string =>
  what === 'no-package' ? '@huggingface/transformers is not installed.' : `The model of labels cannot run: ${message}`;

/** The folder that the package reads the model from. */
export function modelFolderOf({ id, folders }: Pick<Model, 'id' | 'folders'>): string {
  const folder = folders['model'];
  if (folder === undefined) throw new Refused(`The manifest names no folder "model" of "${id}".`, packAgain);
  return folder;
}

async function readPart<Schema extends z.ZodType>(
  folder: string,
  { id, files }: Model,
  role: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const file = files.find((each) => each.role === role);
  if (file === undefined) throw new Refused(`The manifest names no file "${role}" of "${id}".`, packAgain);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path.join(folder, file.path), 'utf8'));
  } catch (error) {
    throw new Refused(`"${file.path}" is signed and cannot be read (${(error as Error).name}).`, packAgain);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new Refused(`"${file.path}" is wrong: ${z.prettifyError(parsed.error)}`, packAgain);
  return parsed.data;
}

/** How far the model is from what was signed. @throws Refused where that is too far, or it does not answer. */
async function tried(thread: ModelThread, heads: ModelHeads, { cases, tolerance }: SelfTest): Promise<number> {
  let farthest = 0;
  for (const { text, outputs } of cases) {
    let got;
    try {
      got = await thread.ask(text);
      found(heads, got);
    } catch (error) {
      throw new Refused(`The model of labels failed its self-test: ${(error as Error).message}`, remedies.model);
    }
    farthest = Math.max(farthest, difference(outputs, got));
    if (farthest > tolerance) {
      throw new Refused(
        'The model of labels failed its self-test: it does not answer here as it did where it was packed.',
        'Pack it with the version of @huggingface/transformers that the box has, then flash it again.',
      );
    }
  }
  return farthest;
}
