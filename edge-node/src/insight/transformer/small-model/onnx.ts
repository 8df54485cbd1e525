import { bytesField, integerField, message, textField } from './protobuf.ts';
import type { SmallModel } from './small-model.ts';

/** Numbers of `onnx.proto`, version 3. */
const elementType = { float: 1, int8: 3, int64: 7 } as const;
const attributeType = { integer: 2 } as const;
const [irVersion, operators] = [8, 17];

export type Precision = 'fp32' | 'int8';

/** The model as an ONNX file: pieces and their mask in, one output for each head. */
export function onnxFile(model: SmallModel, precision: Precision): Uint8Array {
  const { vocabulary, width, table, heads } = model;
  const rows = precision === 'fp32' ? fullRows(table, width) : smallRows(table, vocabulary.pieces.length, width);
  const layers = Object.entries(heads);
  const graph = message(
    ...rows.nodes,
    node('Cast', ['attention_mask'], 'mask', { to: elementType.float }),
    node('Unsqueeze', ['mask', 'last'], 'mask_of_rows'),
    node('Mul', ['rows', 'mask_of_rows'], 'heard'),
    node('ReduceSum', ['heard', 'pieces'], 'sum', { keepdims: 0 }),
    node('ReduceSum', ['mask', 'pieces'], 'count', { keepdims: 1 }),
    node('Div', ['sum', 'count'], 'mean'),
    ...layers.map(([name]) => node('Gemm', ['mean', `${name}_weights`, `${name}_bias`], name, { transB: 1 })),
    textField(2, 'small-model'),
    ...rows.tensors,
    tensor('last', elementType.int64, [1], int64(2)),
    tensor('pieces', elementType.int64, [1], int64(1)),
    ...layers.flatMap(([name, { weights, bias, labels }]) => [
      tensor(`${name}_weights`, elementType.float, [labels.length, width], bytesOf(weights)),
      tensor(`${name}_bias`, elementType.float, [labels.length], bytesOf(bias)),
    ]),
    ...['input_ids', 'attention_mask'].map((name) =>
      bytesField(11, value(name, elementType.int64, ['texts', 'pieces_of_text'])),
    ),
    ...layers.map(([name, { labels }]) => bytesField(12, value(name, elementType.float, ['texts', labels.length]))),
  );
  return message(
    integerField(1, irVersion),
    textField(2, 'jarvis-edge'),
    bytesField(7, graph),
    bytesField(8, message(integerField(2, operators))),
  );
}

interface Rows {
  readonly nodes: readonly Uint8Array[];
  readonly tensors: readonly Uint8Array[];
}

const fullRows = (table: Float32Array, width: number): Rows => ({
  nodes: [node('Gather', ['table', 'input_ids'], 'rows')],
  tensors: [tensor('table', elementType.float, [table.length / width, width], bytesOf(table))],
});

/** A byte for each figure, and for each row what its bytes are multiplied by. */
function smallRows(table: Float32Array, count: number, width: number): Rows {
  const scales = new Float32Array(count);
  const small = new Int8Array(table.length);
  for (let row = 0; row < count; row += 1) {
    const figures = table.subarray(row * width, (row + 1) * width);
    const scale = Math.max(1e-12, ...figures.map(Math.abs)) / 127;
    scales[row] = scale;
    for (const [at, figure] of figures.entries()) small[row * width + at] = Math.round(figure / scale);
  }
  return {
    nodes: [
      node('Gather', ['table', 'input_ids'], 'small_rows'),
      node('Cast', ['small_rows'], 'bare_rows', { to: elementType.float }),
      node('Gather', ['scales', 'input_ids'], 'row_scales'),
      node('Mul', ['bare_rows', 'row_scales'], 'rows'),
    ],
    tensors: [
      tensor('table', elementType.int8, [count, width], bytesOf(small)),
      tensor('scales', elementType.float, [count, 1], bytesOf(scales)),
    ],
  };
}

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): Uint8Array {
  return bytesField(
    1,
    message(
      ...inputs.map((name) => textField(1, name)),
      textField(2, output),
      textField(3, output),
      textField(4, operator),
      ...Object.entries(attributes).map(([name, integer]) =>
        bytesField(5, message(textField(1, name), integerField(3, integer), integerField(20, attributeType.integer))),
      ),
    ),
  );
}

const tensor = (name: string, type: number, dimensions: readonly number[], bytes: Uint8Array): Uint8Array =>
  bytesField(
    5,
    message(
      ...dimensions.map((dimension) => integerField(1, dimension)),
      integerField(2, type),
      textField(8, name),
      bytesField(9, bytes),
    ),
  );

/** @param shape A number, or a name for what each call decides. */
const value = (name: string, type: number, shape: readonly (number | string)[]): Uint8Array =>
  message(
    textField(1, name),
    bytesField(
      2,
      message(
        bytesField(
          1,
          message(
            integerField(1, type),
            bytesField(
              2,
              message(
                ...shape.map((size) =>
                  bytesField(1, typeof size === 'number' ? integerField(1, size) : textField(2, size)),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function int64(integer: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(integer));
  return bytes;
}
