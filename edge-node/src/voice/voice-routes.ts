import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { systemTimers } from './broker/timers.ts';
import { protocolId } from './realtime/protocol-id.ts';
import { realtimeRoutes } from './realtime/realtime-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import type { SimulatedTalkDeps } from './simulated-talk-routes.ts';
import { simulatedTalkRoutes } from './simulated-talk-routes.ts';
import type { Voice } from './voice.ts';

export interface VoiceRoutesDeps {
  readonly voice: Voice;
  /** Where the demo talks by typing; undefined in production. */
  readonly simulated: Omit<SimulatedTalkDeps, 'broker'> | undefined;
}

/** What can be asked of the conversations of a box: who talks, its engine for any client, and in a demo a talk by typing. */
export const voiceRoutes: FastifyPluginAsyncZod<VoiceRoutesDeps> = async (app, { voice, simulated }) => {
  await app.register(sessionRoutes, { sessions: voice.sessions });
  await app.register(realtimeRoutes, {
    engine: voice.local,
    token: undefined,
    newId: protocolId,
    after: systemTimers.after,
  });
  if (simulated !== undefined) await app.register(simulatedTalkRoutes, { broker: voice.broker, ...simulated });
};
