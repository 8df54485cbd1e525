import { onlyThisMachine } from '@jarvis-edge/sync/only-this-machine.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Holder } from '../store/profile.ts';
import type { Broker } from './broker.ts';
import { Talk, TalkWish } from './simulated-talk.ts';
import { WrittenLine } from './written-line.ts';

export interface SimulatedTalkDeps {
  readonly broker: Pick<Broker, 'begin'>;
  readonly holderByLabel: (label: string) => Holder;
  /** The kiosk at which the conversation is held; undefined while the box knows none. */
  readonly kioskId: () => string | undefined;
}

const patienceMs = 9_000;

/** Conversations by typing for demo and tests; a box in production does not register it. */
export const simulatedTalkRoutes: FastifyPluginAsyncZod<SimulatedTalkDeps> = async (app, deps) => {
  const { broker, holderByLabel, kioskId } = deps;
  app.addHook('onRequest', async (request) => onlyThisMachine(request, notHere));

  app.post(
    '/api/simulator/conversations',
    { schema: { body: TalkWish, response: { 200: Talk } } },
    async ({ body: { label, says } }) => {
      const kiosk = kioskId();
      if (kiosk === undefined) throw noKiosk();
      const holder = holderByLabel(label);
      if (holder.kind !== 'member') throw unknownBadge();
      const { memberId, firstName, language, communicationStyle } = holder.member;
      const line = new WrittenLine();
      const talk = broker.begin(
        {
          member: { memberId, firstName, language, communicationStyle },
          ...{ tapId: 'typed', kioskId: kiosk, microphone: false, duplex: 'half', isAloud: false },
        },
        line,
      );
      const now = { at: Date.now(), sessionId: talk.sessionId };
      const turns: Talk['turns'] = [];
      let isOver = false;
      const listen = async (): Promise<void> => {
        const { texts, tools, isOver: over } = await line.answer(patienceMs);
        turns.push({ role: 'jarvis', text: texts.join(' '), tools: [...tools] });
        isOver = over;
      };
      await listen();
      for (const text of says) {
        if (isOver) break;
        turns.push({ role: 'member', text, tools: [] });
        talk.wish({ type: 'talk-say', ...now, text });
        await listen();
      }
      if (!isOver) talk.wish({ type: 'talk-end', ...now });
      return { member: firstName, turns, isGoodbye: isOver };
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
