import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saturday, TalkingBox } from '../../../test/talking-box.ts';
import { createRaiseAlert } from '../../alert/raise.ts';
import { admissions } from '../../booking/admission.ts';
import { Bookings } from '../../booking/bookings.ts';
import type { Gym } from '../../store/place.ts';
import { MemberFacts } from '../member-facts.ts';
import { allTools } from './all-tools.ts';
import { crowdLevel } from './crowd.ts';
import type { ToolContext } from './tool.ts';
import { Toolbox } from './toolbox.ts';

const hour = 3_600_000;
const day = 24 * hour;
const [yoga, hiit, kiosk] = [newId(), newId(), newId()];
let box: TalkingBox;
let toolbox: Toolbox;
let marie: string;
let thomas: string;
let sessionId: string;
let gym: Gym | undefined;
let inside: number[];
let purposes: Set<'entry' | 'exit' | 'identify'>;

beforeEach(() => {
  box = new TalkingBox();
  [inside, purposes] = [[], new Set(['entry'] as const)];
  marie = box.addMember('Marie', 'Dubois');
  thomas = box.addMember('Thomas', 'Martin');
  sessionId = newId();
  gym = {
    ...{ id: box.gymId, name: 'Part-Dieu', city: 'Lyon', timezone: 'Europe/Paris', status: 'active' },
    openingHours: {
      weekly: {
        mon: [['06:00', '22:00']],
        sat: [
          ['08:00', '12:00'],
          ['14:00', '20:00'],
        ],
      },
      exceptions: [
        { date: '2026-12-25', hours: [] },
        { date: '2026-11-23', hours: [['10:00', '18:00']] },
      ],
    },
    clockPolicy: 'admit',
  };
  const bookings = new Bookings({
    ...{ db: box.db, edits: box.edits, gymId: () => box.gymId, isReady: () => true },
    ...{ admission: admissions(box.db), newId, nowMs: () => saturday, queued: () => undefined },
  });
  toolbox = new Toolbox({
    db: box.db,
    tools: allTools({
      ...{ db: box.db, edits: box.edits, newId, facts: new MemberFacts(box.db), gym: () => gym },
      settle: (wish) => bookings.settle(wish),
      raiseAlert: createRaiseAlert({ db: box.db, edits: box.edits, newId }),
      entrance: { insideSince: () => inside, purposes: () => purposes },
    }),
    queued: () => undefined,
    failed: (name, error) => expect.fail(`${name}: ${String(error)}`),
  });
  box.insert('classes', { id: yoga, name: 'Yoga', minutes: 60 });
  box.insert('classes', { id: hiit, name: 'HIIT' });
});
afterEach(() => box.close());

function addClass(classId: string, startsAt: number, capacity = 2, cancelledAt: number | null = null): string {
  const id = newId();
  box.insert('class_occurrences', { id, class_id: classId, starts_at: startsAt, capacity, cancelled_at: cancelledAt });
  return id;
}
function ask(name: string, args: Record<string, unknown> = {}, memberId = marie): Record<string, unknown> {
  const context: ToolContext = {
    ...{ sessionId, memberId, gymId: box.gymId, language: 'fr', nowMs: saturday, time: box.clock.now() },
  };
  const result = toolbox.call({ callId: newId(), name, args }, context);
  if (!result.ok) return { error: result.error.code };
  return { ...result.data, ...(result.personal && { personal: true }) };
}
const classesOf = (args: Record<string, unknown> = {}) =>
  (ask('timetable', args)['occurrences'] as { occurrenceId: string }[]).map(({ occurrenceId }) => occurrenceId);

test('opening hours are those of today and the next six days, holidays and other days among them', () => {
  const { days } = ask('opening_hours') as { days: { day: string }[] };
  expect(days).toHaveLength(7);
  expect(days.slice(0, 3)).toEqual([
    {
      ...{ day: '2026-11-21', exception: null },
      periods: [
        { from: '08:00', to: '12:00' },
        { from: '14:00', to: '20:00' },
      ],
    },
    { day: '2026-11-22', periods: [], exception: null },
    { day: '2026-11-23', periods: [{ from: '10:00', to: '18:00' }], exception: 'other-hours' },
  ]);
  expect(ask('opening_hours', { day: '2026-12-25' })).toEqual({
    days: [{ day: '2026-12-25', periods: [], exception: 'closed' }],
  });
  gym = undefined;
  expect(ask('opening_hours')).toEqual({ error: 'not-ready' });
});

