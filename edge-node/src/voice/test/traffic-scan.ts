import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeardBefore } from './heard-before.ts';

/** Something that must not be where it is. The key itself is not said again. */
export interface Leak {
  readonly where: string;
  /** In bytes. */
  readonly at: number;
  readonly what: 'key' | 'audio-file' | 'audio-heard';
}

export interface Scanned {
  readonly where: string;
  readonly bytes: Uint8Array;
  /** A conversation's own frames are audio; a log and a disk carry none. */
  readonly mayCarryAudio: boolean;
}

/** So much of a key is a leak already. Three divides it, so that its base64 stands by itself within any other. */
const pieceLetters = 15;

/** A mark, and what follows it after so many bytes. */
type Mark = readonly [mark: string, after?: number, then?: string];

const fileMarks: readonly Mark[] = [
  ['RIFF', 8, 'WAVE'],
  ['OggS\0'],
  ['fLaC\0'],
  ['\x1aE\xdf\xa3'],
  // The same in base64, as an event or a data address would carry it.
  ['data:audio/'],
  ['UklGR'],
  ['T2dnUw'],
];

/**
 * Looks for keys and audio where they must not be: in kiosk traffic, logs and files. Keys are found as text, in UTF-16, base64
 * and hex, also in part; audio as files, and as PCM that went over a wire before, raw or in base64. Audio that was
 * coded or resampled in between, and anything that is compressed or encrypted, it cannot see.
 */
export class TrafficScan {
  readonly #needles: readonly Buffer[];
  readonly #heard = new HeardBefore();

  constructor({ keys }: { readonly keys: readonly string[] }) {
    this.#needles = keys.flatMap(needlesOf);
  }

  /** PCM as it went over the wire. */
  heard(pcm: Uint8Array): void {
    this.#heard.add(pcm);
  }

  /** The first leak of each kind and place. */
  of({ where, bytes, mayCarryAudio }: Scanned): Leak[] {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const leaks: Leak[] = [];
    const keyAt = firstOf(this.#needles.map((needle) => buffer.indexOf(needle)));
    if (keyAt !== undefined) leaks.push({ where, at: keyAt, what: 'key' });
    if (mayCarryAudio) return leaks;
    const fileAt = firstOf(fileMarks.map((mark) => markIn(buffer, mark)));
    if (fileAt !== undefined) leaks.push({ where, at: fileAt, what: 'audio-file' });
    const heardAt = this.#heard.in(bytes)[0]?.from ?? this.#encodedIn(buffer);
    if (heardAt !== undefined) leaks.push({ where, at: heardAt, what: 'audio-heard' });
    return leaks;
  }

  /** Every file below it, as its bytes are. */
  async ofFolder(folder: string): Promise<Leak[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const leaks: Leak[] = [];
    for (const entry of entries.filter((one) => one.isFile())) {
      const where = join(entry.parentPath, entry.name);
      leaks.push(...this.of({ where, bytes: await readFile(where), mayCarryAudio: false }));
    }
    return leaks;
  }

  #encodedIn(buffer: Buffer): number | undefined {
    for (const { index, 0: run } of buffer.toString('latin1').matchAll(/[A-Za-z0-9+/_-]{256,}/g)) {
      // What stands before the code may look like it: each of its four phases is tried.
      for (let phase = 0; phase < 4; phase += 1) {
        const decoded = Buffer.from(run.slice(phase), 'base64');
        if (this.#heard.in(decoded).length > 0) return index;
      }
    }
    return undefined;
  }
}

function needlesOf(key: string): Buffer[] {
  const bytes = Buffer.from(key);
  const pieces = Array.from({ length: Math.max(1, bytes.length - pieceLetters + 1) }, (_, at) =>
    bytes.subarray(at, at + pieceLetters),
  );
  return pieces.flatMap((piece) => [
    piece,
    Buffer.from(piece.toString(), 'utf16le'),
    Buffer.from(piece.toString('base64').replace(/=+$/, '')),
    Buffer.from(piece.toString('base64url')),
    Buffer.from(piece.toString('hex')),
    Buffer.from(piece.toString('hex').toUpperCase()),
  ]);
}

function markIn(buffer: Buffer, [mark, after = 0, then]: Mark): number {
  const needle = Buffer.from(mark, 'latin1');
  for (let at = buffer.indexOf(needle); at >= 0; at = buffer.indexOf(needle, at + 1)) {
    if (then === undefined || buffer.toString('latin1', at + after, at + after + then.length) === then) return at;
  }
  return -1;
}

function firstOf(places: readonly number[]): number | undefined {
  const found = places.filter((at) => at >= 0);
  return found.length === 0 ? undefined : Math.min(...found);
}
