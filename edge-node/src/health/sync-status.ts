/**
 * `npm run sync:status`: what waits between this box and its hub, since when and why. Ends with 0 when all is well and
 * with 1 when something needs a person. `-- retry <id>` and `-- retry --all` send again what the hub refused.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { ErrorBody } from '@jarvis-edge/sync/protocol.ts';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { machineClock } from './event-clock.ts';
import { readSyncReport } from './read-sync-report.ts';
import { findingsOf, needsPerson } from './sync-findings.ts';
import { SyncReport } from './sync-report.ts';
import { Retried } from './sync-routes.ts';
import { inWords } from './sync-words.ts';

const usage = 'It knows --json, --url ADDRESS, --data FOLDER, retry <id>, and retry --all.';
const patienceMs = 10_000;

await runCommand(run);

async function run(): Promise<void> {
  const { json, boxUrl, folder, retry } = readOptions();
  if (retry !== undefined) {
    const answer = await ask(`${boxUrl}/api/sync/retry`, Retried, retry);
    if (answer === undefined) {
      throw new StartRefused(`No box is running at ${boxUrl}.`, 'Start it, then send again: only it can.');
    }
    say(
      json
        ? JSON.stringify(answer)
        : `${answer.retried} refused ${answer.retried === 1 ? 'change waits' : 'changes wait'} for the hub again.`,
    );
    return;
  }
  const report = (await ask(`${boxUrl}/api/sync`, SyncReport)) ?? readFile(folder);
  const findings = findingsOf(report);
  say(
    json
      ? JSON.stringify({ isWell: !needsPerson(findings), findings, ...report }, undefined, 2)
      : inWords(report, findings),
  );
  if (needsPerson(findings)) process.exitCode = 1;
}

function readOptions() {
  const config = readConfig(process.env);
  try {
    const { values, positionals } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        url: { type: 'string' },
        data: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [verb, id, ...rest] = positionals;
    const isRetry = verb === 'retry' && (id === undefined) === values.all && rest.length === 0;
    if (!isRetry && (verb !== undefined || values.all)) throw new Error('That is not a command.');
    const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
    return {
      json: values.json,
      boxUrl: (values.url ?? `http://${host}:${config.port}`).replace(/\/$/, ''),
      folder:
        values.data === undefined ? config.dataFolder : resolve(process.env['INIT_CWD'] ?? process.cwd(), values.data),
      retry: isRetry ? (id === undefined ? { all: true } : { id }) : undefined,
    };
  } catch (error) {
    throw new StartRefused((error as Error).message, usage, { cause: error });
  }
}

/**
 * @returns undefined when no box answers there.
 * @throws StartRefused when the box will not do it.
 */
async function ask<Answer>(url: string, answer: z.ZodType<Answer>, body?: unknown): Promise<Answer | undefined> {
  let response: Response;
  try {
    response = await fetch(url, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    if ((error as Error).name !== 'TimeoutError') return undefined;
    throw new StartRefused(`What runs at ${url} does not answer.`, 'Look at the log of the box.', { cause: error });
  }
  const json: unknown = await response.json().catch(() => undefined);
  const parsed = answer.safeParse(json);
  if (response.ok && parsed.success) return parsed.data;
  const refusal = ErrorBody.safeParse(json).data?.error;
  throw new StartRefused(
    refusal?.message ?? `What answers at ${url} is no box of this version.`,
    refusal?.remedy ?? 'Give the address of the box with --url, and the folder of its data with --data.',
  );
}

function readFile(folder: string): SyncReport {
  const file = join(folder, 'box.sqlite');
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    return readSyncReport(db, {
      clock: machineClock(readConfig(process.env).clockQuality),
      isProvisioned: isProvisioned(folder),
      live: undefined,
      heardAt: () => null,
      changedAt: () => null,
    });
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code === 'SQLITE_CANTOPEN') {
      const message = `No box is running here, and there is no file of one in ${folder}.`;
      throw new StartRefused(message, 'Give the folder of its data with --data, or its address with --url.', {
        cause: error,
      });
    }
    const message = `The file ${file} is not one that this version has opened (${error.message}).`;
    throw new StartRefused(message, 'Start the box once, or update it.', { cause: error });
  } finally {
    db?.close();
  }
}

function isProvisioned(folder: string): boolean {
  try {
    return z
      .object({ provisioned: z.looseObject({}) })
      .safeParse(JSON.parse(readFileSync(join(folder, 'identity.json'), 'utf8'))).success;
  } catch {
    return false;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
