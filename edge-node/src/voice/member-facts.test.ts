import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saturday, TalkingBox } from '../../test/talking-box.ts';
import { MemberFacts } from './member-facts.ts';
import { Sessions } from './sessions.ts';

const day = 86_400_000;
let box: TalkingBox;
let facts: MemberFacts;
let marie: string;
let thomas: string;

beforeEach(() => {
  box = new TalkingBox();
  facts = new MemberFacts(box.db);
  marie = box.addMember('Marie', 'Dubois');
  thomas = box.addMember('Thomas', 'Martin');
});
afterEach(() => box.close());

const stamped = { boot_id: 'boot', monotonic_ns: 1, clock_quality: 'ntp' };
const visit = (memberId: string, at: number): void =>
  box.insert('visits', {
    ...{
      id: newId({ msecs: at }),
      gym_id: box.gymId,
      member_id: memberId,
      badge_id: '',
      reader_id: '',
      entered_at: at,
    },
    ...stamped,
  });
const session = (memberId: string, at: number, state: 'active' | 'closed'): void =>
  box.insert('sessions', {
    ...{ id: newId(), gym_id: box.gymId, member_id: memberId, state, started_at: at, last_activity_at: at },
    ...stamped,
  });

test('tone, feedback, level and goals are read as the hub knows them, and what this box does not know is no preference', () => {
  box.db
    .prepare(`update member_preferences set communication_style = ?, preferred_feedback_style = ? where member_id = ?`)
    .run('encouraging', 'telepathic', marie);
  box.insert('member_fitness_profiles', {
    ...{ id: newId(), member_id: marie, fitness_level: 'beginner', primary_goals: '["toning"]', workouts_per_week: 3 },
  });
  box.insert('member_fitness_profiles', {
    ...{ id: newId(), member_id: thomas, fitness_level: 'olympic', primary_goals: '{}' },
  });
  expect(facts.preferences(marie)).toEqual({ communicationStyle: 'encouraging', feedbackStyle: null });
  expect(facts.fitness(marie)).toEqual({ level: 'beginner', goals: ['toning'], workoutsPerWeek: 3 });
  expect(facts.fitness(thomas)).toEqual({ level: null, goals: [], workoutsPerWeek: null });
  expect(facts.preferences(newId())).toEqual({ communicationStyle: null, feedbackStyle: null });
});

test('when a member was here and talked last is known, and no visit is looked for further back than four weeks', () => {
  expect(facts.recent(marie, saturday)).toEqual({ lastVisitAt: null, lastSessionAt: null });
  visit(marie, saturday - 28 * day - 1);
  visit(thomas, saturday - day);
  expect(facts.recent(marie, saturday).lastVisitAt).toBeNull();
  for (const ago of [28, 3, 5]) visit(marie, saturday - ago * day);
  session(marie, saturday - 9 * day, 'closed');
  session(marie, saturday, 'active');
  expect(facts.recent(marie, saturday)).toEqual({
    lastVisitAt: saturday - 3 * day,
    lastSessionAt: saturday - 9 * day,
  });
  expect(facts.attendance(marie, 'Europe/Paris', saturday)).toMatchObject({ visitsTotal: 4 });
});

test('a conversation begins without reading through a year of visits or sessions', () => {
  const prepare = vi.spyOn(box.db, 'prepare');
  void new MemberFacts(box.db);
  const nothing = (): never => expect.fail();
  void new Sessions({
    ...{ db: box.db, edits: box.edits, hasConsent: nothing, gymId: nothing, clock: nothing, newId },
    ...{ queued: nothing, closed: nothing },
  });
  const all = prepare.mock.calls.map(([sql]) => sql).filter((sql) => /(from|join) (visits|sessions)/.test(sql));
  prepare.mockRestore();
  /** Whether some table is read without a column that narrows it down. */
  const readsThrough = (sql: string): boolean =>
    box
      .all(`explain query plan ${sql}`, ...sql.split('?').slice(1))
      .map(({ detail }) => String(detail))
      .some((step) => /^(SCAN|SEARCH)/.test(step) && !/\(|INDEX sessions_active$/.test(step));
  expect(all).toHaveLength(8);
  expect(all.filter(readsThrough)).toEqual([]);
});
