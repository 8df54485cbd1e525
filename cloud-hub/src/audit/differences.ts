type Row = Readonly<Record<string, unknown>>;

/** Of a row before and after, the columns that differ; null where that side has nothing to tell. */
export function differences(
  before: Row | undefined,
  after: Row | undefined,
): { before: Row | null; after: Row | null } {
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (column) => !isSame(before?.[column], after?.[column]),
  );
  return { before: pick(before, columns), after: pick(after, columns) };
}

function pick(row: Row | undefined, columns: readonly string[]): Row | null {
  if (row === undefined || columns.length === 0) return null;
  return Object.fromEntries(columns.filter((column) => column in row).map((column) => [column, row[column] ?? null]));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const secretWords = new Set([
  ...['code', 'codes', 'hash', 'hashes', 'hmac', 'hmacs', 'key', 'keys', 'password', 'passwords'],
  ...['pin', 'pins', 'salt', 'secret', 'secrets', 'token', 'tokens', 'uid'],
]);

/**
 * Where in what is to be written a secret may be, by the name of its column; undefined where nothing looks like one.
 * Whether there is a secret, and since when, is none.
 */
export function secretIn(value: unknown, path = ''): string | undefined {
  if (value instanceof Uint8Array) return path;
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (looksSecret(name) && !tellsNothing(inner)) return here;
    const deeper = secretIn(inner, here);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

const looksSecret = (name: string): boolean =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => secretWords.has(word));

const tellsNothing = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === 'boolean' || value instanceof Date;
