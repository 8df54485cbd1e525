/** The part of `@huggingface/transformers` 4 that this box uses. */
export interface TransformersPackage {
  readonly env: {
    readonly version: string;
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    /** Ends with a slash. */
    localModelPath: string;
    useFSCache: boolean;
    useBrowserCache: boolean;
    useWasmCache: boolean;
    fetch: (...request: unknown[]) => Promise<never>;
  };
  readonly AutoTokenizer: {
    from_pretrained(folder: string, options: { readonly local_files_only: true }): Promise<Tokenizer>;
  };
  readonly AutoModel: {
    from_pretrained(
      folder: string,
      options: {
        readonly local_files_only: true;
        readonly dtype: string;
        readonly device: 'cpu';
        readonly session_options: { readonly intraOpNumThreads: number; readonly interOpNumThreads: number };
      },
    ): Promise<TransformersModel>;
  };
}

type Tokenizer = (text: string, options: { readonly truncation: true; readonly max_length: number }) => object;
/** Gives every output that the model names. */
type TransformersModel = (tokens: object) => Promise<Readonly<Record<string, Tensor>>>;

interface Tensor {
  readonly data: ArrayLike<number>;
  readonly dims: readonly number[];
}

export const packageName = '@huggingface/transformers';
/** Undefined where what was loaded is something else. */
export function transformersPackage(loaded: object): TransformersPackage | undefined {
  const { env, AutoTokenizer, AutoModel } = loaded as Partial<TransformersPackage>;
  const isWhole =
    typeof env?.version === 'string' &&
    env.version.startsWith('4.') &&
    typeof AutoTokenizer?.from_pretrained === 'function' &&
    typeof AutoModel?.from_pretrained === 'function';
  return isWhole ? (loaded as TransformersPackage) : undefined;
}
