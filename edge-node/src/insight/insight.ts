import type { FastifyInstance } from 'fastify';
import type { ModelFolder } from '../model-folder/model-folder.ts';
import { insightRoutes } from './insight-routes.ts';
import type { Hear } from './label/features.ts';
import { createLabeller } from './label/labeller.ts';
import { Pipeline, type PipelineDeps } from './pipeline/pipeline.ts';
import { Transformer } from './transformer/transformer.ts';

export interface InsightDeps extends Omit<PipelineDeps, 'labelsFor'> {
  readonly app: FastifyInstance;
  /** The grammar of goodbyes and danger. */
  readonly hear: Hear;
  /** The folder of models that is being opened. */
  readonly models: Promise<ModelFolder>;
  /** For a log: nothing that was said is in it. */
  readonly report: (problem: string) => void;
}

/** What the box understands of conversations: its own model, a flashed one where there is one, and what is made of their labels. */
export async function createInsight({ app, hear, models, report, ...deps }: InsightDeps) {
  const after = (ms: number, then: () => void): (() => void) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  };
  const transformer = new Transformer({ models, tier0: createLabeller({ hear }), after, report });
  const pipeline = new Pipeline({ ...deps, labelsFor: (texts, lang) => transformer.ahead(texts, lang) });
  await app.register(insightRoutes, { pipeline });
  return {
    /** Begins with what a former run left. A flashed model is not waited for: its folder may take minutes to look through. */
    start: (): void => pipeline.start(),
    /** A conversation is over. */
    ended: (): void => pipeline.ended(),
    status: () => ({ ...pipeline.status(), transformer: transformer.state }),
    async close(): Promise<void> {
      await pipeline.close();
      transformer.close();
    },
  };
}
