import * as z from 'zod/mini';
import { ReaderState } from '../../protocol/kiosk-socket.ts';

const Sentence = z.object({ fr: z.string(), en: z.string(), es: z.string() });

const Simulated = z.object({
  readers: z.array(
    z.object({ id: z.string(), name: z.string(), purpose: z.enum(['entry', 'exit', 'identify']), state: ReaderState }),
  ),
  badges: z.array(
    z.object({
      label: z.string(),
      name: z.string(),
      note: Sentence,
      group: z.enum(['member', 'refusal', 'oddity']),
    }),
  ),
});
export type Simulated = z.infer<typeof Simulated>;
export type SimulatedBadge = Simulated['badges'][number];

/** The demo's and the tests' own wires: a box in a gym answers 404 to all of them. */
export async function readSimulator(): Promise<Simulated> {
  return Simulated.parse(await (await answered(fetch('/api/simulator'))).json());
}

export const tapBadge = (readerId: string, label: string) => post('/api/simulator/taps', { readerId, label });

export const setReader = (readerId: string, state: 'plugged' | 'unplugged') =>
  post(`/api/simulator/readers/${encodeURIComponent(readerId)}`, { state });

const post = (url: string, body: object) =>
  answered(fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));

async function answered(asked: Promise<Response>): Promise<Response> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer;
}
