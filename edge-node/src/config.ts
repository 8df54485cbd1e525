import { join } from 'node:path';
import { ClockQuality } from '@jarvis-edge/sync/event-time.ts';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';

const Environment = z.object({
  JARVIS_BOX_HOST: z.string().default('127.0.0.1'),
  JARVIS_BOX_PORT: z.coerce.number().int().min(0).max(65_535).default(7080),
  JARVIS_BOX_DATA: z
    .string()
    .min(1)
    .default(join(process.cwd(), 'data', 'box')),
  JARVIS_HUB_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  JARVIS_SIMULATOR: z.string().min(1).optional(),
  JARVIS_CLOCK: ClockQuality.optional(),
  JARVIS_LOG: z.enum(['error', 'warn', 'info', 'debug']).default('warn'),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute; holds the SQLite file and the box's key. */
  readonly dataFolder: string;
  /** Without it the box works by itself and cannot be provisioned. */
  readonly hubUrl: string | undefined;
  /** A file of made-up cards: serves the badge simulator. Never set in production. */
  readonly simulatorFile: string | undefined;
  /** What an operator vouches for; undefined: the box looks for itself. */
  readonly clockQuality: ClockQuality | undefined;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
}

/** @throws StartRefused naming each setting that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new StartRefused(`The box's settings are wrong (${fields.join('; ')}).`, 'Correct them and start again.');
  }
  const { data } = parsed;
  return {
    host: data.JARVIS_BOX_HOST,
    port: data.JARVIS_BOX_PORT,
    dataFolder: data.JARVIS_BOX_DATA,
    hubUrl: data.JARVIS_HUB_URL,
    simulatorFile: data.JARVIS_SIMULATOR,
    clockQuality: data.JARVIS_CLOCK,
    logLevel: data.JARVIS_LOG,
  };
}
