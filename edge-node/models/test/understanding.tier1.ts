import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hearByGrammar } from '../../commands/insight-hearing.ts';
import { createLabeller } from '../../src/insight/label/labeller.ts';
import { readUtterances } from '../../src/insight/label/corpus.ts';
import { Pipeline } from '../../src/insight/pipeline/pipeline.ts';
import { modelFiles } from '../../src/insight/transformer/small-model/model-files.ts';
import { answerOf } from '../../src/insight/transformer/small-model/small-model.ts';
import { FlashedFolder } from '../../src/insight/transformer/test/flashed-folder.ts';
import { patient } from '../../src/insight/transformer/transformer.contract.ts';
import { Transformer } from '../../src/insight/transformer/transformer.ts';
import { Sessions } from '../../src/voice/sessions.ts';
import { TalkingBox } from '../../test/talking-box.ts';
import { trainSmallModel } from '../small-folder.ts';

const model = trainSmallModel(readUtterances('corpus'));
const tier0 = createLabeller({ hear: hearByGrammar });

let box: TalkingBox;
let folder: FlashedFolder;
let tier1: Transformer;
beforeEach(() => {
  box = new TalkingBox();
  folder = new FlashedFolder({ files: modelFiles(model, 'int8'), answer: (text) => answerOf(model, text) });
  const cases = [{ text: 'bonjour', outputs: answerOf(model, 'bonjour') }];
  folder.put('self-test.json', { format: 1, madeBy: 'test', tolerance: 0.5, cases });
  tier1 = new Transformer({
    ...{ models: Promise.resolve(folder.opened()), tier0, after: patient, report: () => undefined },
  });
});
afterEach(() => {
  tier1.close();
  folder[Symbol.dispose]();
  box.close();
});

async function understand(): Promise<Record<string, unknown>[]> {
  const hasConsent = (): boolean => true;
  const memberId = box.addMember('Marie', 'Dubois', ['conversation', 'sentiment']);
  const sessions = new Sessions({
    ...{ db: box.db, edits: box.edits, gymId: () => box.gymId, clock: box.clock.now, newId, hasConsent },
    ...{ queued: () => undefined, closed: () => undefined },
  });
  const sessionId = sessions.open({ memberId, kioskId: 'kiosk', language: 'fr', engine: 'local' });
  for (const text of [
    'bonjour',
    'les douches sont encore dégueulasses franchement ras le bol',
    'allez salut à demain',
  ]) {
    sessions.turn({ sessionId, role: 'member', text, audioMs: null });
  }
  sessions.close(sessionId, 'farewell');
  const pipeline = new Pipeline({
    ...{ db: box.db, edits: box.edits, hasConsent, nowMs: () => box.clock.wallMs, random: () => 0.5 },
    labelsFor: (texts, lang) => tier1.ahead(texts, lang),
    ...{ understood: () => undefined, kept: () => undefined, failed: () => undefined },
  });
  await pipeline.look();
  expect(box.all('select status from conversation_summaries where session_id = ?', sessionId)).toEqual([
    { status: 'done' },
  ]);
  return box.all('select intent, model from turn_labels order by turn_id');
}

test('a conversation is understood by the flashed model, and each label tells which said so', async () => {
  await tier1.opened;
  const labels = await understand();
  expect(labels.map(({ model: said }) => said)).toEqual(labels.map(() => expect.stringMatching(/^test-1\+/u)));
  expect(labels.at(-1)?.['intent']).toBe('farewell');
  expect(tier1.state).toMatchObject({ kind: 'in-use', answered: 3, fellBack: 0 });
});

test('where the flashed model was not loaded in time, the conversation is understood by the box’s own', async () => {
  const labels = await understand();
  expect(labels).toHaveLength(3);
  expect(labels.map(({ model: said }) => said)).not.toContainEqual(expect.stringMatching(/^test-1/u));
});
