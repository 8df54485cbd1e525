import type { z } from 'zod';

/** Why a client event was refused, as the protocol puts it. */
export interface Refusal {
  readonly type: 'invalid_request_error' | 'server_error';
  readonly code: string;
  readonly message: string;
  readonly param: string | null;
}

export const refusal = (code: string, message: string, param: string | null = null): Refusal => ({
  type: 'invalid_request_error',
  code,
  message,
  param,
});

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What is wrong with an event, in the words and codes of the service: its first fault, an unknown field before others. */
export function refusalOf(error: z.ZodError, given: unknown): Refusal {
  const issues = error.issues.flatMap((issue) => withinUnion(issue));
  const first = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (first === undefined) return refusal('invalid_event', 'This event cannot be read.');
  const param = named(first.path);
  const value = valueAt(given, first.path);
  switch (first.code) {
    case 'unrecognized_keys': {
      const unknown = named([...first.path, first.keys[0] ?? '']);
      return refusal('unknown_parameter', `Unknown parameter: '${unknown}'.`, unknown);
    }
    case 'invalid_type':
      return value === undefined
        ? missing(param)
        : refusal(
            'invalid_type',
            `Invalid type for '${param}': expected ${first.expected}, but got ${kindOf(value)} instead.`,
            param,
          );
    case 'invalid_value':
      return value === undefined ? missing(param) : notAmong(value, first.values, param);
    case 'invalid_union':
      return value === undefined
        ? missing(param)
        : notAmong(value, ('options' in first ? first.options : undefined) ?? [], param);
    case 'custom':
      return refusal('invalid_value', first.message, param);
    default:
      return refusal('invalid_value', `Invalid '${param}': ${first.message}.`, param);
  }
}

const missing = (param: string): Refusal =>
  refusal('missing_required_parameter', `Missing required parameter: '${param}'.`, param);

function notAmong(value: unknown, allowed: readonly unknown[], param: string): Refusal {
  const shown = typeof value === 'string' ? value.slice(0, 100) : (JSON.stringify(value)?.slice(0, 100) ?? '');
  const supported =
    allowed.length === 0 ? '' : ` Supported values are: ${allowed.map((one) => `'${String(one)}'`).join(', ')}.`;
  return refusal('invalid_value', `Invalid value: '${shown}'.${supported}`, param);
}

/** Of the alternatives that a value could have been, the one that it comes closest to tells what is wrong. */
function withinUnion(issue: Issue, above: Path = []): Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path }];
  const closest = issue.errors.find((errors) => errors.every(({ code, path: at }) => at.length > 0 || isInside(code)));
  return closest === undefined ? [{ ...issue, path, errors: [] }] : closest.flatMap((each) => withinUnion(each, path));
}

const isInside = (code: Issue['code']): boolean => code !== 'invalid_type' && code !== 'invalid_value';

/** `session.tools[0].name` */
const named = (path: Path): string =>
  path.reduce<string>((so, key) => {
    if (typeof key === 'number') return `${so}[${key}]`;
    return so === '' ? String(key) : `${so}.${String(key)}`;
  }, '');

function valueAt(given: unknown, path: Path): unknown {
  let value = given;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