test('without a day the next four that differ from the usual week are told too, and none that is past', () => {
  const exceptionsOf = () =>
    (ask('opening_hours') as { exceptions: { day: string; exception: string }[] }).exceptions.map(
      (one) => `${one.day} ${one.exception}`,
    );
  expect(exceptionsOf()).toEqual(['2026-11-23 other-hours', '2026-12-25 closed']);
  const place = gym;
  if (place === undefined) throw new Error('There is no gym.');
  const dates = ['2027-05-01', '2026-12-31', '2027-01-01', '2026-11-20', '2026-11-21', '2026-12-24'];
  const exceptions = dates.map((date) => ({ date, hours: [] }));
  gym = { ...place, openingHours: { ...place.openingHours, exceptions } };
  expect(exceptionsOf()).toEqual([
    ...['2026-11-21 closed', '2026-12-24 closed', '2026-12-31 closed', '2027-01-01 closed'],
  ]);
});

test('the timetable has what is still to come today and tomorrow by the clock of the gym', () => {
  addClass(yoga, saturday);
  addClass(yoga, saturday + hour, 5, saturday);
  const [soon, late] = [addClass(yoga, saturday + 1), addClass(hiit, Date.parse('2026-11-22T23:30+01:00'))];
  const monday = addClass(yoga, Date.parse('2026-11-23T00:10+01:00'));
  expect(classesOf()).toEqual([soon, late]);
  expect(classesOf({ day: '2026-11-23' })).toEqual([monday]);
  expect(classesOf({ day: '2026-11-20' })).toEqual([]);
  expect(ask('timetable')['occurrences']).toMatchObject([
    { className: 'Yoga', startsAt: saturday + 1, endsAt: saturday + 1 + hour },
    { className: 'HIIT', endsAt: null },
  ]);
});

test('a class that is asked for by name is looked for all week', () => {
  addClass(hiit, saturday + hour);
  const next = addClass(yoga, saturday + 6 * day);
  addClass(yoga, saturday + 7 * day);
  expect(classesOf({ class: 'le cours de yoga' })).toEqual([next]);
  expect(classesOf({ class: 'yoga', day: '2026-11-21' })).toEqual([]);
  expect(classesOf({ class: 'boxe' })).toEqual([]);
});

test('places left, who waits and what is mine follow from the bookings', () => {
  const occurrenceId = addClass(yoga, saturday + hour, 1);
  const of = (memberId: string) => (ask('timetable', {}, memberId)['occurrences'] as unknown[])[0];
  expect(of(marie)).toMatchObject({ capacity: 1, left: 1, waiting: 0, mine: null });
  expect(ask('book_class', { occurrenceId })).toMatchObject({
    ...{ outcome: 'booked', reason: null, bookingId: expect.any(String) as unknown },
    ...{ occurrenceId, className: 'Yoga', startsAt: saturday + hour },
  });
  expect(ask('book_class', { occurrenceId }, thomas)).toMatchObject({ outcome: 'waiting' });
  expect(of(marie)).toMatchObject({ left: 0, waiting: 1, mine: 'booked' });
  expect(of(thomas)).toMatchObject({ left: 0, waiting: 1, mine: 'waiting' });
  expect(ask('cancel_booking', { occurrenceId })).toMatchObject({ outcome: 'cancelled', className: 'Yoga' });
  expect([of(marie), of(thomas)]).toMatchObject([
    { left: 0, waiting: 0, mine: null },
    { left: 0, mine: 'booked' },
  ]);
});

