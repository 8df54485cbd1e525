import { Secret } from '@jarvis-edge/sync/secret.ts';
import { engineContract } from '../engine.contract.ts';
import { startFaultyEngine } from '../test/faulty-engine.ts';
import type { Heard, Reply } from '../test/faulty-engine-script.ts';
import { CloudEngine } from './cloud-engine.ts';
import { ClientSecrets, LocalKey, type Credentials } from './credentials.ts';

const toolQuestion = 'À quelle heure fermez-vous demain ?';

/** A model that behaves. */
function reply({ text, outputs, tools }: Heard): Reply {
  const [output] = outputs;
  if (output !== undefined) return { text: `Voici : ${output.output}` };
  if (text === toolQuestion) return { calls: [{ name: tools[0] ?? '', args: { day: 'demain' } }] };
  return { text: 'Bonjour ! Je vais très bien, merci.' };
}

const ways: Record<string, (key: string) => Credentials> = {
  'with a key of the box': (key) => new LocalKey(new Secret(key)),
  'with secrets that the hub mints': (key) =>
    new ClientSecrets({
      mint: async () => ({ bearer: new Secret(key), expiresAt: Date.now() + 300_000 }),
      nowMs: () => Date.now(),
    }),
};

for (const [way, credentialsOf] of Object.entries(ways))
  engineContract(`the cloud engine ${way}`, async () => {
    const service = await startFaultyEngine({ script: () => ({ reply, paceMs: 1 }) });
    const engine = new CloudEngine({
      ...{ model: 'gpt-realtime-2.1-mini', baseUrl: service.baseUrl, nowMs: () => Date.now() },
      credentials: credentialsOf(service.key),
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
