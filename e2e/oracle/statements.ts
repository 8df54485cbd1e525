import { happens, oneOf, someOf, weighted, whole, type Random } from '../chance.ts';
import type { HubColumn, HubTable } from './hub-tables.ts';
import { makeOf, type Places } from './values.ts';

export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | null)[];
}

/** Where the rows of a seed may be, and which they may be: few, so that writers meet and ids come back. */
export interface Ground extends Places {
  readonly idsByTable: ReadonlyMap<string, readonly string[]>;
}

/** What can happen to the rows of a table, and how often. */
const happenings = {
  insert: 26,
  upsert: 10,
  update: 24,
  remove: 10,
  reinsert: 7,
  move: 8,
  rename: 6,
  swapIds: 2,
  updateMany: 5,
  removeMany: 1,
  touch: 2,
} as const;

/** A statement, or a few that belong together, about a random row of one of the tables. */
export function somethingHappens(random: Random, tables: readonly HubTable[], ground: Ground): Statement[] {
  const table = oneOf(random, tables);
  const row = new RowWriter(random, table, ground);
  switch (weighted(random, happenings)) {
    case 'insert':
      return [row.insert()];
    case 'upsert':
      return [row.upsert()];
    case 'update':
      return [row.update()];
    case 'remove':
      return [row.remove()];
    case 'reinsert':
      return [row.remove(), row.insert()];
    case 'move':
      return table.columns.some(({ name }) => name === 'gym_id') ? [row.move()] : [row.update()];
    case 'rename':
      return [row.rename()];
    case 'swapIds':
      return row.swapIds();
    case 'updateMany':
      return [row.updateMany()];
    case 'removeMany':
      return table.isLeaf ? [row.removeMany()] : [row.updateMany()];
    case 'touch':
      return [row.touch()];
  }
}

/** Rows to begin with, in an order in which each finds those that it refers to. */
export const firstRows = (random: Random, tables: readonly HubTable[], ground: Ground): Statement[] =>
  [...tables, ...tables].flatMap((table) =>
    Array.from({ length: 4 }, () => new RowWriter(random, table, ground).insert()),
  );

/** Changes every row of a table, so that whoever has that change has all that came before it. */
export function lastChange({ name, free }: HubTable, gymIds: readonly string[]): Statement | undefined {
  if (free === undefined) return undefined;
  const value =
    free.type === 'text' ? `concat('last ', left(${free.name}, 20))` : `case ${free.name} when 10 then 11 else 10 end`;
  return {
    sql: `update ${name} set ${free.name} = ${value} where ${name === 'gyms' ? 'id' : 'gym_id'} = any($1::uuid[])`,
    values: [`{${gymIds.join(',')}}`],
  };
}

/** Writes SQL about one random row: what it says depends on the generator alone, what it meets on who came before. */
class RowWriter {
  readonly #random: Random;
  readonly #table: HubTable;
  readonly #ground: Ground;
  readonly #id: string;
  readonly #gym: string;
  #values: (string | null)[] = [];

  constructor(random: Random, table: HubTable, ground: Ground) {
    this.#random = random;
    this.#table = table;
    this.#ground = ground;
    this.#id = this.#anyId();
    this.#gym = oneOf(random, ground.gymIds);
  }