test('a refusal is a code that names its reason', () => {
  const occurrenceId = addClass(yoga, saturday + hour);
  ask('book_class', { occurrenceId });
  expect(ask('book_class', { occurrenceId })).toMatchObject({ outcome: 'refused', reason: 'already-booked' });
  expect(ask('cancel_booking', { occurrenceId }, thomas)).toMatchObject({ reason: 'nothing-to-cancel' });
  expect(ask('book_class', { occurrenceId: newId() })).toMatchObject({
    ...{ outcome: 'refused', reason: 'unknown-class', className: null, startsAt: null },
  });
});

test('a member sees their own bookings that are still to come, also of a class that was cancelled', () => {
  const [first, second] = [addClass(yoga, saturday + 2 * day), addClass(hiit, saturday + hour)];
  for (const occurrenceId of [first, second]) ask('book_class', { occurrenceId });
  ask('book_class', { occurrenceId: addClass(yoga, saturday + 3 * day) }, thomas);
  box.db.prepare('update class_occurrences set cancelled_at = 1 where id = ?').run(first);
  expect(ask('my_bookings')).toEqual({
    bookings: [
      {
        ...{ bookingId: expect.any(String) as unknown, occurrenceId: second, className: 'HIIT', state: 'booked' },
        ...{ startsAt: saturday + hour, endsAt: null, classCancelled: false },
      },
      expect.objectContaining({ occurrenceId: first, endsAt: saturday + 2 * day + hour, classCancelled: true }),
    ],
  });
  ask('cancel_booking', { occurrenceId: second });
  expect(ask('my_bookings')['bookings']).toHaveLength(1);
});

test("a member's progress and membership are their own, and marked for the screen", () => {
  for (const [memberId, at] of [
    [marie, saturday - hour],
    [marie, saturday - 8 * day],
    [thomas, saturday - hour],
  ] as const) {
    box.insert('visits', {
      ...{ id: newId(), gym_id: box.gymId, member_id: memberId, badge_id: '', reader_id: '', entered_at: at },
      ...{ boot_id: 'boot', monotonic_ns: 1, clock_quality: 'ntp' },
    });
  }
  box.insert('member_fitness_profiles', {
    ...{ id: newId(), member_id: marie, primary_goals: '["weight_loss","toning"]', workouts_per_week: 3 },
  });
  expect(ask('my_progress')).toEqual({
    ...{ visits28d: 2, visitsThisWeek: 1, visitsTotal: 2, weeksInARow: 2, countedSince: saturday - 8 * day },
    ...{ visitsLastWeek: 1, visitsThisMonth: 2, visitsLastMonth: 0 },
    ...{ goals: ['weight_loss', 'toning'], workoutsPerWeek: 3, personal: true },
  });
  expect(ask('my_progress', {}, thomas)).toMatchObject({ visitsTotal: 1, goals: [], workoutsPerWeek: null });
  box.db
    .prepare(
      `update members set membership_type = 'Premium', membership_expires = ?, frozen_from = ?, payment_due_since = ?,
       suspended_reason = 'Parler au gérant' where id = ?`,
    )
    .run(saturday, saturday, saturday - day, marie);
  const membership = ask('membership');
  expect(membership).toEqual({
    ...{ type: 'Premium', plan: null, expires: saturday, expired: true, frozen: true, frozenFrom: saturday },
    ...{ frozenUntil: null, paymentDueSince: saturday - day, paymentDue: true, memberSince: null, active: true },
    ...{ suspended: true, personal: true },
  });
  expect(ask('membership', {}, thomas)).toMatchObject({ expired: false, frozen: false, paymentDue: false });
  expect(ask('membership', {}, newId())).toEqual({ error: 'not-ready' });
});

