/**
 * Talks and understands without end in the data folder that is named, until it is killed: says which conversations have
 * ended. With `finish` it understands what waits, and ends; with a number it begins with that member.
 */
import { writeSync } from 'node:fs';
import { wordLabels } from '../../edge-node/src/insight/test/word-labels.ts';
import { openUnderstandingBox } from './understanding-box.ts';

const [, , dataFolder = '', what] = process.argv;
/** So many conversations end before any is understood: the power then goes in the midst of understanding them. */
const talksAtOnce = 4;
/** Written before anything else happens: what was said is in the pipe when the power goes. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

const { db, sessions, pipeline } = openUnderstandingBox(dataFolder, wordLabels);
sessions.closeLeftOpen();
say('Ready:');
await pipeline.look();
if (what === 'finish') {
  db.close();
  process.exit(0);
}
const members = db.prepare<[], string>('select id from members order by id').pluck().all();
const kioskId = db.prepare<[], string>('select id from kiosks').pluck().get() ?? '';
for (let talk = 0; ; talk += 1) {
  const memberId = members[(Number(what) + talk) % members.length] ?? '';
  const sessionId = sessions.open({ memberId, kioskId, language: 'fr', engine: 'local' });
  const words = talk % 2 === 0 ? ['Bonjour', 'C’est une honte, tout est sale'] : ['Quels sont les horaires ?'];
  for (const text of words) sessions.turn({ sessionId, role: 'member', text, audioMs: null });
  sessions.close(sessionId, 'farewell');
  say(`over ${sessionId}`);
  if (talk % talksAtOnce === talksAtOnce - 1) await pipeline.look();
}
