import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import type { Budgets } from './access.ts';

/** Where the three logins of the database find it. */
export interface DatabaseUrls {
  readonly service: string;
  readonly owner: string;
  readonly sync: string;
}

export interface Config {
  /** The hub speaks HTTPS itself, with these files in PEM form. Absolute paths. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Addresses and networks whose word is taken for who asks and by which protocol. */
  readonly trustProxy?: readonly string[] | undefined;
  /** Requests a minute and caller, where they are not the usual ones. */
  readonly limits?: Partial<Budgets> | undefined;
  /** By whose clock the hub's own jobs are due, IANA name. By default `Europe/Paris`. */
  readonly timezone?: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Absolute: the hub's keys, and its database where it runs its own. */
  readonly dataDir: string;
  /** Absent: the hub runs a PostgreSQL of its own in the data folder. */
  readonly database: DatabaseUrls | undefined;
  /** An Electric service that serves shapes instead of the hub itself. */
  readonly electric?: { readonly url: string; readonly secret: string | undefined } | undefined;
  /** An MQTT broker that serves boxes instead of the hub itself, and where they find it. */
  readonly broker?: { readonly url: string; readonly urlOfBoxes: string } | undefined;
  /** The organisation's account at the voice service; absent: boxes talk by what they have. */
  readonly voice?:
    | {
        readonly key: Secret;
        readonly baseUrl: string;
        /** A gym and day; money in micro-dollars, null: no cap. */
        readonly caps: { readonly secretsADay: number; readonly moneyADay: number | null };
      }
    | undefined;
  /** Whether super admins and franchise owners must have a second factor. By default `required`. */
  readonly mfa?: 'required' | 'optional';
  /** Where people reach the hub, for links in mail; without a slash at the end. Absent: the address it listens on. */
  readonly publicUrl?: string | undefined;
  /** Absent: mail is put into the data folder. */
  readonly mail?: { readonly smtpUrl: string; readonly from: string } | undefined;
}

const PostgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must look like postgresql://user:password@host/database',
});

const MqttUrl = z.url({ protocol: /^(mqtts?|wss?)$/, error: 'must look like mqtts://user:password@broker:8883' });
/** Such as `api=100,admin=200`. */
const Limits = z.string().transform((text, context) => {
  const limits: Partial<Record<keyof Budgets, number>> = {};
  for (const part of text.split(',').filter(Boolean)) {
    const [, name, value] = /^\s*(api|voice|admin|box|box-address)\s*=\s*([1-9]\d{0,6})\s*$/.exec(part) ?? [];
    if (name === undefined) {
      context.addIssue('must look like api=100,voice=30,admin=200');
      return z.NEVER;
    }
    limits[name as keyof Budgets] = Number(value);
  }
  return limits;
});

const Proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (proxies) => proxies.every(isAddressOrNetwork),
    'must be addresses or networks, such as 10.0.0.7,10.1.0.0/16',
  );

const thisMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
const VoiceUrl = z
  .url({ protocol: /^https?$/, error: 'must look like https://api.openai.com/v1' })
  .transform((url) => url.replace(/\/+$/, ''))
  .refine((url) => url.startsWith('https:') || thisMachine.test(new URL(url).hostname), {
    error: 'must be https: a key goes to another machine by nothing else',
  });

const Environment = z.object({
  JARVIS_HUB_TLS_CERT: z.string().min(1).optional(),
  JARVIS_HUB_TLS_KEY: z.string().min(1).optional(),
  JARVIS_HUB_TRUST_PROXY: Proxies.optional(),
  JARVIS_HUB_LIMITS: Limits.optional(),
  JARVIS_HUB_TIMEZONE: z.string().refine(isTimezone, 'must be the name of a time zone such as Europe/Paris').optional(),
  JARVIS_HUB_HOST: z.string().min(1).default('127.0.0.1'),
  JARVIS_HUB_PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65535).default(7070),
  JARVIS_HUB_DATA: z.string().min(1).default('data/hub'),
  DATABASE_URL: PostgresUrl.optional(),
  MIGRATION_DATABASE_URL: PostgresUrl.optional(),
  SYNC_DATABASE_URL: PostgresUrl.optional(),
  ELECTRIC_URL: z.url({ protocol: /^https?$/, error: 'must look like http://electric:3000' }).optional(),
  JARVIS_HUB_MFA: z.enum(['required', 'optional'], 'must be required or optional').default('required'),
  JARVIS_HUB_URL: z.url({ protocol: /^https?$/, error: 'must look like https://hub.example.com' }).optional(),
  JARVIS_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@mail.example.com' })
    .optional(),
  JARVIS_MAIL_FROM: z.string().regex(/.@./, 'must be an address such as JARVIS Edge <jarvis@example.com>').optional(),
  ELECTRIC_SECRET: z.string().min(1, 'must not be empty').optional(),
  OPENAI_API_KEY: z.preprocess(
    // Set to nothing it is not set.
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'must have neither spaces nor line ends')
      .optional(),
  ),
  OPENAI_BASE_URL: VoiceUrl.default('https://api.openai.com/v1'),
  JARVIS_VOICE_SECRETS_DAY: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0)
    .max(1_000_000)
    .default(400),
  JARVIS_VOICE_BUDGET_DAY: z
    .string()
    .regex(/^(none|\d{1,6}(\.\d{1,6})?)$/, 'must be dollars such as 20 or 0.50, or "none"')
    .default('20'),
  MQTT_URL: MqttUrl.optional(),
  MQTT_URL_OF_BOXES: MqttUrl.optional(),
});

