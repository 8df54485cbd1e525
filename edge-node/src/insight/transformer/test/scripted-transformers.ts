/**
 * Stands for `@huggingface/transformers` 4.3: refuses in its words, and lets a script answer in place of a model. A file of a
 * model is JSON: by output, figures by word, and what to do at a word instead.
 */
import { existsSync, readFileSync } from 'node:fs';

interface Script {
  readonly outputs: Readonly<Record<string, { readonly size: number; readonly byWord: Record<string, number[]> }>>;
  readonly deeds?: Readonly<Record<string, 'throw' | 'hang' | 'exit' | 'fetch' | 'odd'>>;
}

class ModelFileNotFoundError extends Error {
  override readonly name = 'ModelFileNotFoundError';
}

export const env = {
  version: '4.3.1',
  allowRemoteModels: true,
  allowLocalModels: true,
  localModelPath: '/models/',
  useFSCache: true,
  useBrowserCache: false,
  useWasmCache: true,
  fetch: (...request: Parameters<typeof fetch>): Promise<Response> => fetch(...request),
};

async function readLocal(folder: string, name: string): Promise<string> {
  const path = `${env.localModelPath}${folder}/${name}`;
  if (existsSync(path)) return readFileSync(path, 'utf8');
  if (env.allowRemoteModels) await env.fetch(`https://huggingface.co/${folder}/resolve/main/${name}`);
  throw new ModelFileNotFoundError(
    `\`local_files_only=true\` or \`env.allowRemoteModels=false\` and file was not found locally at "${path}".`,
  );
}

export const AutoTokenizer = {
  async from_pretrained(folder: string) {
    await readLocal(folder, 'tokenizer_config.json');
    await readLocal(folder, 'tokenizer.json');
    return (text: string, { max_length: most }: { max_length: number }) => ({
      words: text.toLowerCase().split(/\s+/u).slice(0, most),
    });
  },
};

const suffixes: Readonly<Record<string, string>> = { fp32: '', int8: '_int8', q8: '_quantized' };

export const AutoModel = {
  async from_pretrained(folder: string, { dtype }: { dtype: string }) {
    await readLocal(folder, 'config.json');
    const name = `onnx/model${suffixes[dtype] ?? `_${dtype}`}.onnx`;
    const file = await readLocal(folder, name);
    let script: Script;
    try {
      script = JSON.parse(file) as Script;
    } catch {
      throw new Error(`Load model from ${env.localModelPath}${folder}/${name} failed:Protobuf parsing failed.`);
    }
    return async ({ words }: { words: readonly string[] }) => {
      const deed = words.map((word) => script.deeds?.[word]).find((each) => each !== undefined);
      if (deed === 'throw')
        throw new TypeError(`Non-zero status code returned while running Gather: ${words.join(' ')}`);
      if (deed === 'hang') await new Promise(() => undefined);
      if (deed === 'exit') process.exit(7);
      if (deed === 'fetch') await fetch('https://example.invalid/').catch(() => undefined);
      return Object.fromEntries(
        Object.entries(script.outputs).map(([output, { size, byWord }]) => {
          const data = new Float32Array(deed === 'odd' ? size + 1 : size);
          for (const word of words) for (const [at, figure] of (byWord[word] ?? []).entries()) data[at]! += figure;
          return [output, { data, dims: [1, size] }];
        }),
      );
    };
  },
};
