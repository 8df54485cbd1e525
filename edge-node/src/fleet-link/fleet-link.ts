import type { EventClock } from '@jarvis-edge/sync/event-time.ts';
import { LinkSettings, type LogLevel } from '@jarvis-edge/sync/fleet-link.ts';
import type { FastifyBaseLogger } from 'fastify';
import type { z } from 'zod';
import { BoxLink, type BoxLinkDeps, type BoxLinkState } from './box-link.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { readFigures, type FiguresDeps } from './figures.ts';
import { Kept } from './kept.ts';
import type { LastWarnings } from './last-warnings.ts';
import { createObey } from './obey.ts';

export interface FleetLinkParts
  extends
    Omit<FiguresDeps, 'clockQuality'>,
    Pick<BoxLinkDeps, 'restart' | 'newId' | 'now' | 'hubNow' | 'random'>,
    Pick<Parameters<typeof createObey>[0], 'refetch'> {
  readonly hubUrl: string | undefined;
  readonly warnings: LastWarnings;
  readonly log: FastifyBaseLogger;
  readonly clock: EventClock;
  readonly status: () => Readonly<Record<string, unknown>>;
  readonly ask: <Answer>(
    path: string,
    options: { body?: unknown; token: string; answer: z.ZodType<Answer> },
  ) => Promise<Answer>;
}

/** The line to the hub of a box that may not have a hub, or a gym, yet. */
export function createFleetLink(parts: FleetLinkParts) {
  const { hubUrl, warnings, log, clock, status, ask } = parts;
  const kept = new Kept(parts.dataFolder);
  const figures = () => readFigures({ ...parts, clockQuality: () => clock().clockQuality });
  const setLogLevel = (level: LogLevel): void => {
    log.level = level;
  };
  const changed = ({ state, cause }: BoxLinkState): void => {
    if (state === 'up') log.info('the line for commands and figures is up');
    else log.warn({ cause }, 'the line for commands and figures is down');
  };
  const diagnostics = async () => diagnosticsOf({ figures: await figures(), status: status(), warnings: warnings.all });
  const obey = createObey({ ...parts, kept, setLogLevel, diagnostics });
  let link: BoxLink | undefined;
  if (kept.logLevel !== undefined) setLogLevel(kept.logLevel);
  return {
    /** Once the box has a gym; once more when it has another. */
    start({ boxId, gymId }: { boxId: string; gymId: string }, agent: { token: () => Promise<string> }): void {
      if (hubUrl === undefined) return;
      void link?.stop();
      const askSettings = (token: string) => ask('/v1/fleet-link', { token, answer: LinkSettings });
      link = new BoxLink({
        ...{ ...parts, hubUrl, askSettings, figures, obey, changed },
        ...{ box: { boxId, gymId }, token: () => agent.token() },
      });
      link.start();
    },
    get state(): BoxLinkState | null {
      return link?.state ?? null;
    },
    get mintsVoiceSecrets(): boolean {
      return link?.settings?.mintsVoiceSecrets ?? false;
    },
    stop: async (): Promise<void> => link?.stop(),
  };
}
