import { messageBytesMax, type BoxFigures } from '@jarvis-edge/sync/fleet-link.ts';
import type { Warning } from './last-warnings.ts';

export interface DiagnosticsParts {
  readonly figures: BoxFigures;
  /** As the rooms say of themselves; only what is named below is taken of it. */
  readonly status: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Warning[];
}

/**
 * What of the box's status leaves the gym, by path: states, counts and causes. Names of people, badges and words of members
 * stay; a part that is added to the status stays too, until it is named here.
 */
const leaving = [
  'softwareVersion',
  'incarnation',
  'provisioning.state',
  'provisioning.step',
  'link.state',
  'link.since',
  'link.cause',
  'fleetLink.state',
  'fleetLink.since',
  'problems.what',
  'problems.cause',
  'problems.since',
  'outbox',
  'clock',
  'synchronous',
  'readers.purpose',
  'readers.state',
  'readers.cause',
  'voice.talks',
  'voice.cloud.state',
  'voice.counts',
  'voice.model',
  'voice.capabilities',
];

/** Of a message to the hub, its head and the rest of the answer leave so much. */
const bytesMax = messageBytesMax - 4096;

/** What a technician far away wants to see of a box. */
export function diagnosticsOf({ figures, status, warnings }: DiagnosticsParts): unknown {
  const tell = (count: number): unknown =>
    scrubbed({
      ...{ figures, nodeVersion: process.version, platform: `${process.platform} ${process.arch}` },
      status: pick(status, ''),
      warnings: warnings.slice(-count),
    });
  for (let count = warnings.length; count > 0; count = Math.floor(count / 2)) {
    const told = tell(count);
    if (Buffer.byteLength(JSON.stringify(told)) <= bytesMax) return told;
  }
  const told = tell(0);
  return Buffer.byteLength(JSON.stringify(told)) <= bytesMax ? told : { figures };
}

function pick(value: unknown, path: string): unknown {
  if (leaving.includes(path)) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, path));
  if (typeof value !== 'object' || value === null) return undefined;
  const kept = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    const below = path === '' ? name : `${path}.${name}`;
    const isOnTheWay = leaving.some((one) => one === below || one.startsWith(`${below}.`));
    return isOnTheWay ? [[name, pick(part, below)]] : [];
  });
  return Object.fromEntries(kept);
}

/** Causes come from errors of others: what looks like a token, a number on a card, or an address is taken out of them. */
const telling: readonly RegExp[] = [
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /\b(?:sk|ek)[-_][\w*-]{4,}/g,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /\b[\dA-F]{8,16}\b/g,
  /\b\d{6,}\b/g,
  /\b[A-Za-z]+\d{3}\b/g,
];

function scrubbed(value: unknown): unknown {
  if (typeof value === 'string')
    return telling.reduce((text, pattern) => text.replaceAll(pattern, '[taken out]'), value);
  if (Array.isArray(value)) return value.map(scrubbed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, scrubbed(part)]));
}
