/** What an audio worklet finds around it (Web Audio API, §1.32). */
declare const sampleRate: number;
/** Seconds. */
declare const currentTime: number;
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  /** @returns false to be done with. */
  abstract process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
