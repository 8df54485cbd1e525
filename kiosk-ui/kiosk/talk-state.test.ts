import { describe, expect, test } from 'vitest';
import { marie } from '../test/example-messages.ts';
import { began, caption, confirm, ended, heard, shown, talkState, trouble, warning } from '../test/example-talk.ts';
import type { TalkMessage, TalkWish } from '../protocol/talk.ts';
import { consentToAsk, type Session } from './talk-session.ts';
import {
  afterTalk,
  answerMs,
  consentWording,
  hearingOf,
  nextTalkDeadline,
  noticeMs,
  openingMs,
  talkAtStart,
  wantsMicrophone,
  type TalkEvent,
  type TalkState,
} from './talk-state.ts';

const t0 = 1_000_000;
const thomas = { ...marie, memberId: 'thomas', firstName: 'Thomas' };

function talk(...events: TalkEvent[]): { state: TalkState; wishes: TalkWish[] } {
  let state = talkAtStart(t0, 'full');
  const wishes: TalkWish[] = [];
  for (const event of events) {
    const step = afterTalk(state, event);
    state = step.state;
    wishes.push(...step.wishes);
  }
  return { state, wishes };
}
const tapped: TalkEvent = { kind: 'tapped', at: t0, tapId: 'tap1', member: marie };
const microphoneOn: TalkEvent = { kind: 'microphone', at: t0 + 3_100, microphone: 'on' };
const told = (message: TalkMessage, at = t0 + 4_000): TalkEvent => ({ kind: 'told', at, message, language: 'fr' });
const passed = (at: number): TalkEvent => ({ kind: 'time-passed', at });
const started = [tapped, passed(t0 + noticeMs), microphoneOn];
const talking = [...started, told(began('tap1')), told(talkState('listening'))];
const sessionOf = ({ phase }: TalkState): Session => {
  if (phase.name !== 'talking') throw new Error(`The phase is ${phase.name}`);
  return phase.session;
};
const after = (...events: TalkEvent[]) => talk(...talking, ...events);
const lastOf = (...events: TalkEvent[]) => after(...events).wishes.at(-1);

describe('before the talk', () => {
  test('a badge shows who JARVIS is for three seconds, with the microphone shut', () => {
    const { state, wishes } = talk(tapped, passed(t0 + noticeMs - 1));
    expect(state.phase.name).toBe('notice');
    expect(wantsMicrophone(state)).toBe(false);
    expect(wishes).toEqual([]);
    expect(nextTalkDeadline(state)).toBe(t0 + noticeMs);
  });

  test('then the microphone opens, and the talk is asked for with it', () => {
    const opening = talk(tapped, passed(t0 + noticeMs));
    expect(wantsMicrophone(opening.state)).toBe(true);
    expect(opening.wishes).toEqual([]);
    expect(talk(...started).wishes).toEqual([
      { type: 'talk-start', at: t0 + 3_100, tapId: 'tap1', microphone: true, duplex: 'full' },
    ]);
  });

  test('a touch on « Parler » does not wait, and one on « Écrire » leaves the microphone shut', () => {
    const spoken = talk(tapped, { kind: 'begin', at: t0 + 500, typing: false });
    expect(spoken.state.phase.name).toBe('opening');
    const typed = talk(tapped, { kind: 'begin', at: t0 + 500, typing: true });
    expect(typed.wishes).toMatchObject([{ type: 'talk-start', microphone: false }]);
    expect(wantsMicrophone(typed.state)).toBe(false);
  });

  test('a microphone that is missing or slow holds nobody up', () => {
    const missing = talk(tapped, passed(t0 + 3_000), { kind: 'microphone', at: t0 + 3_010, microphone: 'missing' });
    expect(missing.wishes).toMatchObject([{ type: 'talk-start', microphone: false }]);
    const slow = talk(tapped, passed(t0 + 3_000), passed(t0 + 3_000 + openingMs));
    expect(slow.wishes).toMatchObject([{ type: 'talk-start', microphone: false }]);
  });

  test('a microphone that opened late is told as soon as the talk has begun', () => {
    const { wishes } = talk(
      ...[tapped, passed(t0 + 3_000), passed(t0 + 4_500)],
      { kind: 'microphone', at: t0 + 4_600, microphone: 'on' },
      told(began('tap1'), t0 + 4_700),
    );
    expect(wishes.map(({ type }) => type)).toEqual(['talk-start', 'talk-microphone']);
    expect(wishes[1]).toMatchObject({ on: true, sessionId: 's1' });
  });

  test('at the door a talk begins by touch', () => {
    const { state } = talk({ kind: 'begin', at: t0, typing: false, whom: { tapId: 'tap9', member: marie } });
    expect(state.phase).toMatchObject({ name: 'opening', tapId: 'tap9' });
  });

  test('whoever changes their mind before the box has answered leaves no open talk behind', () => {
    const { state, wishes } = talk(...started, { kind: 'ended', at: t0 + 3_500 }, told(began('tap1')));
    expect(state.phase.name).toBe('idle');
    expect(wishes.at(-1)).toMatchObject({ type: 'talk-end', sessionId: 's1' });
  });

  test('a box that does not answer is told in words, and then the screen is free again', () => {
    const { state } = talk(...started, passed(t0 + 3_100 + answerMs));
    expect(state.phase).toMatchObject({ name: 'over', reason: 'no-answer' });
    expect(afterTalk(state, passed(t0 + 60_000)).state.phase.name).toBe('idle');
  });

  test('a refused beginning says why', () => {
    expect(talk(...started, told(ended('not-ready', null))).state.phase).toMatchObject({
      name: 'over',
      reason: 'not-ready',
    });
  });
});

