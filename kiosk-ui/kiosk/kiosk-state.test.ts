import { describe, expect, test } from 'vitest';
import { admitted, link, marie, place, reader, refused } from '../test/example-messages.ts';
import {
  afterEvent,
  kioskAtStart,
  languageKeptMs,
  languageOf,
  languageOfTap,
  lostReaders,
  nextDeadline,
  screenOf,
  shownForMs,
  type KioskEvent,
  type KioskState,
  type ScreenName,
} from './kiosk-state.ts';

const start = 1_000_000;
const after = (state: KioskState, ...events: KioskEvent[]) => events.reduce(afterEvent, state);
type Message = Extract<KioskEvent, { kind: 'message' }>['message'];
const told = (message: Message, at = start): KioskEvent => ({ kind: 'message', at, message });

const reconnecting = kioskAtStart(start);
const attract = after(reconnecting, { kind: 'connected', at: start }, told(place()));
const states: Record<ScreenName, KioskState> = {
  reconnecting,
  attract,
  recognised: after(attract, told(admitted('t1'))),
  refused: after(attract, told(refused('t1', { reason: 'unknown-badge' }))),
  code: after(reconnecting, { kind: 'code-wanted', at: start, purpose: 'pair' }),
};

/** One event of each kind, and of each type of message; leaving one out does not compile. */
type EventName = Exclude<KioskEvent['kind'], 'message'> | Message['type'];
const later = start + 60_001;
const events: Record<EventName, KioskEvent> = {
  connected: { kind: 'connected', at: start },
  disconnected: { kind: 'disconnected', at: start, since: start, cause: 'silent' },
  retrying: { kind: 'retrying', at: start },
  'code-wanted': { kind: 'code-wanted', at: start, purpose: 'pair' },
  'code-sent': { kind: 'code-sent', at: start },
  'code-refused': { kind: 'code-refused', at: start, problem: 'wrong-code', retryAt: null },
  provisioning: { kind: 'provisioning', at: start, stage: null, progress: null },
  confirming: { kind: 'confirming', at: start, words: ['taxi', 'opal', 'judo', 'lima'], until: later, hubAway: false },
  revoked: { kind: 'revoked', at: start, reason: 'replaced' },
  'language-chosen': { kind: 'language-chosen', at: start, language: 'en' },
  touched: { kind: 'touched', at: start },
  finished: { kind: 'finished', at: start },
  'time-passed': { kind: 'time-passed', at: later },
  place: told(place()),
  admitted: told(admitted('t2')),
  recognised: told({ ...admitted('t2'), type: 'recognised' }),
  departed: told({ ...admitted('t2'), type: 'departed' }),
  refused: told(refused('t2', { reason: 'badge-lost' })),
  reader: told(reader('lost')),
  link: told(link('down', 3)),
  pong: told({ type: 'pong', at: start, id: '1' }),
};

const same = (screen: ScreenName) => Object.fromEntries(Object.keys(events).map((event) => [event, screen]));
const claimed = { provisioning: 'code', confirming: 'code', revoked: 'code' } as const;
/** Which screen follows which event; what is not named leaves the screen as it was. */
const changes: Record<ScreenName, Partial<Record<EventName, ScreenName>>> = {
  attract: {
    disconnected: 'reconnecting',
    'code-wanted': 'code',
    ...claimed,
    admitted: 'recognised',
    recognised: 'recognised',
    departed: 'recognised',
    refused: 'refused',
  },
  // A member being greeted reads to the end, whatever happens to the line meanwhile.
  recognised: {
    'code-wanted': 'code',
    ...claimed,
    refused: 'refused',
    finished: 'attract',
    'time-passed': 'attract',
  },
  refused: {
    'code-wanted': 'code',
    ...claimed,
    admitted: 'recognised',
    recognised: 'recognised',
    departed: 'recognised',
    finished: 'attract',
    'time-passed': 'attract',
  },
  // Connected is not enough: a screen without its place has nothing to show.
  reconnecting: {
    'code-wanted': 'code',
    ...claimed,
    admitted: 'recognised',
    recognised: 'recognised',
    departed: 'recognised',
    refused: 'refused',
  },
  code: { connected: 'reconnecting', disconnected: 'reconnecting' },
};

describe.each(Object.keys(states) as ScreenName[])('on the screen "%s"', (screen) => {
  const expected = { ...same(screen), ...changes[screen] };

  test.each(Object.keys(events) as EventName[])('after "%s" the right screen is shown', (event) => {
    expect(screenOf(states[screen])).toBe(screen);
    expect(screenOf(afterEvent(states[screen], events[event]))).toBe(expected[event]);
  });
});

