import { dimensions, modelId } from '@jarvis-edge/sync/meaning/embedding.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saturday, TalkingBox } from '../../../test/talking-box.ts';
import type { Understood } from '../../understood.ts';
import { Consents } from '../../voice/consents.ts';
import { Sessions } from '../../voice/sessions.ts';
import { wordLabels } from '../test/word-labels.ts';
import { Pipeline } from './pipeline.ts';

let box: TalkingBox;
let sessions: Sessions;
let pipeline: Pipeline;
let label: LabelUtterance;
let understood: Understood[];
let failures: [number, string][];
let kept: string[];
let marie: string;

beforeEach(() => {
  box = new TalkingBox();
  [label, understood, failures, kept] = [wordLabels, [], [], []];
  marie = box.addMember('Marie', 'Dubois', ['conversation', 'sentiment']);
  const consents = new Consents(box.db);
  const hasConsent: Consents['given'] = (memberId, consent) => consents.given(memberId, consent);
  sessions = new Sessions({
    ...{ db: box.db, edits: box.edits, gymId: () => box.gymId, clock: box.clock.now, newId, hasConsent },
    ...{ queued: () => undefined, closed: () => undefined },
  });
  pipeline = new Pipeline({
    ...{ db: box.db, edits: box.edits, hasConsent, nowMs: () => box.clock.wallMs, random: () => 0.5 },
    labelsFor: () => label,
    understood: (each) => understood.push(each),
    kept: (sessionId) => kept.push(sessionId),
    failed: (_, tries, error) => failures.push([tries, (error as Error).message]),
  });
});
afterEach(() => box.close());

function talk(words: readonly string[], memberId = marie, language: 'fr' | 'en' | 'es' = 'fr'): string {
  const sessionId = sessions.open({ memberId, kioskId: 'kiosk', language, engine: 'local' });
  for (const text of words) {
    sessions.turn({ sessionId, role: 'member', text, audioMs: null });
    sessions.turn({ sessionId, role: 'jarvis', text: 'Je suis JARVIS.', audioMs: null });
    box.clock.pass(1000);
  }
  sessions.close(sessionId, 'farewell');
  return sessionId;
}
const summary = (sessionId: string) =>
  box.all('select * from conversation_summaries where session_id = ?', sessionId)[0] ?? {};
const unhappy = ['Bonjour', 'Je voudrais réserver un cours', 'C’est une honte, les douches sont sales', 'Au revoir'];

test('a conversation that is over is understood: mood, intents, topics, what is to be done, a text and a point', async () => {
  const sessionId = talk(unhappy);
  const before = box.queued().length;
  await pipeline.look();
  const row = summary(sessionId);
  expect(row).toMatchObject({
    ...{ status: 'done', sentiment_label: 'negative', emotion: 'frustration', embedding_model: modelId },
    intents: '["greeting","book_class","complaint","farewell"]',
    key_topics: '["classes","cleanliness"]',
    action_items: '[{"code":"listen_and_apologise","parameters":{"topics":["cleanliness"]}}]',
  });
  expect(row['sentiment_score']).toBeLessThan(-0.5);
  expect(row['summary_text']).toContain('«\u00A0C’est une honte, les douches sont sales\u00A0»');
  const point = JSON.parse(String(row['embedding'])) as number[];
  expect(point).toHaveLength(dimensions);
  expect(point.every((figure) => Number.isInteger(Math.round(figure * 1e4)) && Math.abs(figure) <= 1)).toBe(true);
  expect(JSON.parse(String(row['models']))).toEqual({
    ...{ labels: 'words-1', sentiment: 'weighted-1', summary: 'template-1', embedding: modelId },
  });
  expect(box.queued().slice(before)).toEqual(['conversation_summaries patch', 'session_moods insert']);
  const [moods] = box.all('select * from session_moods');
  expect(moods).toMatchObject({ id: sessionId, gym_id: box.gymId, member_id: marie });
  const said = box.all(`select id from session_turns where role = 'member' order by at, id`);
  expect(JSON.parse(String(moods?.['moods']))).toEqual(
    [0.2, 0, -0.95, 0.2].map((score, turn) => ({ turn_id: said[turn]?.['id'], score })),
  );
  expect(box.all('select intent, score from turn_labels order by turn_id')).toEqual([
    { intent: 'greeting', score: 0.2 },
    { intent: 'book_class', score: 0 },
    { intent: 'complaint', score: -0.95 },
    { intent: 'farewell', score: 0.2 },
  ]);
  expect(understood).toMatchObject([
    { sessionId, memberId: marie, kioskId: 'kiosk', gymId: box.gymId, emotion: 'frustration' },
  ]);
  expect(kept).toEqual([sessionId]);
});

