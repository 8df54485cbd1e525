import { audioKind } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { Greeted } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saturday, TalkingBox } from '../../../test/talking-box.ts';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { createRaiseAlert } from '../../alert/raise.ts';
import { admissions } from '../../booking/admission.ts';
import { Bookings } from '../../booking/bookings.ts';
import { createLabeller } from '../../insight/label/labeller.ts';
import type { Gym } from '../../store/place.ts';
import { Broker } from '../broker.ts';
import { Consents } from '../consents.ts';
import type { Engine } from '../engine.ts';
import { instructionsFor, welcome } from '../instructions.ts';
import { LocalEngine } from '../local/engine.ts';
import { MemberFacts } from '../member-facts.ts';
import { Sessions } from '../sessions.ts';
import { ScriptedEars, soundOf } from '../test/scripted-ears.ts';
import { ScriptedVoice } from '../test/scripted-voice.ts';
import { allTools } from '../tools/all-tools.ts';
import { Toolbox } from '../tools/toolbox.ts';
import { createConsentRecord } from './consent-record.ts';
import { ScriptedEngine } from './test/scripted-engine.ts';
import { ScriptedKiosk } from './test/scripted-kiosk.ts';
import { SimulatedTime } from './test/simulated-time.ts';
import { WrittenLine } from '../written-line.ts';

const label = createLabeller({ hear: hearByGrammar });

const [kioskId, yoga, occurrenceId] = [newId(), newId(), newId()];
let box: TalkingBox;
let time: SimulatedTime;
let marie: Greeted;
let sessions: Sessions;
let cloud: ScriptedEngine;
/** Of the local engine. */
let failures: unknown[];

beforeEach(() => {
  box = new TalkingBox();
  failures = [];
  time = new SimulatedTime();
  const memberId = box.addMember('Marie', 'Dubois', ['conversation', 'sentiment']);
  marie = { memberId, firstName: 'Marie', language: 'fr', communicationStyle: 'encouraging' };
  box.insert('classes', { id: yoga, name: 'Yoga', minutes: 60 });
  box.insert('class_occurrences', {
    ...{ id: occurrenceId, class_id: yoga, capacity: 10, cancelled_at: null },
    starts_at: saturday + 33.5 * 3_600_000,
  });
  cloud = new ScriptedEngine({ timers: time, answer: () => ({ text: 'Un instant', hangs: 'after-created' }) });
});
afterEach(() => {
  box.close();
  expect(failures).toEqual([]);
});

