/** What has really been played of a track. */
export interface Played {
  readonly track: number;
  readonly samples: number;
  /** Nothing of it follows. */
  readonly over: boolean;
  /** Times that it ran empty before its end. */
  readonly underruns: number;
}

export interface RingShape {
  /** What must wait before a track starts, or goes on after it ran empty: time for the line's hiccups. */
  readonly startSamples: number;
  /** How long a track fades when it is silenced, so that nothing clicks. */
  readonly fadeSamples: number;
  /** How often a playing track is reported. */
  readonly reportSamples: number;
}

interface Track {
  readonly track: number;
  readonly pieces: Int16Array[];
  /** Read of the first piece. */
  offset: number;
  waiting: number;
  played: number;
  reported: number;
  underruns: number;
  ended: boolean;
}

/** Finished tracks are remembered, so that a late order about one is answered with its true count. */
const finishedKept = 16;

/** Plays tracks one after the other and counts every sample that leaves it. Without a clock: whoever reads is the clock. */
export class PlaybackRing {
  readonly #shape: RingShape;
  /** The first of them plays. */
  readonly #tracks: Track[] = [];
  readonly #finished = new Map<number, Played>();
  #flowing = false;
  #reports: Played[] = [];

  constructor(shape: RingShape) {
    this.#shape = shape;
  }

  /** @param last Whether the track ends with these samples, of which there may be none. */
  push(track: number, samples: Int16Array, last: boolean): void {
    // What was silenced or has ended is not heard again, however late its frames come.
    if (this.#finished.has(track)) return;
    let into = this.#tracks.find((each) => each.track === track);
    if (!into) {
      into = { track, pieces: [], offset: 0, waiting: 0, played: 0, reported: 0, underruns: 0, ended: false };
      this.#tracks.push(into);
    }
    if (into.ended) return;
    if (samples.length > 0) into.pieces.push(samples);
    into.waiting += samples.length;
    into.ended = last;
  }

  /** Fills a block, of values from −1 to 1; with silence where nothing is to be heard. */
  read(out: Float32Array): void {
    let at = 0;
    while (at < out.length) {
      const track = this.#tracks[0];
      if (!track || !this.#mayFlow(track)) break;
      at += this.#take(track, out, at);
      if (track.waiting > 0) this.#report(track);
      else if (track.ended) this.#finish(track);
      else {
        track.underruns += 1;
        this.#flowing = false;
      }
    }
    out.fill(0, at);
  }

  /** Fades a track out and forgets what waited of it. Its count follows as a report, also where it is over already. */
  silence(track: number): void {
    const finished = this.#finished.get(track);
    if (finished) return void this.#reports.push(finished);
    const playing = this.#tracks[0];
    const silenced = this.#tracks.find((each) => each.track === track);
    if (!silenced) return this.#remember({ track, samples: 0, over: true, underruns: 0 });
    if (silenced !== playing || !this.#flowing) return this.#finish(silenced);
    const fade = faded(silenced, this.#shape.fadeSamples);
    silenced.pieces.splice(0, silenced.pieces.length, fade);
    silenced.offset = 0;
    silenced.waiting = fade.length;
    silenced.ended = true;
    if (fade.length === 0) this.#finish(silenced);
  }

  /** Ends every track. */
  clear(): void {
    for (const { track } of [...this.#tracks]) this.silence(track);
  }

  /** What there is to tell since this was last asked. */
  takeReports(): Played[] {
    const reports = this.#reports;
    this.#reports = [];
    return reports;
  }

  #mayFlow(track: Track): boolean {
    if (!this.#flowing) this.#flowing = track.ended || track.waiting >= this.#shape.startSamples;
    return this.#flowing;
  }

  #take(track: Track, out: Float32Array, from: number): number {
    let at = from;
    while (at < out.length) {
      const piece = track.pieces[0];
      if (!piece) break;
      const count = Math.min(out.length - at, piece.length - track.offset);
      for (let index = 0; index < count; index += 1) out[at + index] = (piece[track.offset + index] ?? 0) / 32_768;
      at += count;
      track.offset += count;
      if (track.offset < piece.length) break;
      track.pieces.shift();
      track.offset = 0;
    }
    track.waiting -= at - from;
    track.played += at - from;
    return at - from;
  }

  #report(track: Track): void {
    if (track.played - track.reported < this.#shape.reportSamples) return;
    track.reported = track.played;
    this.#reports.push({ track: track.track, samples: track.played, over: false, underruns: track.underruns });
  }

  #finish({ track, played, underruns }: Track): void {
    const index = this.#tracks.findIndex((each) => each.track === track);
    if (index === 0) this.#flowing = false;
    this.#tracks.splice(index, 1);
    this.#remember({ track, samples: played, over: true, underruns });
  }

  #remember(played: Played): void {
    this.#finished.set(played.track, played);
    const [oldest] = this.#finished.keys();
    if (this.#finished.size > finishedKept && oldest !== undefined) this.#finished.delete(oldest);
    this.#reports.push(played);
  }
}

/** The next samples of a track, going down to nothing. */
function faded({ pieces, offset, waiting }: Track, length: number): Int16Array {
  const fade = new Int16Array(Math.min(length, waiting));
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const rest = index === 0 ? piece.subarray(offset) : piece;
    for (let sample = 0; sample < rest.length && at < fade.length; sample += 1, at += 1) {
      fade[at] = Math.round((rest[sample] ?? 0) * (1 - (at + 1) / fade.length));
    }
  }
  return fade;
}
