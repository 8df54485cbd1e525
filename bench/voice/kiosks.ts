/** The screens of the bench: they send stamped frames 50 times a second and note when those of the other side came. */
import { openSimulator } from '@jarvis-edge/e2e/simulated-readers.ts';
import { TalkingKiosk } from '@jarvis-edge/e2e/talking-kiosk.ts';
import { WebSocket } from 'ws';
import { answerQuestions } from '../sync/answering.ts';
import { everyFrame, nowNs, stampedAudio, stampsOf, type Seen } from './stamped-audio.ts';

let kiosks: TalkingKiosk[] = [];
let relayed: WebSocket | undefined;
let up: Seen[] = [];
let down: Seen[] = [];
let stop: (() => void) | undefined;

function streaming(send: (stream: number, place: number) => void, streams: number): void {
  let place = 0;
  stop = everyFrame(() => {
    for (let stream = 0; stream < streams; stream += 1) {
      up.push([stream, place, nowNs()]);
      send(stream, place);
    }
    place += 1;
  });
}

const first = (): TalkingKiosk => {
  const [kiosk] = kiosks;
  if (kiosk === undefined) throw new Error('No kiosk is open.');
  return kiosk;
};

answerQuestions({
  /** Members tap and begin to talk, one at each kiosk. */
  open: async ({ boxUrl, slugs, microphone }: { boxUrl: string; slugs: string[]; microphone: boolean }) => {
    const simulator = await openSimulator(boxUrl);
    for (const [index, slug] of slugs.entries()) {
      const kiosk = await TalkingKiosk.open(boxUrl, slug);
      kiosk.onFrame = ({ pcm }) => {
        const atNs = nowNs();
        for (const { stream, place } of stampsOf(pcm)) down.push([stream, place, atNs]);
      };
      kiosks.push(kiosk);
      await simulator.tap(slug, `CARD${index}`);
      await kiosk.begin({ microphone });
    }
  },
  openRelay: async ({ url }: { url: string }) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    relayed = socket;
    socket.on('message', (data) => {
      const atNs = nowNs();
      const event = JSON.parse(data.toString()) as { type: string; delta?: string };
      if (event.type !== 'response.output_audio.delta') return;
      for (const { stream, place } of stampsOf(Buffer.from(event.delta ?? '', 'base64')))
        down.push([stream, place, atNs]);
    });
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(JSON.stringify({ type: 'response.create' }));
  },
  stream: () => streaming((stream, place) => kiosks[stream]?.capture(stampedAudio({ stream, place })), kiosks.length),
  streamRelayed: () =>
    streaming((stream, place) => {
      const audio = stampedAudio({ stream, place }).toString('base64');
      relayed?.send(JSON.stringify({ type: 'input_audio_buffer.append', audio }));
    }, 1),
  stop: () => stop?.(),
  take: () => {
    const taken = { up, down };
    up = [];
    down = [];
    return taken;
  },
  close: () => {
    stop?.();
    for (const kiosk of kiosks) kiosk.close();
    kiosks = [];
    relayed?.terminate();
  },
  /** @returns when the screen was told to be silent, ns. */
  nextSilence: async () => {
    await first().next('talk-silence');
    return nowNs();
  },
  until: async ({ state }: { state: string }) => {
    await first().next('talk-state', (told) => told.state === state);
  },
  /** @returns from the typed words to the first sound of the answer, ms. */
  sayUntilSound: async ({ text }: { text: string }) => {
    const kiosk = first();
    const heard = new Promise<number>((resolve) => {
      const former = kiosk.onFrame;
      kiosk.onFrame = (_, atMs) => {
        kiosk.onFrame = former;
        resolve(atMs);
      };
    });
    const before = performance.now();
    kiosk.say(text);
    const ms = (await heard) - before;
    await kiosk.next('talk-state', (told) => told.state === 'listening');
    return ms;
  },
  /** For each spoken turn so far, from its first sound to its first words on the screen, ms; below 0: words came first. */
  captionLags: () => {
    const kiosk = first();
    return kiosk.talk.flatMap(({ message, atMs }) => {
      if (message.type !== 'talk-track') return [];
      const sound = kiosk.frames.find((frame) => frame.atMs >= atMs);
      const words = kiosk.talk.find(({ message: { type, ...told } }) => {
        const caption = told as { turn?: string; text?: string };
        return type === 'talk-caption' && caption.turn === message.turn && caption.text !== '';
      });
      return sound === undefined || words === undefined ? [] : [words.atMs - sound.atMs];
    });
  },
  /** @returns when the local engine was first heard, ns. */
  nextLocalSound: async () => {
    const kiosk = first();
    await kiosk.next('talk-state', (told) => told.engine === 'local');
    await kiosk.next('talk-track');
    await new Promise<void>((resolve) => {
      const former = kiosk.onFrame;
      kiosk.onFrame = () => {
        kiosk.onFrame = former;
        resolve();
      };
    });
    return nowNs();
  },
});