test('a broken machine is reported in the words of the member, and raises one alert however many report it', () => {
  const treadmill = newId();
  box.insert('equipment', { id: treadmill, name: 'Tapis de course 3' });
  box.insert('equipment', { id: newId(), name: 'Rameur 1' });
  box.insert('equipment', { id: newId(), name: 'Rameur 2' });
  const report = (equipment: string, memberId = marie) =>
    ask('report_equipment', { equipment, text: 'Il grince' }, memberId);
  expect(report('le tapis 3')).toMatchObject({
    ...{ equipmentId: treadmill, equipmentName: 'Tapis de course 3', candidates: [], alert: 'raised' },
  });
  expect(report('tapis de course n° 3', thomas)).toMatchObject({ alert: 'already-open' });
  expect(report('le rameur')).toMatchObject({
    ...{ equipmentId: null, equipmentName: 'Rameur', candidates: ['Rameur 1', 'Rameur 2'] },
  });
  expect(report('the showers')).toMatchObject({ equipmentName: null, place: 'showers', alert: 'raised' });
  expect(report('les douches')).toMatchObject({ place: 'showers', alert: 'already-open' });
  expect(
    box.all('select member_id, equipment_id, session_id, text, boot_id from equipment_reports order by id'),
  ).toEqual([
    { member_id: marie, equipment_id: treadmill, session_id: sessionId, text: 'Il grince', boot_id: 'boot' },
    { member_id: thomas, equipment_id: treadmill, session_id: sessionId, text: 'Il grince', boot_id: 'boot' },
    { member_id: marie, equipment_id: null, session_id: sessionId, text: 'le rameur: Il grince', boot_id: 'boot' },
    { member_id: marie, equipment_id: null, session_id: sessionId, text: 'the showers: Il grince', boot_id: 'boot' },
    { member_id: marie, equipment_id: null, session_id: sessionId, text: 'les douches: Il grince', boot_id: 'boot' },
  ]);
  expect(box.all('select alert_type, cause, status from alerts order by id')).toEqual([
    { alert_type: 'equipment_issue', cause: treadmill, status: 'pending' },
    { alert_type: 'equipment_issue', cause: 'kind:rameur', status: 'pending' },
    { alert_type: 'equipment_issue', cause: 'place:showers', status: 'pending' },
  ]);
  ask('report_equipment', { equipment: 'ça grince partout', text: 'ça grince partout' });
  expect(box.all('select text from equipment_reports order by id desc limit 1')).toEqual([
    { text: 'ça grince partout' },
  ]);
  // No alert and no memory of a call says again what a member said: erasing them would not reach it.
  const elsewhere = [...box.all('select * from alerts'), ...box.all('select * from tool_calls')];
  expect(JSON.stringify(elsewhere)).not.toContain('grince');
});

test('feedback is kept as said, with the rating that was given', () => {
  ask('leave_feedback', { text: ' Trop de monde le soir ', rating: 2 });
  expect(box.all('select member_id, gym_id, rating, text, given_at, clock_quality from feedback')).toEqual([
    {
      ...{ member_id: marie, gym_id: box.gymId, rating: 2, text: 'Trop de monde le soir', given_at: saturday },
      clock_quality: 'ntp',
    },
  ]);
});

test('who calls the staff raises one alert for the kiosk they stand at, and a second call shows on it', () => {
  box.insert('sessions', {
    ...{ id: sessionId, gym_id: box.gymId, kiosk_id: kiosk, state: 'active', started_at: 1, last_activity_at: 1 },
    ...{ boot_id: 'boot', monotonic_ns: 1, clock_quality: 'ntp' },
  });
  const first = ask('call_staff', { reason: 'emergency' });
  expect(first).toMatchObject({ reason: 'emergency', alert: 'raised' });
  expect(ask('call_staff', { reason: 'emergency' })).toEqual({ ...first, alert: 'already-open' });
  const [alert, ...others] = box.all('select * from alerts');
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    ...{ alert_type: 'emergency', cause: sessionId, priority: 'urgent', status: 'pending' },
    ...{ member_id: marie, kiosk_id: kiosk, gym_id: box.gymId, created_at: saturday },
  });
  expect(JSON.parse(String(alert?.['parameters']))).toEqual({ sessionId, kioskId: kiosk, times: 2, lastAt: saturday });
  expect(box.queued()).toEqual(['alerts insert', 'alerts patch']);
  box.db.transaction(() => box.edits.edit('alerts', String(alert?.['id']), { status: 'resolved' }))();
  expect(ask('call_staff', { reason: 'emergency' })).toMatchObject({ alert: 'raised' });
  // Whoever waits at the same kiosk for anything else is another matter.
  expect(ask('call_staff', { reason: 'membership' })).toMatchObject({ alert: 'raised' });
  expect(ask('call_staff', { reason: 'person' }, thomas)).toMatchObject({ alert: 'already-open' });
});