describe('taps', () => {
  test('a greeting stays about six seconds, a refusal twelve', () => {
    expect(nextDeadline(states.recognised)).toBe(start + 6_000);
    expect(nextDeadline(states.refused)).toBe(start + 12_000);
    const justBefore = afterEvent(states.recognised, { kind: 'time-passed', at: start + shownForMs.admitted - 1 });
    expect(screenOf(justBefore)).toBe('recognised');
  });

  test('the same tap told twice greets once', () => {
    const greeted = after(attract, told(admitted('t9')), { kind: 'finished', at: start + 10 });
    expect(screenOf(after(greeted, told(admitted('t9'), start + 20)))).toBe('attract');
  });

  test('another tap replaces the one shown', () => {
    const next = after(states.recognised, told(admitted('t2', { firstName: 'Thomas' }), start + 100));
    expect(next.shown?.tap).toMatchObject({ member: { firstName: 'Thomas' } });
    expect(next.shown?.until).toBe(start + 100 + shownForMs.admitted);
  });

  test('a screen that loses its pairing keeps nobody’s name', () => {
    expect(afterEvent(states.recognised, events['code-wanted']).shown).toBeNull();
  });

  test('a greeting outlives the loss of the box, then the screen says that the box is lost', () => {
    const lost = afterEvent(states.recognised, events.disconnected);
    expect(screenOf(lost)).toBe('recognised');
    expect(screenOf(afterEvent(lost, events['time-passed']))).toBe('reconnecting');
  });
});

describe('losing the box', () => {
  test('says since when, and counts every try', () => {
    const lost = after(
      attract,
      { kind: 'disconnected', at: start + 9_000, since: start + 4_000, cause: 'silent' },
      { kind: 'retrying', at: start + 9_300 },
      { kind: 'disconnected', at: start + 9_400, since: start + 4_000, cause: 'silent' },
      { kind: 'retrying', at: start + 10_000 },
    );
    expect(lost.connection).toEqual({ state: 'down', since: start + 4_000, attempts: 2, cause: 'silent' });
  });

  test('a screen that never reached its box keeps saying so', () => {
    const { connection } = afterEvent(reconnecting, events.disconnected);
    expect(connection).toMatchObject({ cause: 'starting' });
  });
});

describe('codes', () => {
  const wanted = events['code-wanted'];

  test('a screen that is asked for a code again takes one, whatever it was waiting for', () => {
    const checking = afterEvent(states.code, events['code-sent']);
    expect(checking.codeEntry?.answer).toEqual({ state: 'checking' });
    expect(afterEvent(checking, wanted).codeEntry?.answer).toEqual({ state: 'waiting' });
  });

  test('what was wrong with a code stays to be read', () => {
    const wrong = after(states.code, events['code-sent'], events['code-refused']);
    expect(afterEvent(wrong, wanted).codeEntry?.answer).toMatchObject({ problem: 'wrong-code' });
  });
});

describe('readers', () => {
  test('a lost reader stays lost while the box looks for it, until it is ready', () => {
    const lost = after(attract, told(reader('lost')));
    expect(lostReaders(lost)).toHaveLength(1);
    expect(lostReaders(after(lost, told(reader('opening'))))).toHaveLength(1);
    expect(lostReaders(after(lost, told(reader('opening')), told(reader('ready'))))).toHaveLength(0);
  });

  test('a reader that is being opened for the first time is not lost', () => {
    expect(lostReaders(after(attract, told(reader('opening'))))).toHaveLength(0);
  });
});

describe('languages', () => {
  test('the page speaks the kiosk’s language, a member is greeted in their own', () => {
    const spanish = after(attract, told(admitted('t2', { language: 'es' })));
    expect(languageOf(spanish)).toBe('fr');
    expect(languageOfTap(spanish)).toBe('es');
    expect(languageOfTap(after(attract, told(admitted('t2', { ...marie, language: null }))))).toBe('fr');
  });

  test('a language touched on the screen stays while somebody touches it, then gives way to the kiosk’s', () => {
    const chosen = after(attract, events['language-chosen']);
    const touchedAgain = afterEvent(chosen, { kind: 'touched', at: start + 30_000 });
    const passed = (state: KioskState, at: number) => languageOf(afterEvent(state, { kind: 'time-passed', at }));
    expect(passed(chosen, start + languageKeptMs)).toBe('fr');
    expect(passed(touchedAgain, start + languageKeptMs)).toBe('en');
    expect(passed(touchedAgain, start + 30_000 + languageKeptMs)).toBe('fr');
  });
});

test('the gym’s clock is the box’s, whatever this screen believes', () => {
  const wrong = after(reconnecting, { kind: 'connected', at: start }, told(place({ at: start + 7_200_000 })));
  expect(wrong.clockOffsetMs).toBe(7_200_000);
});
