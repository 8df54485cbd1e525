/** What stands before the samples of a WAV stream. */
export type WavHead =
  | { readonly kind: 'more' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'head'; readonly sampleRate: number; readonly dataAt: number };

/** A head this long that has no samples yet is none. */
const headBytesMax = 4_096;
const chunkHeadBytes = 8;
const riffBytes = 12;

/**
 * Reads the head of a WAV stream from its first bytes. Only mono PCM16 passes. The lengths that the head states are not used:
 * whoever streams does not know them yet.
 */
export function readWavHead(bytes: Uint8Array): WavHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tag = (at: number): string => String.fromCodePoint(...bytes.subarray(at, at + 4));
  if (bytes.length < riffBytes) return { kind: 'more' };
  if (tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return refused('It does not begin with RIFF and WAVE.');
  let sampleRate: number | undefined;
  let at = riffBytes;
  while (at + chunkHeadBytes <= bytes.length && at < headBytesMax) {
    const length = view.getUint32(at + 4, true);
    const body = at + chunkHeadBytes;
    switch (tag(at)) {
      case 'fmt ': {
        if (length < 16) return refused('Its format is cut short.');
        if (bytes.length < body + 16) return { kind: 'more' };
        const [coding, channels, bits] = [
          view.getUint16(body, true),
          view.getUint16(body + 2, true),
          view.getUint16(body + 14, true),
        ];
        if (coding !== 1 || channels !== 1 || bits !== 16) {
          return refused(`It is no mono PCM16 (coding ${coding}, channels ${channels}, bits ${bits}).`);
        }
        sampleRate = view.getUint32(body + 4, true);
        break;
      }
      case 'data':
        if (sampleRate === undefined) return refused('Its samples come before their format.');
        if (sampleRate < 8_000 || sampleRate > 96_000) return refused(`Its rate of ${sampleRate} Hz is no voice's.`);
        return { kind: 'head', sampleRate, dataAt: body };
    }
    at = body + length + (length % 2);
  }
  return at >= headBytesMax ? refused('Its samples do not begin.') : { kind: 'more' };
}

const refused = (message: string): WavHead => ({ kind: 'refused', message });