test('a machine that was reported in a bad mood is told with the mood, and as no displeasure', async () => {
  label = (text, lang) => ({ ...wordLabels(text, lang), ...(text.includes('tapis') && { score: -0.9 }) });
  talk(['Le tapis est cassé', 'Au revoir']);
  talk(unhappy);
  await pipeline.look();
  const [fault, complaint] = understood.toSorted((one, other) => other.displeasure - one.displeasure);
  expect(fault?.score).toBeLessThan(-0.5);
  expect(fault?.displeasure).toBeGreaterThanOrEqual(0);
  expect(complaint?.displeasure).toBe(complaint?.score);
});

test('each is understood once, however often it is looked at, and none is left behind', async () => {
  const ids = Array.from({ length: 25 }, () => talk(['Quels sont les horaires ?']));
  await Promise.all([pipeline.look(), pipeline.look()]);
  await pipeline.look();
  expect(understood.map(({ sessionId }) => sessionId).toSorted()).toEqual(ids.toSorted());
  expect(pipeline.status()).toEqual({ waiting: 0, failed: 0, cause: null });
});

test('what a conversation did is told in its summary', async () => {
  const sessionId = talk(['Je veux réserver le yoga', 'Le tapis est cassé']);
  for (const [at, [name, data]] of [
    ['book_class', { outcome: 'booked', className: 'Yoga' }],
    ['report_equipment', { equipmentName: 'Tapis 3', reportId: 'r' }],
    ['timetable', { occurrences: [] }],
  ].entries() as Iterable<[number, [string, object]]>) {
    box.insert('tool_calls', {
      ...{ scope: sessionId, call_id: `call-${at}`, name, called_at: saturday },
      result: JSON.stringify({ ok: true, personal: false, data }),
    });
  }
  await pipeline.look();
  expect(summary(sessionId)['summary_text']).toContain('Cours réservé : Yoga. Signalé à l’équipe : Tapis 3.');
  expect(understood[0]?.outcomes.map(({ kind }) => kind)).toEqual(['booked', 'reported']);
});

test('showers that were reported are no machine, and a place that one has already is no booking that failed', async () => {
  const sessionId = talk(['Les douches sont froides']);
  for (const [at, [name, data]] of [
    ['report_equipment', { equipmentName: null, place: 'showers', reportId: 'r' }],
    ['book_class', { outcome: 'refused', reason: 'already-booked', className: 'Yoga' }],
  ].entries() as Iterable<[number, [string, object]]>) {
    box.insert('tool_calls', {
      ...{ scope: sessionId, call_id: `call-${at}`, name, called_at: saturday },
      result: JSON.stringify({ ok: true, personal: false, data }),
    });
  }
  await pipeline.look();
  expect(summary(sessionId)['summary_text']).toContain('Signalé à l’équipe : les douches.');
  expect(summary(sessionId)['summary_text']).not.toContain('impossible');
});

test('the summary, its labels and what follows from it are kept together or not at all', async () => {
  const sessionId = talk(unhappy);
  const before = box.queued();
  box.failAfter = 0;
  await pipeline.look();
  box.failAfter = Infinity;
  expect(summary(sessionId)).toMatchObject({ status: 'pending', summary_text: null });
  expect([box.all('select * from turn_labels'), box.queued(), kept]).toEqual([[], before, []]);
  box.clock.pass(15_000);
  await pipeline.look();
  expect(summary(sessionId)['status']).toBe('done');
  expect(box.all('select * from summary_tries')).toEqual([]);
});

