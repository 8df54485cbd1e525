import { parseOffset, type Offset } from './offset.ts';

/** What a follower asks of a shape, wherever the shape itself is defined. */
export interface ShapeRequest {
  readonly at: Offset | 'beginning' | 'now';
  /** As asked. */
  readonly offset: string;
  /** Of the follower; absent at the beginning and now. */
  readonly handle: string;
  readonly isLive: boolean;
  /** How long a live request waits for a change, where the follower says. */
  readonly waitMs?: number;
  /** Live as server-sent events. */
  readonly isStream: boolean;
  readonly replica: 'default' | 'full';
  readonly log: 'full' | 'changes_only';
  /** Entity tags that the caller has the answers of. */
  readonly known: readonly string[];
  /** The parameters of the protocol as asked, for a service behind this one. */
  readonly asked: Readonly<Record<string, string>>;
}

const protocolParameters = [
  'offset',
  'handle',
  'live',
  'live_sse',
  'experimental_live_sse',
  'cursor',
  'replica',
  'log',
  'expired_handle',
  'cache-buster',
];

/** What is wrong, by parameter. */
export type RequestErrors = Readonly<Record<string, readonly string[]>>;

export type Query = Readonly<Record<string, unknown>>;

/** Reads the parameters of Electric's protocol that say where a follower stands and in which form it wants the rest. */
export function parseShapeRequest(
  query: Query,
  ifNoneMatch?: string,
): { readonly errors: RequestErrors } | { readonly request: ShapeRequest } {
  const errors: Record<string, string[]> = {};
  const text = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const flag = (...names: string[]): boolean => names.some((name) => (text(name) ?? 'false') !== 'false');
  const choice = <T extends string>(name: string, choices: readonly [T, ...T[]]): T => {
    const value = text(name) ?? choices[0];
    const chosen = choices.find((one) => one === value);
    if (chosen === undefined) errors[name] = ['is invalid'];
    return chosen ?? choices[0];
  };

  const offset = text('offset');
  const isLive = flag('live');
  const isStream = flag('live_sse', 'experimental_live_sse');
  const handle = text('handle');
  const at = offset === '-1' ? 'beginning' : offset === 'now' ? 'now' : parseOffset(offset ?? '');
  if (offset === undefined) errors['offset'] = ["can't be blank"];
  else if (at === undefined) errors['offset'] = ['has invalid format'];
  else if (typeof at === 'object' && handle === undefined) errors['handle'] = ["can't be blank when offset != -1"];
  if (isLive && at === 'beginning') errors['live'] = ["can't be true when offset == -1"];
  if (isLive && at === 'now') errors['live'] = ["can't be true when offset is 'now'"];
  if (isStream && !isLive) errors['live_sse'] = ["can't be true unless live is also true"];
  const replica = choice('replica', ['default', 'full']);
  const log = choice('log', ['full', 'changes_only']);

  if (Object.keys(errors).length > 0 || offset === undefined || at === undefined) return { errors };
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim());
  const asked = Object.fromEntries(
    protocolParameters.flatMap((name) => (text(name) ? [[name, text(name) ?? '']] : [])),
  );
  return { request: { at, offset, handle: handle ?? '', isLive, isStream, replica, log, known, asked } };
}
