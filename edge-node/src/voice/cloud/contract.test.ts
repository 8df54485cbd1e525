import { Secret } from '../../secret.ts';
import { engineContract } from '../engine.contract.ts';
import { startFaultyEngine } from '../test/faulty-engine.ts';
import type { Heard, Reply } from '../test/faulty-engine-script.ts';
import { CloudEngine } from './cloud-engine.ts';
import { LocalKey } from './credentials.ts';

const toolQuestion = 'À quelle heure fermez-vous demain ?';

/** A model that behaves. */
function reply({ text, outputs, tools }: Heard): Reply {
  const [output] = outputs;
  if (output !== undefined) return { text: `Voici : ${output.output}` };
  if (text === toolQuestion) return { calls: [{ name: tools[0] ?? '', args: { day: 'demain' } }] };
  return { text: 'Bonjour ! Je vais très bien, merci.' };
}

engineContract('the cloud engine before the scripted service', async () => {
  const service = await startFaultyEngine({ script: () => ({ reply, paceMs: 1 }) });
  const engine = new CloudEngine({
    ...{ model: 'gpt-realtime-2.1-mini', baseUrl: service.baseUrl, nowMs: () => Date.now() },
    credentials: new LocalKey(new Secret(service.key)),
    timers: {
      now: () => performance.now(),
      after(ms, work) {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  return {
    engine,
    question: 'Comment vas-tu ?',
    toolQuestion,
    toolAnswer: JSON.stringify({ open: '06:00', close: '22:00' }),
    close: () => service.close(),
  };
});
