/**
 * `npm run voice:say -- "Réserve-moi le yoga de demain 18h30" oui --badge BADGE001`: says that to the box of the running
 * demo, one utterance after the other, and prints the dialogue.
 */
import { parseArgs } from 'node:util';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { ErrorBody } from '@jarvis-edge/sync/protocol.ts';
import { readConfig } from '../config.ts';
import { Talk } from './simulated-talk.ts';

const usage = 'Give what the member says in quotes, and --badge LABEL; --url ADDRESS for another box than the demo.';
const patienceMs = 10_000;

await runCommand(run);

async function run(): Promise<void> {
  const { says, label, boxUrl } = readOptions();
  const { member, turns, isGoodbye } = await talk(boxUrl, { label, says });
  const names = { member, jarvis: 'JARVIS' };
  const width = Math.max(member.length, names.jarvis.length);
  for (const { role, text, tools } of turns) {
    if (tools.length > 0) process.stdout.write(`${' '.repeat(width)}    (${tools.join(', ')})\n`);
    process.stdout.write(`${names[role].padStart(width)}  ${text}\n`);
  }
  if (!isGoodbye) process.stdout.write('The conversation was ended after that, without a goodbye.\n');
}

function readOptions() {
  const config = readConfig(process.env);
  try {
    const { values, positionals: says } = parseArgs({
      options: { badge: { type: 'string', default: 'BADGE001' }, url: { type: 'string' } },
      allowPositionals: true,
    });
    if (says.length === 0) throw new Error('There is nothing to say.');
    return { says, label: values.badge, boxUrl: values.url ?? `http://127.0.0.1:${config.port}` };
  } catch (error) {
    throw new StartRefused((error as Error).message, usage);
  }
}

async function talk(boxUrl: string, wish: { label: string; says: readonly string[] }): Promise<Talk> {
  let response: Response;
  try {
    response = await fetch(`${boxUrl}/api/simulator/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    throw new StartRefused(
      `No box answers at ${boxUrl}.`,
      'Start the demo with `npm start`, or name the box by --url.',
      {
        cause: error,
      },
    );
  }
  const json: unknown = await response.json();
  if (response.ok) return Talk.parse(json);
  const refused = ErrorBody.safeParse(json);
  if (refused.success && refused.data.error.code !== 'not-found') {
    throw new StartRefused(refused.data.error.message, refused.data.error.remedy);
  }
  throw new StartRefused(`The box at ${boxUrl} holds no simulated conversations.`, 'Only the box of a demo does.');
}
