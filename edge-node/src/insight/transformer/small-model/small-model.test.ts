import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { modelFiles } from './model-files.ts';
import { pieceIds, wordsOf } from './pieces.ts';
import { bytesField, integerField } from './protobuf.ts';
import { answerOf, type SmallModel } from './small-model.ts';
import { train } from './training.ts';
import { learnVocabulary, special, vocabularyFrom } from './vocabulary.ts';

const lines = [
  ['super cours merci', 'positive'],
  ['merci c’était super', 'positive'],
  ['quel cours super', 'positive'],
  ['les douches sont sales', 'negative'],
  ['encore en panne c’est sale', 'negative'],
  ['sale et en panne', 'negative'],
].map(([text = '', label = '']) => ({ text, labels: { logits: label } }));
const taught = (): SmallModel =>
  train(lines, { pieces: 200, width: 8, rounds: 40, labels: { logits: ['negative', 'positive'] } });

const likelier = (model: SmallModel, text: string): string => {
  const [negative = 0, positive = 0] = answerOf(model, text)['logits'] ?? [];
  return positive > negative ? 'positive' : 'negative';
};

test('words are cut as the tokenizer does: small letters, no accents, marks on their own', () => {
  expect(wordsOf(' C’était GÉNIAL, non?  18h30 $5')).toEqual([
    'c',
    '’',
    'etait',
    'genial',
    ',',
    'non',
    '?',
    '18h30',
    '$',
    '5',
  ]);
});

test('a word goes from its longest known beginning on, and as a whole where a letter is unknown', () => {
  const vocabulary = vocabularyFrom(['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a', 'ab', '##c', '##cd', '##d']);
  const { begin, end, unknown } = special;
  expect(pieceIds('abcd', vocabulary, 128)).toEqual([begin, 5, 7, end]);
  expect(pieceIds('acx a', vocabulary, 128)).toEqual([begin, unknown, 4, end]);
  expect(pieceIds('a a a a a', vocabulary, 4)).toEqual([begin, 4, 4, end]);
  expect(pieceIds('', vocabulary, 128)).toEqual([begin, end]);
});

test('every letter that was learned from is a piece, however small the vocabulary', () => {
  const { pieces } = learnVocabulary(['abc', 'abc', 'cab'], 12);
  expect(pieces.slice(0, 4)).toEqual(['[PAD]', '[UNK]', '[CLS]', '[SEP]']);
  expect(pieces).toEqual(expect.arrayContaining(['a', 'c', '##a', '##b', '##c', 'abc']));
  expect(pieces).toHaveLength(12);
});

test('the same lines give the same model, byte for byte, and it has learned from them', () => {
  const hash = (model: SmallModel): string => {
    const sum = createHash('sha256');
    for (const [name, bytes] of modelFiles(model, 'fp32')) sum.update(name).update(bytes);
    return sum.digest('hex');
  };
  const [one, other] = [taught(), taught()];
  expect(hash(one)).toBe(hash(other));
  for (const { text, labels } of lines) expect(likelier(one, text)).toBe(labels.logits);
});

test('a model of bytes takes a quarter of the room, and is told from the other by its file', () => {
  const model = taught();
  const [full, small] = (['fp32', 'int8'] as const).map((precision) => modelFiles(model, precision));
  expect([...(full?.keys() ?? [])]).toContain('onnx/model.onnx');
  expect([...(small?.keys() ?? [])]).toContain('onnx/model_int8.onnx');
  const wide = train(lines, { pieces: 200, width: 256, rounds: 1, labels: { logits: ['negative', 'positive'] } });
  const bytes = (precision: 'fp32' | 'int8', name: string): number =>
    modelFiles(wide, precision).get(name)?.length ?? 0;
  expect(bytes('int8', 'onnx/model_int8.onnx') / bytes('fp32', 'onnx/model.onnx')).toBeLessThan(0.3);
});

test('a file is written in the wire format of Protocol Buffers', () => {
  expect([...integerField(1, 8)]).toEqual([0x08, 8]);
  expect([...integerField(20, 300)]).toEqual([0xa0, 0x01, 0xac, 0x02]);
  expect([...bytesField(7, Uint8Array.of(1, 2))]).toEqual([0x3a, 2, 1, 2]);
});