test('what fails is tried three times, later each time, then staff see why and can have it tried again', async () => {
  const sessionId = talk(unhappy);
  label = () => {
    throw new Error('the model is broken');
  };
  await pipeline.look();
  await pipeline.look();
  expect(failures, 'not before its time').toEqual([[1, 'the model is broken']]);
  box.clock.pass(15_000);
  await pipeline.look();
  box.clock.pass(15_000);
  await pipeline.look();
  expect(failures).toHaveLength(2);
  box.clock.pass(15_000);
  await pipeline.look();
  expect(failures.map(([tries]) => tries)).toEqual([1, 2, 3]);
  expect(summary(sessionId)['status']).toBe('failed');
  expect(pipeline.status()).toEqual({ waiting: 0, failed: 1, cause: 'model' });
  expect(pipeline.failures()).toMatchObject([{ sessionId, memberId: marie, cause: 'model', tries: 3 }]);
  box.clock.pass(3_600_000);
  await pipeline.look();
  expect(failures).toHaveLength(3);

  label = wordLabels;
  expect(pipeline.retry('nothing')).toBe(false);
  expect(pipeline.retry(sessionId)).toBe(true);
  await pipeline.look();
  expect(summary(sessionId)['status']).toBe('done');
  expect(pipeline.status().failed).toBe(0);
});

test('a try that was put off by a wrong clock is not put off for years', async () => {
  const sessionId = talk(unhappy);
  label = () => {
    throw new Error('the model is broken');
  };
  box.clock.pass(365 * 86_400_000);
  await pipeline.look();
  box.clock.pass(-364 * 86_400_000);
  label = wordLabels;
  await pipeline.look();
  expect(summary(sessionId)['status']).toBe('done');
});

test('one conversation that cannot be understood holds up no other', async () => {
  const broken = talk(['boum']);
  const fine = talk(unhappy);
  label = (text, lang) => {
    if (text === 'boum') throw new Error('the model is broken');
    return wordLabels(text, lang);
  };
  await pipeline.look();
  expect([summary(broken)['status'], summary(fine)['status']]).toEqual(['pending', 'done']);
});

test.each(['consent_conversation', 'consent_sentiment'])(
  'when %s was taken back meanwhile, nothing is kept',
  async (consent) => {
    const sessionId = talk(unhappy);
    box.db.prepare(`update member_preferences set ${consent} = null where member_id = ?`).run(marie);
    await pipeline.look();
    expect(summary(sessionId)).toMatchObject({
      status: 'done',
      summary_text: null,
      sentiment_score: null,
      intents: null,
    });
    expect([box.all('select * from turn_labels'), understood]).toEqual([[], []]);
  },
);

test('a conversation that was erased before it was understood leaves nothing, and one erased later loses its labels', async () => {
  const [early, late] = [talk(unhappy), talk(unhappy)];
  const erase = (sessionId: string): void => {
    const id = newId();
    box.insert('redactions', { id, gym_id: box.gymId, subject: 'session', subject_id: sessionId });
    box.insert('erasures', { id });
  };
  erase(early);
  await pipeline.look();
  expect(summary(early)).toMatchObject({ status: 'done', summary_text: null, sentiment_score: null });
  expect(box.all('select distinct session_id as id from turn_labels')).toEqual([{ id: late }]);
  erase(late);
  expect(box.all('select * from turn_labels')).toEqual([]);
});

test('labels go when the words go', async () => {
  talk(unhappy);
  await pipeline.look();
  box.db.prepare('delete from session_turns').run();
  expect(box.all('select * from turn_labels')).toEqual([]);
});

test('a conversation in which the member said nothing is done without a mood', async () => {
  const sessionId = sessions.open({ memberId: marie, kioskId: 'kiosk', language: 'fr', engine: 'local' });
  sessions.close(sessionId, 'inactivity');
  await pipeline.look();
  expect(summary(sessionId)).toMatchObject({ status: 'done', sentiment_score: null });
  expect(understood).toEqual([]);
});
