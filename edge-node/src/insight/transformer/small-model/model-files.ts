import { ModelHeads } from '../heads.ts';
import { onnxFile, type Precision } from './onnx.ts';
import { wordLettersMax } from './pieces.ts';
import { type SmallModel, tokensMax } from './small-model.ts';
import { continues, special, specialPieces } from './vocabulary.ts';

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value)}\n`);

/** The files that `@huggingface/transformers` reads a model from, and what its outputs mean; by their path in its folder. */
export function modelFiles(model: SmallModel, precision: Precision): Map<string, Uint8Array> {
  const suffix = precision === 'fp32' ? '' : `_${precision}`;
  return new Map([
    ['config.json', json({ model_type: 'distilbert', architectures: ['DistilBertModel'], dim: model.width })],
    ['tokenizer.json', json(tokenizer(model))],
    [
      'tokenizer_config.json',
      json({
        ...{ tokenizer_class: 'DistilBertTokenizer', do_lower_case: true, model_max_length: tokensMax },
        ...{ pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]' },
      }),
    ],
    [`onnx/model${suffix}.onnx`, onnxFile(model, precision)],
    ['heads.json', json(headsOf(model, precision))],
  ]);
}

export const headsOf = ({ heads }: SmallModel, dtype: Precision): ModelHeads =>
  ModelHeads.parse({
    ...{ format: 1, dtype, tokensMax },
    heads: Object.fromEntries(
      Object.entries(heads).map(([name, { labels }]) => [
        name === 'logits' ? 'sentiment' : name,
        { output: name, labels },
      ]),
    ),
  });

function tokenizer({ vocabulary }: SmallModel): unknown {
  const mark = (piece: string) => ({ SpecialToken: { id: piece, type_id: 0 } });
  const entry = (piece: string, id: number) => [piece, { id: piece, ids: [id], tokens: [piece] }] as const;
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialPieces.map((content, id) => ({
      ...{ id, content, special: true },
      ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
    })),
    normalizer: {
      ...{ type: 'BertNormalizer', lowercase: true, strip_accents: true },
      ...{ clean_text: false, handle_chinese_chars: false },
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [mark('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, mark('[SEP]')],
      pair: [
        mark('[CLS]'),
        { Sequence: { id: 'A', type_id: 0 } },
        mark('[SEP]'),
        { Sequence: { id: 'B', type_id: 0 } },
      ],
      special_tokens: Object.fromEntries([entry('[CLS]', special.begin), entry('[SEP]', special.end)]),
    },
    decoder: { type: 'WordPiece', prefix: continues, cleanup: true },
    model: {
      ...{ type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: continues },
      ...{ max_input_chars_per_word: wordLettersMax, vocab: Object.fromEntries(vocabulary.idByPiece) },
    },
  };
}
