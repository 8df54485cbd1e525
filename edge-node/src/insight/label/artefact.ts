import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { slotColumnsOf, slotsOf } from './slot-columns.ts';
import { wordsFor, type Table } from './table.ts';

const order = ['language', 'labels', 'slots'] as const;
export type Tables = Readonly<Record<(typeof order)[number], Table>>;

/**
 * The tables one after the other, each by itself: how many bytes it has (u32) and how many of them are left when it is compressed (u32),
 * and it compressed: outputs (u32), columns (u32), steps and biases (f32 each), the slot of each column as its distance from the last
 * (u32), one byte a weight. Little endian.
 */
export const toBytes = (tables: Tables): Buffer => Buffer.concat(order.flatMap((name) => packed(tables[name])));

function packed({ outputs, columns, words, steps, bias }: Table): Uint8Array[] {
  const gaps: number[] = [];
  let last = 0;
  for (const slot of slotsOf(columns)) {
    gaps.push(slot - last);
    last = slot;
  }
  const bytes = Buffer.concat([
    bytesOf(Uint32Array.of(outputs, gaps.length)),
    bytesOf(steps),
    bytesOf(bias),
    bytesOf(Uint32Array.from(gaps)),
    bytesOf(byOutput(words, outputs, gaps.length)),
  ]);
  const compressed = brotliCompressSync(bytes, {
    // A window of 256 KB: who reads the file holds one, and a larger one would save little.
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 18 },
  });
  return [bytesOf(Uint32Array.of(bytes.length, compressed.length)), compressed];
}

const lengthsBytes = 8;

export function fromBytes(file: Uint8Array): Tables {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  const tables = order.map((name) => {
    const [length, left] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    const from = at + lengthsBytes;
    at = from + left;
    // Unpacked in one piece: put together of several, it would stand in memory twice. The last byte is never written.
    return [name, unpacked(brotliDecompressSync(file.subarray(from, at), { chunkSize: length + 1 }))] as const;
  });
  if (at !== file.length) throw new Error('The model file is longer than its tables.');
  return Object.fromEntries(tables) as unknown as Tables;
}

function unpacked(bytes: Buffer): Table {
  let at = 0;
  const take = (length: number): ArrayBuffer => {
    const part = new ArrayBuffer(length);
    new Uint8Array(part).set(bytes.subarray(at, at + length));
    at += length;
    return part;
  };
  const [outputs = 0, count = 0] = new Uint32Array(take(8));
  const steps = new Float32Array(take(outputs * 4));
  const bias = new Float32Array(take(outputs * 4));
  let slot = 0;
  const columns = slotColumnsOf(new Uint32Array(take(count * 4)).map((gap) => (slot += gap)));
  const words = byColumn(new Int8Array(bytes.buffer, bytes.byteOffset + at, count * outputs), outputs, count);
  if (at + count * outputs !== bytes.length) throw new Error('A table of the model file is longer than it says.');
  return { outputs, columns, words, steps, bias };
}

const bytesOf = (array: Uint32Array | Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Weights of one output stand together: they compress better. */
function byOutput(words: Int32Array, outputs: number, columns: number): Int8Array {
  const bytes = new Int8Array(words.buffer);
  const width = 4 * wordsFor(outputs);
  const out = new Int8Array(outputs * columns);
  for (let column = 0; column < columns; column += 1) {
    for (let k = 0; k < outputs; k += 1) out[k * columns + column] = bytes[column * width + k] ?? 0;
  }
  return out;
}

/** Plain loops: a model has millions of weights, and a box little memory. */
function byColumn(weights: Int8Array, outputs: number, columns: number): Int32Array {
  const width = 4 * wordsFor(outputs);
  const bytes = new Int8Array(columns * width);
  for (let column = 0; column < columns; column += 1) {
    for (let k = 0; k < outputs; k += 1) bytes[column * width + k] = weights[k * columns + column] ?? 0;
  }
  return new Int32Array(bytes.buffer);
}