describe('the listening light', () => {
  const hearing = (...events: TalkEvent[]) => {
    const { state } = after(...events);
    return hearingOf(state, sessionOf(state));
  };

  test('burns only while the box acknowledges what the microphone hears', () => {
    expect(hearing()).toBe('waiting');
    expect(hearing(told(heard(1), t0 + 5_000))).toBe('heard');
    expect(hearing(told(heard(1), t0 + 5_000), passed(t0 + 5_499))).toBe('heard');
    expect(hearing(told(heard(1), t0 + 7_000), passed(t0 + 7_500))).toBe('unheard');
  });

  test('does not burn for an acknowledgement that says nothing new', () => {
    expect(hearing(told(heard(1), t0 + 7_000), told(heard(1), t0 + 8_000))).toBe('unheard');
  });

  test('is out when the microphone is off, and when nobody here understands speech', () => {
    expect(hearing({ kind: 'muted', at: t0 + 5_000, muted: true })).toBe('off');
    expect(hearing(told(talkState('listening', { engine: 'local', hears: false })))).toBe('off');
  });

  test('rests while JARVIS speaks where the loudspeaker is heard by the microphone, and has a moment to come back', () => {
    const half: TalkEvent = { kind: 'duplex', at: t0 + 4_000, duplex: 'half' };
    expect(hearing(half, told(talkState('speaking'), t0 + 9_000))).toBe('resting');
    expect(hearing(half, told(talkState('speaking')), told(talkState('listening'), t0 + 20_000))).toBe('waiting');
  });

  test('goes out by itself when nothing more comes', () => {
    const { state } = after(told(heard(1), t0 + 7_000));
    expect(nextTalkDeadline(state)).toBe(t0 + 7_500);
  });
});

describe('during the talk', () => {
  test('the microphone is shut where nobody could understand it, and the box knows', () => {
    const { state } = after(told(talkState('listening', { engine: 'local', hears: false })));
    expect(wantsMicrophone(state)).toBe(false);
    const shut = afterTalk(state, { kind: 'microphone', at: t0 + 5_000, microphone: 'off' });
    expect(shut.wishes).toEqual([
      { type: 'talk-microphone', at: t0 + 5_000, sessionId: 's1', on: false, duplex: 'full' },
    ]);
  });

  test('what one says grows in its own line', () => {
    const { state } = after(
      told(caption('a', 'member', 'Quels', false)),
      told(caption('b', 'jarvis', 'Ce soir', false)),
      told(caption('a', 'member', 'Quels cours ?')),
    );
    expect(sessionOf(state).captions.map(({ text, final }) => [text, final])).toEqual([
      ['Quels cours ?', true],
      ['Ce soir', false],
    ]);
  });

  test('a question is answered once, however often the button is touched', () => {
    const call = { callId: 'c1', tool: 'book_class', data: {} };
    const yes: TalkEvent = { kind: 'answered', at: t0 + 6_000, yes: true };
    const { wishes } = after(told(confirm(call)), yes, yes);
    expect(wishes.filter(({ type }) => type === 'talk-answer')).toEqual([
      { type: 'talk-answer', at: t0 + 6_000, sessionId: 's1', callId: 'c1', yes: true },
    ]);
    expect(sessionOf(after(told(confirm(call)), told(confirm(null))).state).confirm).toBeNull();
  });

  test('a touch says that somebody is there, at once when the end was near, else now and then', () => {
    const touched = (at: number): TalkEvent => ({ kind: 'touched', at });
    const touches = (...events: TalkEvent[]) => after(...events).wishes.filter(({ type }) => type === 'talk-touch');
    expect(touches(touched(t0 + 10_000), touched(t0 + 10_500), touched(t0 + 12_500))).toHaveLength(2);
    const warned = after(touched(t0 + 10_000), told(warning(15_000), t0 + 10_500), touched(t0 + 10_600));
    expect(warned.wishes.filter(({ type }) => type === 'talk-touch')).toHaveLength(2);
    expect(sessionOf(warned.state).endsAt).toBeNull();
  });

  test('the time left is the same whatever this screen’s clock says', () => {
    expect(sessionOf(after(told(warning(15_000), t0 + 9_000)).state).endsAt).toBe(t0 + 24_000);
  });

  test('the same badge again keeps the talk; another one greets its own member', () => {
    const again = after({ kind: 'tapped', at: t0 + 9_000, tapId: 'tap2', member: marie });
    expect(again.state.phase.name).toBe('talking');
    expect(again.wishes.at(-1)?.type).toBe('talk-touch');
    const other = after(
      { kind: 'tapped', at: t0 + 9_000, tapId: 'tap3', member: thomas },
      told(ended('another-badge')),
    );
    expect(other.state.phase).toMatchObject({ name: 'notice', member: thomas });
  });

  test('what is said of another talk does nothing', () => {
    const { state } = after(told({ ...talkState('speaking'), sessionId: 'older' }), told(ended('idle', 'older')));
    expect(sessionOf(state).mood).toBe('listening');
  });

  test('a trouble is told for ten seconds', () => {
    const { state } = after(told(trouble('cloud-lost'), t0 + 9_000));
    expect(sessionOf(state).trouble?.code).toBe('cloud-lost');
    expect(sessionOf(afterTalk(state, passed(t0 + 19_000)).state).trouble).toBeNull();
  });

  test('one card a tool, the newest first', () => {
    const { state } = after(
      ...[told(shown('timetable', { n: 1 })), told(shown('membership', {}, true)), told(shown('timetable', { n: 2 }))],
    );
    expect(sessionOf(state).shown).toEqual([
      { tool: 'timetable', personal: false, data: { n: 2 } },
      { tool: 'membership', personal: true, data: {} },
    ]);
  });

  test('what was typed is sent as said, and nothing is not sent', () => {
    expect(lastOf({ kind: 'said', at: t0 + 5_000, text: '  Bonjour ' })).toMatchObject({
      type: 'talk-say',
      text: 'Bonjour',
    });
    expect(after({ kind: 'said', at: t0 + 5_000, text: '  ' }).wishes).toHaveLength(1);
  });

  test('what was played is told as counted', () => {
    const played: TalkEvent = { kind: 'played', at: t0 + 5_000, track: 2, samples: 4_800, over: true, underruns: 1 };
    expect(lastOf(played)).toEqual({
      ...{ type: 'talk-played', at: t0 + 5_000, sessionId: 's1' },
      ...{ track: 2, samples: 4_800, over: true, underruns: 1 },
    });
    expect(after(played).state.underruns).toBe(1);
  });
});