  insert(): Statement {
    const [columns, expressions] = this.#newRow();
    return this.#statement(
      `insert into ${this.#table.name} (${columns.join(', ')}) values (${expressions.join(', ')})`,
    );
  }

  upsert(): Statement {
    const [columns, expressions] = this.#newRow();
    const kept = columns.filter((column) => column !== 'id' && (column !== 'gym_id' || happens(this.#random, 0.5)));
    return this.#statement(
      `insert into ${this.#table.name} (${columns.join(', ')}) values (${expressions.join(', ')})
       on conflict (id) do update set ${kept.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    );
  }

  update(): Statement {
    const set = this.#changes();
    return this.#statement(`update ${this.#table.name} as t set ${set} where t.id = ${this.#value(this.#id, 'uuid')}`);
  }

  remove(): Statement {
    return this.#statement(`delete from ${this.#table.name} where id = ${this.#value(this.#id, 'uuid')}`);
  }

  /** To another gym, which may be another tenant's; what must be of the row's own gym changes with it. */
  move(): Statement {
    const gym = this.#value(this.#gym, 'uuid');
    const followers = this.#table.columns.filter(({ reference }) =>
      reference?.beside.some(([here]) => here === 'gym_id'),
    );
    const set = [`gym_id = ${gym}`, ...followers.map((column) => `${column.name} = ${this.#expression(column, gym)}`)];
    return this.#statement(
      `update ${this.#table.name} as t set ${set.join(', ')} where t.id = ${this.#value(this.#id, 'uuid')}`,
    );
  }

  rename(): Statement {
    const to = this.#value(this.#anyId(), 'uuid');
    return this.#statement(`update ${this.#table.name} set id = ${to} where id = ${this.#value(this.#id, 'uuid')}`);
  }

  swapIds(): Statement[] {
    const [one, other, between] = [this.#id, this.#anyId(), 'ffffffff-ffff-4fff-8fff-ffffffffffff'];
    const rename = (from: string, to: string): Statement => ({
      sql: `update ${this.#table.name} set id = $1::uuid where id = $2::uuid`,
      values: [to, from],
    });
    return [rename(one, between), rename(other, one), rename(between, other)];
  }

  updateMany(): Statement {
    const set = this.#changes();
    return this.#statement(`update ${this.#table.name} as t set ${set} where ${this.#inGym()}`);
  }

  removeMany(): Statement {
    return this.#statement(`delete from ${this.#table.name} as t where ${this.#inGym()}`);
  }

  /** An update that changes nothing. */
  touch(): Statement {
    return this.#statement(`update ${this.#table.name} set id = id where id = ${this.#value(this.#id, 'uuid')}`);
  }

  #anyId(): string {
    return oneOf(this.#random, this.#ground.idsByTable.get(this.#table.name) ?? []);
  }

  #inGym(): string {
    const column = this.#table.name === 'gyms' ? 't.id' : 't.gym_id';
    return `${column} = ${this.#value(this.#gym, 'uuid')}`;
  }

  #newRow(): [columns: string[], expressions: string[]] {
    const { columns, entry } = this.#table;
    const gym = columns.some(({ name }) => name === 'gym_id') ? this.#value(this.#gym, 'uuid') : 'null';
    const given = columns.filter(
      ({ name, isRequired }) =>
        isRequired || (name in entry.columns ? happens(this.#random, 0.9) : happens(this.#random, 0.5)),
    );
    const expression = (column: HubColumn): string => {
      if (column.name === 'id') return this.#value(this.#id, 'uuid');
      return column.name === 'gym_id' ? gym : this.#expression(column, gym);
    };
    return [given.map(({ name }) => name), given.map(expression)];
  }

  #changes(): string {
    const changeable = this.#table.columns.filter(({ name }) => name !== 'id' && name !== 'gym_id');
    const chosen = someOf(this.#random, changeable, 1.5 / changeable.length);
    const columns = chosen.length > 0 ? chosen : [oneOf(this.#random, changeable)];
    return columns.map((column) => `${column.name} = ${this.#expression(column, 't.gym_id')}`).join(', ');
  }

  /** @param gym SQL of the gym in which what the column refers to must be. */
  #expression(column: HubColumn, gym: string): string {
    const { name, type, isRequired, reference } = column;
    const make = makeOf(this.#table.name, column);
    const isKey = reference !== undefined && reference.table !== 'franchises';
    if (!isRequired && happens(this.#random, isKey ? 0.3 : 0.15)) return 'null';
    if (isKey) return referred(reference, gym, whole(this.#random, 0, 5));
    if (make !== undefined) return this.#value(make(this.#random, this.#ground), type);
    if (!isRequired) return 'null';
    throw new Error(`The oracle can make no ${type} for ${this.#table.name}.${name}: teach it in values.ts.`);
  }

  #value(value: string | null, type: string): string {
    this.#values.push(value);
    return `$${this.#values.length}::${type}`;
  }

  #statement(sql: string): Statement {
    const values = this.#values;
    this.#values = [];
    return { sql, values };
  }
}

function referred({ table, column, beside }: NonNullable<HubColumn['reference']>, gym: string, at: number): string {
  const there = beside.find(([here]) => here === 'gym_id')?.[1];
  const where = there === undefined ? '' : `where r.${there} = ${gym}`;
  const rows = `from ${table} as r ${where}`;
  return `(select r.${column} ${rows} order by r.id offset ${at} % greatest(1, (select count(*) ${rows})) limit 1)`;
}
