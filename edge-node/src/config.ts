import { join } from 'node:path';
import { ClockQuality } from '@jarvis-edge/sync/event-time.ts';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';
import { Secret } from '@jarvis-edge/sync/secret.ts';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const thisMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
const serviceUrl = httpUrl.refine(
  (url) => url.startsWith('https:') || thisMachine.test(new URL(url).hostname),
  'A key goes to another machine by https only.',
);

/** Variables that are set to nothing are not set. */
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** Dollars, as people write them; `none`: no cap. In micro-dollars. */
const dollars = (usual: string) =>
  orNothing(
    z
      .string()
      .regex(/^(none|\d{1,6}(\.\d{1,6})?)$/, 'Dollars such as 2 or 0.50, or "none".')
      .default(usual)
      .transform((amount) => (amount === 'none' ? null : Math.round(Number(amount) * 1_000_000))),
  );

const Environment = z.object({
  JARVIS_BOX_HOST: z.string().default('127.0.0.1'),
  JARVIS_BOX_PORT: z.coerce.number().int().min(0).max(65_535).default(7080),
  /** `none`: no HTTPS. Unset: 7443, and none on a box that only its own machine reaches, which needs none. */
  JARVIS_BOX_HTTPS_PORT: orNothing(z.union([z.literal('none'), z.coerce.number().int().min(0).max(65_535)]).optional()),
  JARVIS_BOX_DATA: z
    .string()
    .min(1)
    .default(join(process.cwd(), 'data', 'box')),
  JARVIS_HUB_URL: httpUrl.optional(),
  JARVIS_SIMULATOR: z.string().min(1).optional(),
  JARVIS_CLOCK: ClockQuality.optional(),
  JARVIS_LOG: z.enum(['error', 'warn', 'info', 'debug']).default('warn'),
  OPENAI_API_KEY: orNothing(
    z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'A key has neither spaces nor line ends.')
      .transform((key) => new Secret(key))
      .optional(),
  ),
  OPENAI_BASE_URL: orNothing(serviceUrl.default('https://api.openai.com/v1')),
  JARVIS_VOICE_MODEL: orNothing(
    z
      .string()
      .regex(/^[\w.:/-]{1,128}$/, 'The name of a model, such as gpt-realtime-2.1-mini.')
      .optional(),
  ),
  /** A chat model of the same account that words summaries better; unset: none leaves the box. */
  JARVIS_SUMMARY_MODEL: orNothing(
    z
      .string()
      .regex(/^[\w.:/-]{1,128}$/, 'The name of a chat model, such as gpt-5.4-mini.')
      .optional(),
  ),
  /** A server in the gym that speaks OpenAI's chat completions, such as `http://127.0.0.1:8080/v1`. */
  JARVIS_CHAT_URL: orNothing(httpUrl.optional()),
  JARVIS_CHAT_MODEL: orNothing(z.string().max(200).optional()),
  JARVIS_CHAT_KEY: orNothing(
    z
      .string()
      .transform((key) => new Secret(key))
      .optional(),
  ),
  /** A signed folder of models of speech; with the public key that they are checked by, and what runs them. */
  JARVIS_MODELS: orNothing(z.string().optional()),
  JARVIS_MODELS_KEY: orNothing(z.string().optional()),
  JARVIS_SHERPA: orNothing(z.string().optional()),
  JARVIS_VOICE_CAP_SESSION: dollars('2'),
  JARVIS_VOICE_CAP_DAY: dollars('20'),
  JARVIS_VOICE_CAP_GYM: dollars('300'),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Undefined: no HTTPS is wanted. */
  readonly httpsPort: number | undefined;
  /** Absolute; holds the SQLite file and the box's key. */
  readonly dataFolder: string;
  /** Without it the box works by itself and cannot be provisioned. */
  readonly hubUrl: string | undefined;
  /** A file of made-up cards: serves the badge simulator. Never set in production. */
  readonly simulatorFile: string | undefined;
  /** What an operator vouches for; undefined: the box looks for itself. */
  readonly clockQuality: ClockQuality | undefined;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  readonly voice: VoiceConfig;
}

export interface VoiceConfig {
  /** Of the voice service in the cloud; without it JARVIS talks by what the box has. */
  readonly key: Secret | undefined;
  /** Without a slash at its end; http and https, a WebSocket is opened at the same place. */
  readonly baseUrl: string;
  /** Undefined: the usual one. */
  readonly model: string | undefined;
  /** Of the same service, for summaries; undefined: the box's own stand. */
  readonly summaryModel: string | undefined;
  /** A chat server in the gym that may lead the talks which the cloud does not. */
  readonly chat:
    { readonly baseUrl: string; readonly model: string | undefined; readonly key: Secret | undefined } | undefined;
  /** Ears and a better voice of the box itself; each undefined where it is not configured. */
  readonly models: {
    readonly folder: string | undefined;
    /** A PEM file. */
    readonly keyFile: string | undefined;
    readonly sherpaAt: string | undefined;
  };
  /** Micro-dollars; null: none. What a response may cost more than its cap is what that one response costs. */
  readonly caps: { readonly session: number | null; readonly day: number | null; readonly gym: number | null };
}

/** @throws StartRefused naming each setting that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new StartRefused(`The box's settings are wrong (${fields.join('; ')}).`, 'Correct them and start again.');
  }
  const { data } = parsed;
  if (data.JARVIS_SUMMARY_MODEL !== undefined && data.OPENAI_API_KEY === undefined) {
    throw new StartRefused(
      'JARVIS_SUMMARY_MODEL is set without OPENAI_API_KEY: what a hub mints opens talks alone.',
      'Set the key of an account, or leave the model out.',
    );
  }
  return {
    host: data.JARVIS_BOX_HOST,
    port: data.JARVIS_BOX_PORT,
    httpsPort: httpsPort(data.JARVIS_BOX_HTTPS_PORT, data.JARVIS_BOX_HOST),
    dataFolder: data.JARVIS_BOX_DATA,
    hubUrl: data.JARVIS_HUB_URL,
    simulatorFile: data.JARVIS_SIMULATOR,
    clockQuality: data.JARVIS_CLOCK,
    logLevel: data.JARVIS_LOG,
    voice: {
      key: data.OPENAI_API_KEY,
      baseUrl: data.OPENAI_BASE_URL,
      model: data.JARVIS_VOICE_MODEL,
      summaryModel: data.JARVIS_SUMMARY_MODEL,
      chat:
        data.JARVIS_CHAT_URL === undefined
          ? undefined
          : { baseUrl: data.JARVIS_CHAT_URL, model: data.JARVIS_CHAT_MODEL, key: data.JARVIS_CHAT_KEY },
      models: { folder: data.JARVIS_MODELS, keyFile: data.JARVIS_MODELS_KEY, sherpaAt: data.JARVIS_SHERPA },
      caps: {
        session: data.JARVIS_VOICE_CAP_SESSION,
        day: data.JARVIS_VOICE_CAP_DAY,
        gym: data.JARVIS_VOICE_CAP_GYM,
      },
    },
  };
}

function httpsPort(wanted: 'none' | number | undefined, host: string): number | undefined {
  if (wanted === undefined) return thisMachine.test(host) || host === '::1' ? undefined : 7443;
  return wanted === 'none' ? undefined : wanted;
}