describe('consents', () => {
  const asking = (...events: TalkEvent[]) =>
    talk(...started, told(began('tap1', { consents: false })), told(talkState('listening')), ...events);
  const answer = (consent: 'conversation' | 'sentiment', given: boolean): TalkEvent => ({
    kind: 'consent',
    at: t0 + 6_000,
    consent,
    given,
  });

  test('are asked one by one while the talk goes on, and each answer says which wording was read', () => {
    const { state, wishes } = asking(answer('conversation', true));
    expect(consentToAsk(sessionOf(asking().state))).toBe('conversation');
    expect(consentToAsk(sessionOf(state))).toBe('sentiment');
    expect(wishes.at(-1)).toEqual({
      ...{ type: 'talk-consent', at: t0 + 6_000, sessionId: 's1' },
      ...{ consent: 'conversation', given: true, wording: consentWording },
    });
  });

  test('nobody is asked about the mood of what is not kept', () => {
    expect(consentToAsk(sessionOf(asking(answer('conversation', false)).state))).toBe('cloud_voice');
  });

  test('are not asked of whoever gave them', () => {
    expect(consentToAsk(sessionOf(after().state))).toBeNull();
  });
});

describe('another language than the talk began in', () => {
  const former = (...events: TalkEvent[]) => sessionOf(after(...events).state).formerLanguage;
  const english = told(talkState('listening', { language: 'en' }));

  test('leaves a way back to the first one, and none once that is spoken again', () => {
    const spanish = told(talkState('listening', { language: 'es' }));
    expect([former(), former(english), former(english, spanish)]).toEqual([null, 'fr', 'fr']);
    expect(former(english, told(talkState('speaking', { language: 'en' })))).toBe('fr');
    expect(former(english, told(talkState('listening')))).toBeNull();
  });

  test('is no longer offered to be left once the member keeps it', () => {
    expect(former(english, told(shown('keep_language', { language: 'en' })))).toBeNull();
  });
});

describe('the end', () => {
  test('by touch is at once, whatever the box does', () => {
    const { state, wishes } = after({ kind: 'ended', at: t0 + 9_000 });
    expect(state.phase).toMatchObject({ name: 'over', reason: 'touch', member: marie });
    expect(wishes.at(-1)).toEqual({ type: 'talk-end', at: t0 + 9_000, sessionId: 's1' });
    expect(wantsMicrophone(state)).toBe(false);
  });

  test('keeps nothing of the talk on the screen', () => {
    const { state } = after(told(caption('a', 'member', 'Mon poids ?')), told(ended('farewell')));
    expect(state.phase).toMatchObject({ name: 'over', reason: 'farewell' });
    expect(JSON.stringify(state)).not.toContain('poids');
  });

  test('comes with the loss of the box', () => {
    expect(after({ kind: 'box-lost', at: t0 + 9_000 }).state.phase.name).toBe('idle');
  });
});
