/**
 * Tells speech from quiet by loudness alone, 20 ms at a time: as loud as the threshold for 60 ms is speech, 6 dB below it for
 * as long as the silence may last is quiet. A threshold of 0 is −50 dBFS, of 1 is −20 dBFS. It takes a dropped weight for
 * speech; no word is understood here.
 */
export interface EnergySettings {
  readonly threshold: number;
  readonly prefixPaddingMs: number;
  readonly silenceMs: number;
}

export interface Energy {
  /** PCM16 that does not fill a frame yet. */
  readonly rest: Buffer;
  /** Since the session began. */
  readonly frames: number;
  readonly loudFrames: number;
  /** Frames without sound, while speech goes on. */
  readonly quietFrames: number;
  readonly isSpeech: boolean;
}

export const quiet: Energy = { rest: Buffer.alloc(0), frames: 0, loudFrames: 0, quietFrames: 0, isSpeech: false };

/** @property atMs Since the session began. */
export interface Change {
  readonly kind: 'started' | 'stopped';
  readonly atMs: number;
}

export const frameMs = 20;
const frameBytes = frameMs * 48;
const onsetFrames = 3;
const releaseDb = 6;

/** What a further piece of audio changes. @param pcm PCM16 at 24 kHz, cut anywhere. */
export function listen(
  before: Energy,
  pcm: Buffer,
  { threshold, prefixPaddingMs, silenceMs }: EnergySettings,
): { readonly energy: Energy; readonly changes: readonly Change[] } {
  const bytes = before.rest.length === 0 ? pcm : Buffer.concat([before.rest, pcm]);
  const onset = amplitude(-50 + 30 * threshold);
  const release = amplitude(-50 + 30 * threshold - releaseDb);
  const silenceFrames = Math.max(1, Math.round(silenceMs / frameMs));
  const changes: Change[] = [];
  let { frames, loudFrames, quietFrames, isSpeech } = before;
  let at = 0;
  for (; at + frameBytes <= bytes.length; at += frameBytes) {
    const loudness = rms(bytes, at);
    frames += 1;
    const nowMs = frames * frameMs;
    if (isSpeech) {
      quietFrames = loudness < release ? quietFrames + 1 : 0;
      if (quietFrames >= silenceFrames) {
        isSpeech = false;
        loudFrames = 0;
        changes.push({ kind: 'stopped', atMs: nowMs });
      }
    } else {
      loudFrames = loudness >= onset ? loudFrames + 1 : 0;
      if (loudFrames >= onsetFrames) {
        isSpeech = true;
        quietFrames = 0;
        changes.push({ kind: 'started', atMs: Math.max(0, nowMs - onsetFrames * frameMs - prefixPaddingMs) });
      }
    }
  }
  const rest = Buffer.from(bytes.subarray(at));
  return { energy: { rest, frames, loudFrames, quietFrames, isSpeech }, changes };
}

const amplitude = (dbfs: number): number => 32_768 * 10 ** (dbfs / 20);

function rms(bytes: Buffer, from: number): number {
  let sum = 0;
  for (let at = from; at < from + frameBytes; at += 2) sum += bytes.readInt16LE(at) ** 2;
  return Math.sqrt(sum / (frameBytes / 2));
}
