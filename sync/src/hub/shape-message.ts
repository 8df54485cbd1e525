import { isInShape, relationToSql, type RowImage, type ShapeDefinition } from './shape-definition.ts';

/** A row before and after one change, as the change log has it. */
export interface LoggedChange {
  /** As the change log names it. */
  readonly table: string;
  /** Among the changes of its turn, from 0. */
  readonly place: number;
  /** Null where the row was inserted. */
  readonly before: RowImage | null;
  /** Null where the row was deleted; both null where the table was truncated. */
  readonly after: RowImage | null;
  /** The transaction, decimal. */
  readonly xid: string;
}

/** Whether the row was and is in a shape. */
export interface Membership {
  readonly before: boolean;
  readonly after: boolean;
}

/** One change as Electric's protocol words it. */
export interface ShapeMessage {
  readonly key: string;
  readonly value: RowImage;
  readonly old_value?: RowImage;
  readonly headers: Readonly<Record<string, unknown>> & { readonly operation: 'insert' | 'update' | 'delete' };
}

export const isTruncate = ({ before, after }: LoggedChange): boolean => before === null && after === null;

/** Undefined when only PostgreSQL can tell. */
export function membershipOf({ filter }: ShapeDefinition, { before, after }: LoggedChange): Membership | undefined {
  const [was, is] = [before && isInShape(filter, before), after && isInShape(filter, after)];
  return was === undefined || is === undefined ? undefined : { before: was === true, after: is === true };
}

export function insertMessage(definition: ShapeDefinition, image: RowImage, headers: object = {}): ShapeMessage {
  const { schema, table, columns } = definition;
  return {
    key: keyOf(definition, image),
    value: pick(image, columns),
    headers: { operation: 'insert', relation: [schema, table], ...headers },
  };
}

/** Words rows as inserts: `insertMessage` for thousands, with values in the order of the columns. */
export function insertWriter(definition: ShapeDefinition): (row: readonly (string | null)[]) => string {
  const { schema, table, columns, key } = definition;
  const names = columns.map((column, index) => `${index === 0 ? '' : ','}${JSON.stringify(column)}:`);
  const keyAt = key.map((column) => columns.indexOf(column));
  const headers = JSON.stringify({ operation: 'insert', relation: [schema, table] });
  return (row) => {
    const text = JSON.stringify(
      keyText(
        definition,
        keyAt.map((index) => row[index] ?? null),
      ),
    );
    let value = '';
    for (let index = 0; index < names.length; index += 1) {
      const cell = row[index] ?? null;
      value += names[index] + (cell === null ? 'null' : JSON.stringify(cell));
    }
    return `{"key":${text},"value":{${value}},"headers":${headers}}`;
  };
}

/** What a change means for one shape: a row that moves into its filter appears, one that leaves is gone. */
export function shapeMessages(
  definition: ShapeDefinition,
  { before, after, xid }: LoggedChange,
  membership: Membership,
): ShapeMessage[] {
  const from = membership.before && before !== null ? before : undefined;
  const to = membership.after && after !== null ? after : undefined;
  // Electric's numbers are PostgreSQL's 32-bit ones.
  const headers = { txids: [Number(BigInt(xid) & 0xffff_ffffn)] };
  if (from === undefined) return to === undefined ? [] : [insertMessage(definition, to, headers)];
  if (to === undefined) return [deleteMessage(definition, from, headers)];
  const [fromKey, toKey] = [keyOf(definition, from), keyOf(definition, to)];
  if (fromKey !== toKey) {
    return [
      deleteMessage(definition, from, { ...headers, key_change_to: toKey }),
      insertMessage(definition, to, { ...headers, key_change_from: fromKey }),
    ];
  }
  return updateMessages(definition, from, to, headers);
}

function updateMessages(
  definition: ShapeDefinition,
  from: RowImage,
  to: RowImage,
  txids: { readonly txids: readonly number[] },
): ShapeMessage[] {
  const { schema, table, columns, key, replica } = definition;
  // A column is absent where its text was erased: what it was is unknown, so what it is has to be said.
  const changed = columns.filter((column) => from[column] !== (to[column] ?? null));
  if (changed.length === 0) return [];
  const message = {
    key: keyOf(definition, to),
    headers: { operation: 'update', relation: [schema, table], ...txids } as const,
  };
  if (replica === 'full') return [{ ...message, value: pick(to, columns), old_value: pick(from, changed) }];
  return [{ ...message, value: pick(to, [...key, ...changed]) }];
}

function deleteMessage(definition: ShapeDefinition, image: RowImage, headers: object): ShapeMessage {
  const { schema, table, columns, key, replica } = definition;
  return {
    key: keyOf(definition, image),
    value: pick(image, replica === 'full' ? columns : key),
    headers: { operation: 'delete', relation: [schema, table], ...headers },
  };
}

const pick = (image: RowImage, columns: readonly string[]): RowImage =>
  Object.fromEntries(columns.map((column) => [column, image[column] ?? null]));

const keyOf = (definition: ShapeDefinition, image: RowImage): string =>
  keyText(
    definition,
    definition.key.map((column) => image[column] ?? null),
  );

const keyText = (definition: ShapeDefinition, values: readonly (string | null)[]): string =>
  `${relationToSql(definition)}/${values
    .map((value) => (value === null ? '_' : `"${value.replaceAll('/', '//')}"`))
    .join('/')}`;