/** @throws StartRefused naming the setting that is wrong or missing; values are not repeated, they hold passwords. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = String(issue?.path[0]);
    throw new StartRefused(`The setting ${field} cannot be used: ${issue?.message}.`, `Correct or remove ${field}.`);
  }
  const { data } = parsed;
  return {
    limits: data.JARVIS_HUB_LIMITS,
    tls: tlsFiles(data, folder),
    trustProxy: data.JARVIS_HUB_TRUST_PROXY,
    timezone: data.JARVIS_HUB_TIMEZONE,
    host: data.JARVIS_HUB_HOST,
    port: data.JARVIS_HUB_PORT,
    dataDir: resolve(folder, data.JARVIS_HUB_DATA),
    database: databaseUrls(data),
    electric: data.ELECTRIC_URL === undefined ? undefined : { url: data.ELECTRIC_URL, secret: data.ELECTRIC_SECRET },
    voice: voiceSettings(data),
    broker: data.MQTT_URL === undefined ? undefined : { url: data.MQTT_URL, urlOfBoxes: urlOfBoxes(data) },
    mfa: data.JARVIS_HUB_MFA,
    publicUrl: data.JARVIS_HUB_URL?.replace(/\/+$/, ''),
    mail: mailSettings(data),
  };
}

function tlsFiles(
  { JARVIS_HUB_TLS_CERT: cert, JARVIS_HUB_TLS_KEY: key }: z.infer<typeof Environment>,
  folder: string,
): Config['tls'] {
  if (cert === undefined && key === undefined) return undefined;
  if (cert !== undefined && key !== undefined) return { cert: resolve(folder, cert), key: resolve(folder, key) };
  const missing = cert === undefined ? 'JARVIS_HUB_TLS_CERT' : 'JARVIS_HUB_TLS_KEY';
  throw new StartRefused(
    `The hub was to speak HTTPS, but ${missing} is missing.`,
    'Set both JARVIS_HUB_TLS_CERT and JARVIS_HUB_TLS_KEY, or none.',
  );
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function mailSettings({
  JARVIS_SMTP_URL: smtpUrl,
  JARVIS_MAIL_FROM: from,
}: z.infer<typeof Environment>): Config['mail'] {
  if (smtpUrl === undefined) return undefined;
  if (from !== undefined) return { smtpUrl, from };
  throw new StartRefused(
    'A mail server was named, but not the address that mail comes from.',
    'Set JARVIS_MAIL_FROM, such as: JARVIS Edge <jarvis@example.com>',
  );
}

function voiceSettings(data: z.infer<typeof Environment>): Config['voice'] {
  if (data.OPENAI_API_KEY === undefined) return undefined;
  const budget = data.JARVIS_VOICE_BUDGET_DAY;
  const moneyADay = budget === 'none' ? null : Math.round(Number(budget) * 1_000_000);
  return {
    key: new Secret(data.OPENAI_API_KEY),
    baseUrl: data.OPENAI_BASE_URL,
    caps: { secretsADay: data.JARVIS_VOICE_SECRETS_DAY, moneyADay },
  };
}

/** Boxes show tokens of their own, and never learn the hub's password. */
function urlOfBoxes({ MQTT_URL = '', MQTT_URL_OF_BOXES = MQTT_URL }: z.infer<typeof Environment>): string {
  const url = new URL(MQTT_URL_OF_BOXES);
  [url.username, url.password] = ['', ''];
  return url.href;
}

function databaseUrls(settings: z.infer<typeof Environment>): DatabaseUrls | undefined {
  const names = { service: 'DATABASE_URL', owner: 'MIGRATION_DATABASE_URL', sync: 'SYNC_DATABASE_URL' } as const;
  const { service, owner, sync } = {
    service: settings[names.service],
    owner: settings[names.owner],
    sync: settings[names.sync],
  };
  if (service === undefined && owner === undefined && sync === undefined) return undefined;
  if (service !== undefined && owner !== undefined && sync !== undefined) return { service, owner, sync };
  const missing = Object.values(names).filter((name) => settings[name] === undefined);
  throw new StartRefused(
    `A database was named, but not every login to it: ${missing.join(' and ')} is missing.`,
    'Set all of DATABASE_URL, MIGRATION_DATABASE_URL and SYNC_DATABASE_URL, or none.',
  );
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
