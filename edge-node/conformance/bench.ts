import { hearByGrammar } from '../commands/insight-hearing.ts';
import { createLabeller } from '../src/insight/label/labeller.ts';
import { LocalEngine } from '../src/voice/local/engine.ts';
import { protocolId } from '../src/voice/realtime/protocol-id.ts';
import { ScriptedEars } from '../src/voice/test/scripted-ears.ts';
import { ScriptedVoice } from '../src/voice/test/scripted-voice.ts';
import type { ServedEngine } from '../src/voice/test/served-engine.ts';
import { serveEngine } from '../src/voice/test/served-engine.ts';

/** The endpoint of a gym in Lyon, with a voice that can be held up and a place that can be lost. */
export interface Bench extends AsyncDisposable {
  readonly served: ServedEngine;
  readonly voice: ScriptedVoice;
  /** From the next conversation on words are understood, or none any more. */
  hear(ears: ScriptedEars | undefined): void;
  /** From now on the names of classes cannot be read. */
  losePlace(): void;
}

export async function openBench(): Promise<Bench> {
  let isLost = false;
  const voice = new ScriptedVoice({ msPerLetter: 20 });
  const label = createLabeller({ hear: hearByGrammar });
  const engine = new LocalEngine({
    place: () => {
      if (isLost) throw new Error('The place is lost.');
      return { timezone: 'Europe/Paris', classes: ['Yoga'], equipment: [] };
    },
    label,
    nowMs: () => Date.now(),
    speech: voice,
    newId: protocolId,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    failed: () => undefined,
  });
  const served = await serveEngine(engine);
  return {
    served,
    voice,
    hear: (ears) => engine.equip({ speech: voice, speechIn: ears }),
    losePlace: () => {
      isLost = true;
    },
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}