test('another language is said to the session and changes nothing stored', () => {
  expect(ask('change_language', { language: 'es' })).toEqual({ language: 'es' });
  expect(ask('change_language', { language: 'de' })).toEqual({ error: 'bad-arguments' });
  expect(box.queued()).toEqual([]);
});

test('a language that is to stay is written into the preferences, or begins them', () => {
  expect(ask('keep_language', { language: 'es' })).toEqual({ language: 'es' });
  expect(box.queued()).toEqual(['member_preferences patch']);
  const languages = () =>
    box.all('select member_id as member, language from member_preferences where deleted_at is null order by language');
  expect(languages()).toEqual([
    { member: marie, language: 'es' },
    { member: thomas, language: 'fr' },
  ]);
  box.db.prepare('delete from member_preferences where member_id = ?').run(marie);
  expect(ask('keep_language', { language: 'en' })).toEqual({ language: 'en' });
  expect(languages()).toContainEqual({ member: marie, language: 'en' });
});

test('several days are told together, a week of them at most', () => {
  const days = (until: string): unknown[] =>
    (ask('opening_hours', { day: '2026-11-21', until }) as { days: { day: string }[] }).days.map((one) => one.day);
  expect(days('2026-11-22')).toEqual(['2026-11-21', '2026-11-22']);
  expect(days('2026-12-24')).toHaveLength(7);
  expect(days('2026-11-20')).toEqual(['2026-11-21']);
  const [saturdays, sundays] = [addClass(yoga, saturday + hour), addClass(yoga, saturday + day)];
  addClass(yoga, saturday + 2 * day);
  expect(classesOf({ day: '2026-11-21', until: '2026-11-22' })).toEqual([saturdays, sundays]);
});

/** Visits of so many members, each a minute before. */
function came(members: number, at: number): void {
  for (let member = 0; member < members; member += 1) {
    const entered = at - member * 60_000;
    box.insert('visits', {
      ...{ id: newId({ msecs: entered }), gym_id: box.gymId, member_id: `member-${member}`, entered_at: entered },
      ...{ boot_id: 'boot', monotonic_ns: 0, clock_quality: 'ntp' },
    });
  }
}

test('who is in is counted: since the day began where exits are read, else as long as a visit takes', () => {
  inside = [saturday - 10 * 60_000, saturday - 3 * hour, saturday - 20 * hour];
  expect(ask('crowd_now')).toEqual({ inside: 1, level: null });
  purposes.add('exit');
  expect(ask('crowd_now')).toEqual({ inside: 2, level: null });
  purposes.delete('entry');
  expect(ask('crowd_now')).toEqual({ error: 'not-ready' });
  purposes.add('entry');
  gym = undefined;
  expect(ask('crowd_now')).toEqual({ error: 'not-ready' });
});

test('how full it is is told beside the same hour of the last four weeks, once there are so many', () => {
  for (const week of [1, 2, 3, 4]) came(10, saturday - week * 7 * day);
  expect(ask('crowd_now')).toEqual({ inside: 0, level: null });
  came(1, saturday - 6 * 7 * day);
  expect(ask('crowd_now')).toMatchObject({ level: 'quiet' });
  came(9, saturday);
  expect(ask('crowd_now')).toMatchObject({ level: 'usual' });
  came(20, saturday - 1000);
  expect(ask('crowd_now')).toMatchObject({ level: 'busy' });
});

test.each([
  [3, 3.9, null],
  [6, 10, 'quiet'],
  [7, 10, 'usual'],
  [13, 10, 'usual'],
  [14, 10, 'busy'],
] as const)('%i who came where %f usually do is %s', (count, usual, level) => {
  expect(crowdLevel(count, usual)).toBe(level);
});
