import { frameSamples } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';

const mark = 0x4a56_4953;
const bytes = frameSamples * 2;

export interface Stamp {
  readonly stream: number;
  readonly place: number;
}

/** 20 ms of a quiet tone whose first samples say of which stream they are, and which place they have in it. */
export function stampedAudio({ stream, place }: Stamp): Buffer {
  const pcm = Buffer.alloc(bytes);
  for (let at = 12; at < bytes; at += 2) pcm.writeInt16LE(Math.round(600 * Math.sin(at / 11)), at);
  pcm.writeUInt32LE(mark, 0);
  pcm.writeUInt32LE(stream, 4);
  pcm.writeUInt32LE(place, 8);
  return pcm;
}

/** The stamps of all stamped frames that follow each other in some audio. */
export function stampsOf(audio: Uint8Array): Stamp[] {
  const view = new DataView(audio.buffer, audio.byteOffset, audio.byteLength);
  const stamps: Stamp[] = [];
  for (let at = 0; at + bytes <= audio.byteLength; at += bytes) {
    if (view.getUint32(at, true) !== mark) continue;
    stamps.push({ stream: view.getUint32(at + 4, true), place: view.getUint32(at + 8, true) });
  }
  return stamps;
}

/** A stamped frame, and when it was sent or came: ns of the monotonic clock that all processes share. */
export type Seen = readonly [stream: number, place: number, atNs: number];

export const nowNs = (): number => Number(process.hrtime.bigint());
export const frameMs = 20;

/** Does something every 20 ms by a clock that does not drift, until it is stopped. */
export function everyFrame(work: (place: number) => void): () => void {
  const startedMs = performance.now();
  let place = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const tick = (): void => {
    const due = Math.floor((performance.now() - startedMs) / frameMs);
    while (!isOver && place <= due) {
      work(place);
      place += 1;
    }
    if (!isOver) timer = setTimeout(tick, Math.max(1, startedMs + place * frameMs - performance.now()));
  };
  tick();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
