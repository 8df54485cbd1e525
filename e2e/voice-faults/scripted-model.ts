import type { Heard, Reply } from '@jarvis-edge/edge-node/voice/test/faulty-engine-script.ts';
import { happens, type Random, whole } from '../chance.ts';

export const opinion = (token: string): string => `Je laisse un avis : ${token}`;

/** A model that leaves opinions when it is told to, asks first, and chats otherwise. One a connection. */
export function scriptedModel(random: Random): (heard: Heard) => Reply {
  let wanted: { readonly text: string } | undefined;
  return ({ text, outputs, metadata }) => {
    const { say } = metadata;
    if (say !== undefined) return { text: say };
    const [output] = outputs;
    if (output !== undefined) {
      const { ok, error } = JSON.parse(output.output) as { ok: boolean; error?: { code: string } };
      if (error?.code === 'needs-confirmation') return { text: 'Je le note pour l’équipe, d’accord ?' };
      wanted = undefined;
      return { text: ok ? 'C’est noté.' : 'Cela n’a pas marché.' };
    }
    const [, token] = /avis : (\S+)/.exec(text ?? '') ?? [];
    if (token !== undefined) wanted = { text: token };
    const isYes = /^oui/i.test(text ?? '');
    if (wanted !== undefined && (token !== undefined || isYes)) {
      const calls = [{ name: 'leave_feedback', args: wanted }];
      return happens(random, 0.3) ? { text: 'Un instant.', calls } : { calls };
    }
    if (happens(random, 0.1)) return { calls: [{ name: 'opening_hours', args: {} }] };
    return { text: 'Voilà ce que je sais de la salle. '.repeat(whole(random, 1, 4)) };
  };
}
