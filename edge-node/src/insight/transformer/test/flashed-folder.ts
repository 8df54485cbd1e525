import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ModelFolder } from '../../../model-folder/model-folder.ts';
import type { Outputs } from '../heads.ts';
import { selfTestTexts } from '../self-test.ts';

/** A model for labels, by the path of each file in the model's folder, and what it should answer. */
export interface Flashed {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly answer: (text: string) => Outputs;
}

/** A folder of models that has been verified, with one model of labels in it. */
export class FlashedFolder implements Disposable {
  readonly path = mkdtempSync(path.join(tmpdir(), 'labels-'));
  readonly #files = new Map<string, Uint8Array>();

  constructor({ files, answer }: Flashed) {
    for (const [name, bytes] of files) this.put(name, bytes);
    const cases = selfTestTexts.map((text) => ({ text, outputs: answer(text) }));
    this.put('self-test.json', { format: 1, madeBy: 'test', tolerance: 0.001, cases });
  }

  /** Puts a file into the model's folder as if it had been signed. */
  put(name: string, content: object | Uint8Array): void {
    const bytes = content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content));
    const file = path.join(this.path, 'labels', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    this.#files.set(name, bytes);
  }

  remove(name: string): void {
    rmSync(path.join(this.path, 'labels', name));
    this.#files.delete(name);
  }

  /** What a box finds that opened it. */
  opened(languages: readonly ('fr' | 'en' | 'es')[] = ['fr', 'en', 'es']): Extract<ModelFolder, { kind: 'present' }> {
    const roles: Readonly<Record<string, string>> = { 'heads.json': 'heads', 'self-test.json': 'self-test' };
    const files = [...this.#files].map(([name, { length: size }]) => ({
      ...{ path: `labels/${name}`, size, sha256: '0'.repeat(64) },
      ...(roles[name] !== undefined && { role: roles[name] }),
    }));
    const model = {
      ...{ id: 'test-1', kind: 'labels' as const, family: 'distilbert', licence: 'MIT' },
      ...{ languages: [...languages], folders: { model: 'labels' }, files },
    };
    return { kind: 'present', folder: this.path, models: [model] };
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
