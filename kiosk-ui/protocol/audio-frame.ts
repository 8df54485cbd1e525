/**
 * Binary messages between box and kiosk, little endian: uint8 kind, uint8 flags, 2 reserved bytes, uint32 sequence, uint64
 * capture time in µs; then PCM16, mono, 24 kHz, 20 ms at most.
 */
export const audioHeadBytes = 16;
export const sampleRate = 24_000;
export const frameSamples = 480;
export const frameBytes = audioHeadBytes + frameSamples * 2;

export const audioKind = { captured: 1, played: 2 } as const;
export type AudioKind = (typeof audioKind)[keyof typeof audioKind];

export interface AudioFrame {
  readonly kind: AudioKind;
  /** The last frame of its track; it may be shorter than the others, or empty. */
  readonly last: boolean;
  /** Counts up by one within a conversation, for each direction. */
  readonly sequence: number;
  /** When its first sample was captured or made, µs by the sender's clock. */
  readonly atUs: number;
  readonly pcm: Uint8Array;
}

const lastFlag = 1;

export function encodeFrame({ kind, last, sequence, atUs, pcm }: AudioFrame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(audioHeadBytes + pcm.length);
  const head = new DataView(bytes.buffer);
  head.setUint8(0, kind);
  head.setUint8(1, last ? lastFlag : 0);
  head.setUint32(4, sequence, true);
  head.setBigUint64(8, BigInt(Math.trunc(atUs)), true);
  bytes.set(pcm, audioHeadBytes);
  return bytes;
}

/** @returns undefined when it is no such frame. The samples are a view of the message. */
export function decodeFrame(message: Uint8Array): AudioFrame | undefined {
  if (message.length < audioHeadBytes || message.length > frameBytes || message.length % 2 !== 0) return undefined;
  const head = new DataView(message.buffer, message.byteOffset, audioHeadBytes);
  const kind = head.getUint8(0);
  const flags = head.getUint8(1);
  if ((kind !== audioKind.captured && kind !== audioKind.played) || (flags & ~lastFlag) !== 0) return undefined;
  return {
    kind,
    last: flags === lastFlag,
    sequence: head.getUint32(4, true),
    atUs: Number(head.getBigUint64(8, true)),
    pcm: message.subarray(audioHeadBytes),
  };
}