/** A box as it is, on a clock that a test moves; `isAloud` gives it a voice. */
function brokerOf({
  isAloud = false,
  ears = undefined as ScriptedEars | undefined,
  withCloud = null as Engine | null,
} = {}): Broker {
  const gym: Gym = {
    ...{ id: box.gymId, name: 'Part-Dieu', city: 'Lyon', timezone: 'Europe/Paris', status: 'active' },
    ...{ openingHours: { weekly: { sat: [['08:00', '20:00']] }, exceptions: [] }, clockPolicy: 'admit' },
  };
  const nowMs = (): number => saturday + time.now();
  const consents = new Consents(box.db);
  const hasConsent: Consents['given'] = (member, consent) => consents.given(member, consent);
  const facts = new MemberFacts(box.db);
  const bookings = new Bookings({
    ...{ db: box.db, edits: box.edits, gymId: () => box.gymId, isReady: () => true },
    ...{ admission: admissions(box.db), newId, nowMs, queued: () => undefined },
  });
  sessions = new Sessions({
    ...{ db: box.db, edits: box.edits, hasConsent, gymId: () => box.gymId, clock: box.clock.now, newId },
    queued: () => undefined,
    closed: (id, reason) => broker.closed(id, reason),
  });
  const about = (member: Greeted, language: 'fr' | 'en' | 'es') => ({
    ...{ profile: member, language, gym, nowMs: nowMs() },
    preferences: facts.preferences(member.memberId),
    fitness: facts.fitness(member.memberId),
    recent: facts.recent(member.memberId, nowMs()),
  });
  const place = () => ({ timezone: 'Europe/Paris', classes: ['Yoga'], equipment: ['Tapis 3'] });
  let ids = 0;
  const broker: Broker = new Broker({
    engines: {
      cloud: withCloud,
      local: new LocalEngine({
        ...{ place, label, nowMs, speech: isAloud ? new ScriptedVoice() : undefined, speechIn: ears },
        newId: (prefix) => `${prefix}_${(ids += 1)}`,
        after: (ms, run) => time.after(ms, run),
        failed: (error) => void failures.push(error),
      }),
    },
    ...{ sessions, hasConsent, place, label, nowMs, newId, gymId: () => box.gymId, clock: box.clock.now, timers: time },
    toolbox: new Toolbox({
      db: box.db,
      tools: allTools({
        ...{ db: box.db, edits: box.edits, newId, facts, gym: () => gym },
        settle: (wish) => bookings.settle(wish),
        entrance: { insideSince: () => [], purposes: () => new Set(['entry']) },
        raiseAlert: createRaiseAlert({ db: box.db, edits: box.edits, newId }),
      }),
      queued: () => undefined,
      failed: (name, error) => expect.fail(`${name}: ${String(error)}`),
    }),
    recordConsent: createConsentRecord({
      ...{ db: box.db, edits: box.edits, newId, gymId: () => box.gymId, queued: () => undefined },
    }),
    instructions: (member, language) => instructionsFor(about(member, language)),
    welcome: (member, language) => welcome(about(member, language)),
    random: () => 1,
    probeCloud: () => Promise.resolve(true),
    caps: { session: null, day: null, gym: null },
    periods: () => ({ day: 0, gym: 0 }),
    settings: { voice: 'marin', transcriptionModel: 'gpt-realtime-whisper', reasoning: null },
    report: () => undefined,
  });
  return broker;
}

/** A conversation by typing alone. */
async function inWriting(broker: Broker, says: readonly string[]) {
  const line = new WrittenLine();
  const begin = { member: marie, tapId: 'tap', kioskId, microphone: false, duplex: 'half', isAloud: false } as const;
  const talk = broker.begin(begin, line);
  const answers = [await line.answer(20_000)];
  for (const text of says) {
    talk.wish({ type: 'talk-say', at: 0, sessionId: talk.sessionId, text });
    answers.push(await line.answer(20_000));
  }
  talk.wish({ type: 'talk-end', at: 0, sessionId: talk.sessionId });
  return answers;
}

