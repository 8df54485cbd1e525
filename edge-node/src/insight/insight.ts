import type { FastifyInstance } from 'fastify';
import type { ModelFolder } from '../model-folder/model-folder.ts';
import { insightRoutes } from './insight-routes.ts';
import type { RecentLabels } from './label/recent.ts';
import { Pipeline, type PipelineDeps } from './pipeline/pipeline.ts';
import { Refinements, type CloudAccount, type RefinementsDeps } from './refine/refinements.ts';
import { Transformer } from './transformer/transformer.ts';

export interface InsightDeps extends Omit<PipelineDeps, 'labelsFor' | 'hasConsent' | 'edits'> {
  readonly app: FastifyInstance;
  readonly edits: PipelineDeps['edits'] & RefinementsDeps['edits'];
  readonly hasConsent: RefinementsDeps['hasConsent'];
  /** What may word summaries better; undefined: the box's own stand. */
  readonly cloud: CloudAccount | undefined;
  /** The box's own model. */
  readonly labels: RecentLabels;
  /** The folder of models that is being opened. */
  readonly models: Promise<ModelFolder>;
  /** For a log: nothing that was said is in it. */
  readonly report: (problem: string) => void;
}

/** No cloud model is configured for summaries. */
const off = { state: 'off' } as const;

/** What the box understands of conversations: its own model, a flashed one where there is one, and what is made of their labels. */
export async function createInsight({ app, labels, models, report, cloud, ...deps }: InsightDeps) {
  const after = (ms: number, then: () => void): (() => void) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  };
  const transformer = new Transformer({ models, tier0: labels.label, after, report });
  const { db, edits, hasConsent, nowMs, random } = deps;
  const refinements =
    cloud === undefined
      ? undefined
      : new Refinements({
          ...{ db, edits, cloud, hasConsent, nowMs, random, after, report },
          kept: (sessionId) => deps.kept(sessionId),
        });
  const pipeline = new Pipeline({
    ...deps,
    labelsFor: (texts, lang) => transformer.ahead(texts, lang),
    understood: (understood) => {
      deps.understood(understood);
      refinements?.want(understood);
    },
    kept: (sessionId) => {
      deps.kept(sessionId);
      refinements?.kept();
    },
  });
  await app.register(insightRoutes, { pipeline });
  return {
    /** Begins with what a former run left. A flashed model is not waited for: its folder may take minutes to look through. */
    start: (): void => {
      pipeline.start();
      refinements?.start();
    },
    /** A conversation is over. */
    ended: (): void => void pipeline.ended().finally(labels.forget),
    status: () => ({ ...pipeline.status(), transformer: transformer.state, refinement: refinements?.status() ?? off }),
    async close(): Promise<void> {
      await Promise.all([pipeline.close(), refinements?.close()]);
      transformer.close();
    },
  };
}
