/** Just enough of the wire format of Protocol Buffers to write a file by. */
export type Field = Uint8Array;

export const message = (...fields: readonly Field[]): Uint8Array => Buffer.concat(fields);

export const bytesField = (number: number, bytes: Uint8Array): Field =>
  Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);

export const textField = (number: number, text: string): Field => bytesField(number, Buffer.from(text));

/** @param value Not negative. */
export const integerField = (number: number, value: number): Field =>
  Buffer.concat([varint(number * 8), varint(value)]);

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Uint8Array.from([...bytes, left]);
}