/** Lets time pass, and what waits for promises go on. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 20) {
    time.pass(20);
    for (let round = 0; round < 8; round += 1) await Promise.resolve();
  }
}

test('a member books in writing at the box itself, is asked first, and takes leave', async () => {
  const says = ['Réserve-moi le yoga de demain 18h30', 'oui', 'au revoir'];
  const answers = await inWriting(brokerOf(), says);
  expect(answers.map(({ tools }) => tools)).toEqual([[], ['timetable'], ['book_class'], []]);
  expect(answers.map(({ isOver }) => isOver)).toEqual([false, false, false, true]);
  expect(answers[0]?.texts.join(' ')).toContain('Je suis JARVIS, une IA.');
  expect(box.all('select state from bookings')).toEqual([{ state: 'booked' }]);
  expect(box.all('select role, text from session_turns order by id')).toEqual(
    answers.flatMap(({ texts }, index) => [
      ...(index === 0 ? [] : [{ role: 'member', text: says[index - 1] }]),
      ...texts.map((text) => ({ role: 'jarvis', text })),
    ]),
  );
  expect(box.all('select state, close_reason, engine, cost_microdollars from sessions')).toEqual([
    { state: 'closed', close_reason: 'farewell', engine: 'local', cost_microdollars: 0 },
  ]);
  expect(box.all('select status from conversation_summaries')).toEqual([{ status: 'pending' }]);
});

test('what is agreed to with a goodbye is done before the talk ends', async () => {
  const answers = await inWriting(brokerOf(), ['Réserve-moi le yoga de demain 18h30', 'oui merci au revoir']);
  expect(answers.map(({ tools }) => tools)).toEqual([[], ['timetable'], ['book_class']]);
  expect(answers.at(-1)?.isOver).toBe(true);
  expect(answers.at(-1)?.texts.join(' ')).toMatch(/^C’est réservé.+Au revoir Marie/u);
  expect(box.all('select state from bookings')).toEqual([{ state: 'booked' }]);
});

test('what sounds like an end and only answers a question ends nothing', async () => {
  for (const [asks, says] of [
    ['Réserve-moi le yoga de demain 18h30', 'non c’est bon laisse tomber'],
    ['je n’arrive plus à respirer', 'c’est passé, je n’ai pas besoin d’aide merci'],
  ] as const) {
    const answers = await inWriting(brokerOf(), [asks, says]);
    expect(answers.at(-1)?.isOver).toBe(false);
  }
});

test('a no to "anything else?" is a leave, as thanks are, and a no to another question is not', async () => {
  const broker = brokerOf();
  const refused = await inWriting(broker, ['Réserve-moi le yoga de demain 18h30', 'non', 'non']);
  expect(refused.map(({ isOver }) => isOver)).toEqual([false, false, false, true]);
  const thanked = await inWriting(broker, ['merci', 'merci']);
  expect(thanked.flatMap(({ texts }) => texts).slice(-2)).toEqual([
    'Avec plaisir. Autre chose ?',
    expect.stringContaining('Au revoir'),
  ]);
  expect(box.all('select close_reason from sessions')).toEqual([
    { close_reason: 'farewell' },
    { close_reason: 'farewell' },
  ]);
});

test('who has talked with JARVIS before is not told again that it is an AI', async () => {
  const broker = brokerOf();
  await inWriting(broker, ['au revoir']);
  const [again] = await inWriting(broker, []);
  expect(again?.texts.join(' ')).not.toContain('une IA');
  expect(box.all('select close_reason from sessions order by id')).toEqual([
    { close_reason: 'farewell' },
    { close_reason: 'touch' },
  ]);
});

test('the box speaks aloud, is interrupted, and says goodbye to the last sample', async () => {
  const broker = brokerOf({ isAloud: true });
  const kiosk = new ScriptedKiosk(time);
  const begin = { member: marie, tapId: 'tap', kioskId, microphone: true, duplex: 'full' } as const;
  kiosk.talk = broker.begin(begin, kiosk);
  await pass(300);
  expect(kiosk.state).toMatchObject({ state: 'speaking', speaks: true, hears: false, engine: 'local' });
  kiosk.say('Quels sont les horaires ?');
  await pass(30_000);
  expect(kiosk.of('talk-shown')).toMatchObject([{ tool: 'opening_hours', personal: false }]);
  expect(kiosk.state.state).toBe('listening');
  kiosk.say('au revoir');
  await pass(10_000);
  expect(kiosk.of('talk-ended')).toMatchObject([{ reason: 'farewell' }]);
  expect(kiosk.unheardAtEnd).toBe(0);
  expect(broker.status().counts.refusedTruncates).toBe(0);
});

test('a question of the box makes a card, and a touch on it books', async () => {
  const broker = brokerOf();
  const kiosk = new ScriptedKiosk(time);
  kiosk.talk = broker.begin({ member: marie, tapId: 'tap', kioskId, microphone: false, duplex: 'half' }, kiosk);
  await pass(200);
  kiosk.say('Réserve-moi le yoga de demain 18h30');
  await pass(500);
  const { call } = kiosk.of('talk-confirm').at(-1) ?? {};
  expect(call).toMatchObject({ tool: 'book_class', data: { occurrenceId, className: 'Yoga' } });
  expect(kiosk.state).toMatchObject({ state: 'confirming', speaks: false });
  expect(kiosk.of('talk-trouble')).toEqual([]);
  kiosk.wish({ type: 'talk-answer', callId: call?.callId ?? '', yes: true });
  await pass(500);
  expect(box.all('select state from bookings')).toEqual([{ state: 'booked' }]);
  expect(kiosk.of('talk-confirm').at(-1)?.call).toBeNull();
});

/** A member at a kiosk with a microphone, which always sends, and a box that hears and speaks. */
async function inSpeech(ears: ScriptedEars) {
  const broker = brokerOf({ isAloud: true, ears });
  const kiosk = new ScriptedKiosk(time);
  const begin = { member: marie, tapId: 'tap', kioskId, microphone: true, duplex: 'full' } as const;
  kiosk.talk = broker.begin(begin, kiosk);
  let sequence = 0;
  const hear = async (ms: number, kind: 'speech' | 'quiet'): Promise<void> => {
    const pcm = soundOf(20, kind);
    for (let passed = 0; passed < ms; passed += 20) {
      sequence += 1;
      kiosk.talk?.captured({ kind: audioKind.captured, last: false, atUs: 0, sequence, pcm });
      await pass(20);
    }
  };
  const speak = async (text: string): Promise<void> => {
    ears.sentences.push(text);
    await hear(text.split(' ').length * 200, 'speech');
    await hear(600, 'quiet');
  };
  return { broker, kiosk, hear, speak };
}

