import type Database from 'better-sqlite3';
import { z } from 'zod';
import { inTransaction } from '../../store/open.ts';
import type { NotDone, Tool, ToolContext, ToolResult } from './tool.ts';
import { notDone } from './tool.ts';

/** A call id is remembered for a day, ms. */
const rememberedMs = 86_400_000;
/** Answers of calls that change nothing are remembered in memory, so many. */
const readsRemembered = 200;

export interface ToolCall {
  /** As the engine names it; the same one in the same session is the same call. */
  readonly callId: string;
  readonly name: string;
  /** An object, or its JSON as engines send it. */
  readonly args: unknown;
}

export type Checked =
  { readonly ok: true; readonly tool: Tool; readonly args: Readonly<Record<string, unknown>> } | NotDone;

/** A function as the Realtime protocol lists it. */
export interface FunctionDefinition {
  readonly type: 'function';
  readonly name: string;
  readonly description: string;
  /** JSON Schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ToolboxDeps {
  readonly db: Database.Database;
  readonly tools: readonly Tool[];
  /** Told after a commit that something may wait for the hub. */
  readonly queued: () => void;
  /** Told of what the member hears only as "that did not work". */
  readonly failed: (name: string, error: unknown) => void;
}

interface FormerCall {
  readonly name: string;
  readonly result: string;
}

/** Finds, checks and runs tools, each call once: a repeated call id gives the same answer, also after a crash. */
export class Toolbox {
  readonly #deps: ToolboxDeps;
  readonly #byName: ReadonlyMap<string, Tool>;
  readonly #atOnce: <Result>(work: () => Result) => Result;
  readonly #former: Database.Statement<[string, string], FormerCall>;
  readonly #remember: Database.Statement<[string, string, string, string, number]>;
  readonly #forget: Database.Statement<[number]>;
  readonly #reads = new Map<string, FormerCall>();

  constructor(deps: ToolboxDeps) {
    this.#deps = deps;
    const { db, tools } = deps;
    this.#byName = new Map(tools.map((tool) => [tool.name, tool]));
    this.#atOnce = inTransaction(db);
    this.#former = db.prepare('select name, result from tool_calls where scope = ? and call_id = ?');
    this.#remember = db.prepare(
      'insert into tool_calls (scope, call_id, name, result, called_at) values (?, ?, ?, ?, ?)',
    );
    this.#forget = db.prepare('delete from tool_calls where called_at < ?');
  }

  /** For a model. */
  definitions(): FunctionDefinition[] {
    return this.#deps.tools.map(({ name, description, parameters }) => {
      const schema = z.toJSONSchema(parameters, { io: 'input', override: withoutPattern });
      delete schema.$schema;
      return { type: 'function', name, description, parameters: schema };
    });
  }

  /** Whether a call could run, before anybody is asked to confirm it. */
  check(name: string, args: unknown): Checked {
    const tool = this.#byName.get(name);
    if (tool === undefined) {
      return notDone('unknown-tool', `There is no tool "${name}". There are: ${[...this.#byName.keys()].join(', ')}.`);
    }
    const given = objectOf(args);
    if (given === undefined) return notDone('bad-arguments', 'Arguments are a JSON object.');
    const parsed = tool.parameters.safeParse(given);
    return parsed.success
      ? { ok: true, tool, args: parsed.data }
      : notDone('bad-arguments', z.prettifyError(parsed.error));
  }

  /** Runs a call, or gives again what it came to before. Never throws. */
  call({ callId, name, args }: ToolCall, context: ToolContext): ToolResult {
    const checked = this.check(name, args);
    if (!checked.ok) return checked;
    try {
      return checked.tool.writes
        ? this.#write(callId, checked.tool, checked.args, context)
        : this.#read(callId, checked.tool, checked.args, context);
    } catch (error) {
      this.#deps.failed(name, error);
      return notDone('failed', 'The box could not do it. Nothing was changed.');
    }
  }

  /** What was done and that it was done are one transaction. */
  #write(callId: string, tool: Tool, args: Readonly<Record<string, unknown>>, context: ToolContext): ToolResult {
    const scope = scopeOf(context);
    const { isNew, result } = this.#atOnce(() => {
      const former = this.#former.get(scope, callId);
      if (former !== undefined) return { isNew: false, result: again(former, tool) };
      this.#forget.run(context.nowMs - rememberedMs);
      const done = tool.run(args, context);
      this.#remember.run(scope, callId, tool.name, JSON.stringify(done), context.nowMs);
      return { isNew: true, result: done };
    });
    if (isNew) this.#deps.queued();
    return result;
  }

  #read(callId: string, tool: Tool, args: Readonly<Record<string, unknown>>, context: ToolContext): ToolResult {
    const key = `${scopeOf(context)} ${callId}`;
    const former = this.#reads.get(key);
    if (former !== undefined) return again(former, tool);
    const result = tool.run(args, context);
    this.#reads.set(key, { name: tool.name, result: JSON.stringify(result) });
    const [oldest] = this.#reads.keys();
    if (this.#reads.size > readsRemembered && oldest !== undefined) this.#reads.delete(oldest);
    return result;
  }
}

const scopeOf = ({ sessionId, memberId }: ToolContext): string => sessionId ?? memberId;

function again({ name, result }: FormerCall, tool: Tool): ToolResult {
  return name === tool.name
    ? (JSON.parse(result) as ToolResult)
    : notDone('call-id-reused', `This call id was a call of "${name}".`);
}

/** Models send null for what they leave out. */
function objectOf(args: unknown): Record<string, unknown> | undefined {
  const value = typeof args === 'string' ? readJson(args) : args;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null && each !== undefined));
}

function readJson(json: string): unknown {
  try {
    return json.trim() === '' ? {} : JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The pattern of a date is long, and its format says as much to a model. */
function withoutPattern({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }): void {
  if (jsonSchema.format === 'date') delete jsonSchema.pattern;
}
