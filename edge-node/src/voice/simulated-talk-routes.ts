import { onlyThisMachine } from '@jarvis-edge/sync/only-this-machine.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Holder } from '../store/profile.ts';
import type { Conversations } from './conversations.ts';
import { Talk, TalkWish } from './simulated-talk.ts';

export interface SimulatedTalkDeps {
  readonly conversations: Conversations;
  readonly holderByLabel: (label: string) => Holder;
  /** The kiosk at which the conversation is held; undefined while the box knows none. */
  readonly kioskId: () => string | undefined;
}

/** Conversations by typing for demo and tests; a box in production does not register it. */
export const simulatedTalkRoutes: FastifyPluginAsyncZod<SimulatedTalkDeps> = async (app, deps) => {
  const { conversations, holderByLabel, kioskId } = deps;
  app.addHook('onRequest', async (request) => onlyThisMachine(request, notHere));

  app.post(
    '/api/simulator/conversations',
    { schema: { body: TalkWish, response: { 200: Talk } } },
    async ({ body: { label, says } }) => {
      const kiosk = kioskId();
      if (kiosk === undefined) throw noKiosk();
      const holder = holderByLabel(label);
      if (holder.kind !== 'member') throw unknownBadge();
      const { sessionId, welcome } = conversations.begin(holder.member, kiosk);
      const turns: Talk['turns'] = [{ role: 'jarvis', text: welcome, tools: [] }];
      let isGoodbye = false;
      for (const text of says) {
        const reply = conversations.hear(sessionId, text);
        if (reply === undefined) break;
        turns.push({ role: 'member', text, tools: [] });
        turns.push({ role: 'jarvis', text: reply.text, tools: reply.shown.map(({ tool }) => tool) });
        isGoodbye = reply.ends;
      }
      if (!isGoodbye) conversations.end(sessionId, 'touch');
      return { member: holder.member.firstName, turns, isGoodbye };
    },
  );
};

const notHere = { message: 'The simulator answers this machine only.', remedy: 'Ask it there.' };

const noKiosk = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'no-kiosk',
    message: 'The box knows no kiosk yet.',
    remedy: 'Provision it, and wait until it has loaded its gym.',
  });

const unknownBadge = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'unknown-badge',
    message: 'No member of this gym has a badge with this label.',
    remedy: 'Use one of the demo, from BADGE001 to BADGE006.',
  });