test('a member books aloud in French at the box itself, interrupts JARVIS, agrees and takes leave', async () => {
  const { broker, kiosk, hear, speak } = await inSpeech(new ScriptedEars(['fr']));
  await hear(600, 'quiet');
  expect(kiosk.state).toMatchObject({ state: 'speaking', hears: true, engine: 'local' });
  await speak('Réserve-moi le yoga de demain 18h30');
  expect(kiosk.of('talk-silence')).toHaveLength(1);
  await hear(20_000, 'quiet');
  expect(kiosk.captions.at(-2)).toBe('member: Réserve-moi le yoga de demain 18h30');
  expect(kiosk.of('talk-confirm').at(-1)?.call).toMatchObject({ tool: 'book_class', data: { occurrenceId } });
  await speak('oui');
  await hear(20_000, 'quiet');
  expect(box.all('select state from bookings')).toEqual([{ state: 'booked' }]);
  await speak('merci au revoir');
  await hear(20_000, 'quiet');
  expect(kiosk.of('talk-ended')).toMatchObject([{ reason: 'farewell' }]);
  expect([kiosk.unheardAtEnd, broker.status().counts.refusedTruncates]).toEqual([0, 0]);
  expect(box.all("select text, audio_ms > 0 as spoken from session_turns where role = 'member' order by id")).toEqual([
    { text: 'Réserve-moi le yoga de demain 18h30', spoken: 1 },
    { text: 'oui', spoken: 1 },
    { text: 'merci au revoir', spoken: 1 },
  ]);
  expect(box.all('select engine, cost_microdollars from sessions')).toEqual([
    { engine: 'local', cost_microdollars: 0 },
  ]);
});

test('the words of a member stand on the screen while they speak', async () => {
  const { kiosk, hear, speak } = await inSpeech(new ScriptedEars(['fr']));
  await hear(30_000, 'quiet');
  await speak('Quels sont les horaires');
  const texts = kiosk.of('talk-caption').filter(({ role }) => role === 'member');
  expect(texts.map(({ text, final }) => `${text}${final ? '.' : ''}`)).toEqual(
    expect.arrayContaining(['Quels', 'Quels sont', 'Quels sont les', 'Quels sont les horaires.']),
  );
});

test('a box that hears French alone says so when the language becomes another one, and when its ears break', async () => {
  const ears = new ScriptedEars(['fr']);
  const { kiosk, hear } = await inSpeech(ears);
  await hear(30_000, 'quiet');
  kiosk.wish({ type: 'talk-language', language: 'en' });
  await hear(100, 'quiet');
  expect(kiosk.state).toMatchObject({ language: 'en', hears: false });
  kiosk.wish({ type: 'talk-language', language: 'fr' });
  await hear(30_000, 'quiet');
  expect(kiosk.state).toMatchObject({ language: 'fr', hears: true });
  ears.break();
  await hear(40, 'quiet');
  expect(kiosk.state).toMatchObject({ language: 'fr', hears: false });
  expect(failures.splice(0)).toHaveLength(1);
});

test('a language chosen by touch is spoken from then on', async () => {
  const broker = brokerOf();
  const kiosk = new ScriptedKiosk(time);
  kiosk.talk = broker.begin({ member: marie, tapId: 'tap', kioskId, microphone: false, duplex: 'half' }, kiosk);
  await pass(200);
  kiosk.wish({ type: 'talk-language', language: 'en' });
  await pass(200);
  kiosk.say('What have I booked?');
  await pass(500);
  expect(kiosk.captions.slice(-3)).toEqual([
    expect.stringMatching(/English/u),
    'member: What have I booked?',
    expect.stringMatching(/^jarvis: You have no/u),
  ]);
  expect(sessions.live()).toMatchObject([{ language: 'en' }]);
});

test('when the cloud is lost the words are answered by the box within the second', async () => {
  box.db
    .prepare('update member_preferences set consent_cloud_voice = ? where member_id = ?')
    .run(JSON.stringify({ at: saturday, wording: 1, where: 'desk' }), marie.memberId);
  const broker = brokerOf({ withCloud: cloud });
  const kiosk = new ScriptedKiosk(time);
  kiosk.talk = broker.begin({ member: marie, tapId: 'tap', kioskId, microphone: true, duplex: 'full' }, kiosk);
  await pass(100);
  kiosk.say('Quels sont les horaires ?');
  await pass(100);
  cloud.link.end({ cause: 'lost', message: 'the cable' });
  await pass(100);
  expect(kiosk.of('talk-shown')).toMatchObject([{ tool: 'opening_hours' }]);
  expect(kiosk.captions.at(-1)).toMatch(/ouvert/u);
  expect(sessions.live()).toMatchObject([{ engine: 'local' }]);
});

test('what a member agrees to at the kiosk is written down with its wording and place, and taken back', async () => {
  const broker = brokerOf();
  const kiosk = new ScriptedKiosk(time);
  kiosk.talk = broker.begin({ member: marie, tapId: 'tap', kioskId, microphone: false, duplex: 'half' }, kiosk);
  const stored = () => box.all('select consent_cloud_voice as consent from member_preferences')[0]?.['consent'];
  const consent = { type: 'talk-consent', consent: 'cloud_voice', wording: '2026-11' } as const;
  kiosk.wish({ ...consent, given: true });
  expect(JSON.parse(String(stored()))).toEqual({ at: saturday, wording: '2026-11', where: kioskId });
  kiosk.wish({ ...consent, given: false });
  expect(stored()).toBeNull();
});

test('who writes English is answered in it from that sentence on, screen included, and may keep it', async () => {
  const broker = brokerOf();
  const kiosk = new ScriptedKiosk(time);
  kiosk.talk = broker.begin({ member: marie, tapId: 'tap', kioskId, microphone: false, duplex: 'half' }, kiosk);
  await pass(200);
  expect(kiosk.captions.at(-1)).toMatch(/^jarvis: Coucou Marie/u);
  kiosk.say('What time do you close tonight?');
  await pass(500);
  expect(kiosk.captions.slice(-2)).toEqual([
    'jarvis: Of course, let’s go on in English.',
    'jarvis: Today we’re open from 8 am to 8 pm. Shall I speak English with you next time too?',
  ]);
  expect(kiosk.state).toMatchObject({ language: 'en', state: 'confirming' });
  expect(sessions.live()).toMatchObject([{ language: 'en' }]);
  const { call } = kiosk.of('talk-confirm').at(-1) ?? {};
  expect(call).toMatchObject({ tool: 'keep_language', data: { language: 'en' } });
  kiosk.wish({ type: 'talk-answer', callId: call?.callId ?? '', yes: true });
  await pass(500);
  expect(kiosk.captions.at(-1)).toBe('jarvis: I’ll remember that: next time it’s English.');
  expect(box.all('select language from member_preferences')).toEqual([{ language: 'en' }]);
  expect(box.queued()).toContain('member_preferences patch');
  kiosk.say('What have I booked?');
  await pass(500);
  expect(kiosk.captions.at(-1)).toMatch(/^jarvis: You have no bookings\.$/u);
});

test('a question that was asked in French is answered in Spanish, and a no keeps French', async () => {
  const broker = brokerOf();
  const kiosk = new ScriptedKiosk(time);
  const member: Greeted = { ...marie, language: null };
  kiosk.talk = broker.begin({ member, tapId: 'tap', kioskId, microphone: false, duplex: 'half' }, kiosk);
  await pass(200);
  kiosk.say('Réserve-moi le yoga de demain 18h30');
  await pass(500);
  kiosk.say('Sí, por favor, muchas gracias');
  await pass(500);
  expect(box.all('select state from bookings')).toEqual([{ state: 'booked' }]);
  expect(kiosk.captions.at(-1)).toMatch(/^jarvis: Reservado: Yoga, .+ hable en español .+\?$/u);
  kiosk.say('no');
  await pass(500);
  expect(box.all('select language from member_preferences')).toEqual([{ language: 'fr' }]);
  kiosk.wish({ type: 'talk-language', language: 'fr' });
  await pass(500);
  kiosk.say('What have I booked for this weekend?');
  await pass(500);
  expect(kiosk.state.language).toBe('fr');
});

test('who has no language on file is greeted in that of the screen', async () => {
  const kiosk = new ScriptedKiosk(time);
  const begin = { tapId: 'tap', kioskId, microphone: false, duplex: 'half', pageLanguage: 'es' } as const;
  brokerOf().begin({ member: { ...marie, language: null }, ...begin }, kiosk);
  await pass(200);
  expect(kiosk.state.language).toBe('es');
  brokerOf().begin({ member: { ...marie, language: 'en' }, ...begin }, kiosk);
  await pass(200);
  expect(kiosk.state.language).toBe('en');
});

test('a member who is heard to speak English is answered in it, and nothing of the French answer is said', async () => {
  const { kiosk, hear, speak } = await inSpeech(new ScriptedEars());
  await hear(30_000, 'quiet');
  await speak('What time do you close tomorrow and where are the showers');
  await hear(20_000, 'quiet');
  expect(kiosk.captions.filter((each) => each.startsWith('jarvis')).slice(1)).toEqual([
    'jarvis: Of course, let’s go on in English.',
    expect.stringMatching(/^jarvis: Tomorrow we’re closed\. /u),
  ]);
  expect(kiosk.state).toMatchObject({ language: 'en', hears: true });
});

test.each([
  ['en', 'put me on the waiting list please', 'tomorrow', /Shall I book Yoga, tomorrow at 6:30 pm\?/u],
  ['es', 'apúntame en lista de espera', 'mañana', /¿Te reservo Yoga, mañana a las 18:30\?/u],
])(
  'a whole sentence of other words is followed at once, and the talk goes on in it (%s)',
  async (_, first, then, asked) => {
    const told = (await inWriting(brokerOf(), [first, then])).flatMap(({ texts }) => texts);
    expect(told[0]).toMatch(/^Coucou Marie/u);
    expect(told.at(-1)).toMatch(asked);
    expect(told.slice(1).join(' ')).not.toMatch(/compris|Je te réserve/u);
  },
);

test.each([
  [
    ['réserve le yoga', 'sorry, could you say that again?', 'yes'],
    [
      /^Je te réserve Yoga, demain à 18 h 30 \?$/u,
      /let’s go on in English\. Shall I book Yoga, tomorrow at 6:30 pm\?$/u,
      /^It’s booked: Yoga/u,
    ],
  ],
  [
    ['quels cours demain ?', 'perdona, ¿me lo puedes repetir por favor?'],
    [
      /^Yoga, demain à 18 h 30 : 10 places\.$/u,
      /seguimos en español\. Yoga, mañana a las 18:30: 10 plazas\. ¿Quieres que te hable/u,
    ],
  ],
  [
    ['réserve le yoga', 'in English please', 'yes'],
    [
      /^Je te réserve Yoga/u,
      /^All right, let’s speak English\. Shall I book Yoga, tomorrow at 6:30 pm\?$/u,
      /^It’s booked: Yoga/u,
    ],
  ],
  [['sorry, could you say that again?'], [/let’s go on in English\. Hi Marie! What can I do for you\?$/u]],
])('what was said in another language is said again in the one that is spoken now: %j', async (says, expected) => {
  const [, ...answers] = await inWriting(brokerOf(), says);
  for (const [at, { texts }] of answers.entries()) expect(texts.join(' ')).toMatch(expected[at] ?? /never/u);
});
