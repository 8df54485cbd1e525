import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { describe, expect, test } from 'vitest';
import { heard, toolAnswered } from './dialogue.ts';
import type { Move } from './move.ts';
import { newMemory, type Memory } from './memory.ts';
import type { Intent } from './lexicon.ts';
import type { Heard } from './hear.ts';
import type { Slots } from './slots-said.ts';
import { understand, type Understood } from './understand.ts';

/** Friday, 20 November 2026, 10:00 in Lyon. */
const moment = { nowMs: Date.UTC(2026, 10, 20, 9), timezone: 'Europe/Paris' };
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 1, minute);
const yoga = { occurrenceId: 'y1', className: 'Yoga', startsAt: at(21, 18, 30), left: 3, mine: null };
const lateYoga = { ...yoga, occurrenceId: 'y2', startsAt: at(21, 20) };
const spinning = { ...yoga, occurrenceId: 's1', className: 'Spinning', startsAt: at(23, 12), left: 0 };

const past = { visitsLastWeek: 1, visitsThisMonth: 6, visitsLastMonth: 11 };

class Talk {
  memory: Memory;
  move: Move | undefined;
  constructor(language: Language = 'fr', isFormal = false) {
    this.memory = newMemory(language, 'Marie', isFormal);
  }
  hear(intent: Intent, slots: Slots = {}, text = ''): this {
    const byRules: Understood = { intent, slots, language: null };
    return this.#take(heard(this.memory, text, { ...byRules, byRules, likely: undefined }, moment));
  }
  told(result: unknown): this {
    return this.#take(toolAnswered(this.memory, { ok: true, personal: false, data: result }, moment));
  }
  failed(): this {
    const error = { code: 'failed', message: 'The box could not do it.' };
    return this.#take(toolAnswered(this.memory, { ok: false, error }, moment));
  }
  get said(): string {
    if (this.move?.kind !== 'say') throw new Error(`Nothing was said: ${JSON.stringify(this.move)}`);
    return this.move.text;
  }
  get called(): unknown {
    return this.move?.kind === 'call' ? this.move.call : undefined;
  }
  #take(move: Move): this {
    this.move = move;
    this.memory = move.memory;
    return this;
  }
}

describe('booking a class', () => {
  test('a place is booked only after the member has agreed', () => {
    const talk = new Talk().hear('book_class', { class: 'Yoga', day: '2026-11-21', time: 18 * 60 + 30 });
    expect(talk.called).toEqual({ name: 'timetable', args: { day: '2026-11-21', class: 'Yoga' } });
    talk.told({ occurrences: [yoga, lateYoga] });
    expect(talk.said).toBe('Je te réserve Yoga, demain à 18 h 30 ?');
    talk.hear('yes');
    expect(talk.called).toEqual({ name: 'book_class', args: { occurrenceId: 'y1' } });
    talk.told({ outcome: 'booked', reason: null });
    expect(talk.said).toBe('C’est réservé : Yoga, demain à 18 h 30.');
  });

  const evening = { name: 'evening', from: 17 * 60, until: 24 * 60 } as const;
  const early = { ...yoga, occurrenceId: 'y0', startsAt: at(21, 7) };

  test('who asks for the evening is told of the evening', () => {
    const talk = new Talk().hear('ask_classes', { day: '2026-11-21', part: evening });
    talk.told({ occurrences: [early, yoga] });
    expect(talk.said).toBe('Yoga, demain à 18 h 30 : 3 places.');
    const none = new Talk().hear('ask_classes', { day: '2026-11-21', part: evening }).told({ occurrences: [early] });
    expect(none.said).toBe('Je ne vois pas de cours demain soir. Yoga, demain à 7 h : 3 places.');
  });

  test('a part of a day is said as one says it', () => {
    const none = (language: Language, day?: string) =>
      new Talk(language).hear('ask_classes', { part: evening, ...(day && { day }) }).told({ occurrences: [] }).said;
    expect(none('fr', '2026-11-20')).toBe('Je ne vois pas de cours ce soir.');
    expect(none('en', '2026-11-20')).toBe('I can’t see any class this evening.');
    expect(none('en', '2026-11-21')).toBe('I can’t see any class tomorrow evening.');
    expect(none('es', '2026-11-21')).toBe('No veo ninguna clase mañana por la noche.');
    expect(none('fr')).toBe('Je ne vois pas de cours le soir.');
  });

  test('a class that the gym does not hold is said to be none, and what there is is offered', () => {
    const asked = new Talk().hear('ask_classes', { otherClass: 'zumba' }).told({ occurrences: [yoga] });
    expect(asked.said).toBe('Il n’y a pas de zumba ici. Yoga, demain à 18 h 30 : 3 places.');
    const wanted = { otherClass: 'crossfit', day: '2026-11-21', part: evening };
    const booked = new Talk().hear('book_class', wanted).told({ occurrences: [early, yoga] });
    expect(booked.said).toBe('Il n’y a pas de crossfit ici. Je te réserve Yoga, demain à 18 h 30 ?');
    expect(booked.hear('yes').called).toEqual({ name: 'book_class', args: { occurrenceId: 'y1' } });
  });

  test('whoever was just told of classes books one of them without naming it again', () => {
    const told = (...occurrences: object[]) => new Talk().hear('ask_classes', { class: 'Yoga' }).told({ occurrences });
    expect(told(yoga).hear('book_class').said).toBe('Je te réserve Yoga, demain à 18 h 30 ?');
    expect(told(yoga, lateYoga).hear('book_class').said).toMatch(/^Lequel : Yoga/);
    expect(told(yoga, lateYoga).hear('unknown', { choice: 2 }).said).toBe('Je te réserve Yoga, demain à 20 h ?');
    expect(told(yoga, lateYoga).hear('book_class', { time: 20 * 60 }).said).toBe('Je te réserve Yoga, demain à 20 h ?');
  });

  test('a yes chooses none of several: their places are offered', () => {
    const talk = new Talk().hear('book_class', { class: 'Yoga' }).told({ occurrences: [yoga, lateYoga] });
    expect(talk.hear('yes').said).toBe('Le premier ou le deuxième ?');
    expect(talk.hear('unknown', { choice: 1 }).said).toBe('Je te réserve Yoga, demain à 18 h 30 ?');
  });

  test('of two classes that could be meant the member names one', () => {
    const talk = new Talk('en').hear('book_class', { class: 'Yoga' }).told({ occurrences: [yoga, lateYoga, spinning] });
    expect(talk.said).toBe('Which one: Yoga, tomorrow at 6:30 pm or Yoga, tomorrow at 8 pm?');
    talk.hear('unknown', { time: 20 * 60 });
    expect(talk.said).toBe('Shall I book Yoga, tomorrow at 8 pm?');
    talk.hear('yes');
    expect(talk.called).toEqual({ name: 'book_class', args: { occurrenceId: 'y2' } });
  });

  test.each([
    ['fr', 'le deuxième', 'Je te réserve Yoga, demain à 20 h ?'],
    ['en', 'the last one', 'Shall I book Yoga, tomorrow at 8 pm?'],
    ['es', 'el primero', '¿Te reservo Yoga, mañana a las 18:30?'],
  ] as const)('of two classes one may be named by its place (%s)', (language, text, said) => {
    const talk = new Talk(language).hear('book_class', { class: 'Yoga' }).told({ occurrences: [yoga, lateYoga] });
    const { intent, slots } = understand(text, { ...moment, language, classes: ['Yoga'], equipment: [] });
    expect(talk.hear(intent, slots, text).said).toBe(said);
  });

  test('who says no gets no place, and a yes that comes later books nothing', () => {
    const talk = new Talk('es').hear('book_class', { class: 'Yoga', time: 20 * 60 }).told({ occurrences: [lateYoga] });
    expect(talk.said).toBe('¿Te reservo Yoga, mañana a las 20:00?');
    expect(talk.hear('no').said).toContain('lo dejo como está');
    talk.hear('yes');
    expect(talk.called).toBeUndefined();
  });

  test('a time at which there is no such class is said, with those that there are', () => {
    const talk = new Talk().hear('book_class', { class: 'Yoga', day: '2026-11-21', time: 7 * 60 });
    talk.told({ occurrences: [yoga, lateYoga] });
    expect(talk.said).toBe(
      'Je ne vois pas de Yoga demain à 7 h. Lequel : Yoga, demain à 18 h 30 ou Yoga, demain à 20 h ?',
    );
  });

  test('a wish without a class is asked about, and what is said then counts', () => {
    const talk = new Talk().hear('book_class');
    expect(talk.said).toBe('Quel cours, et quand ?');
    talk.hear('unknown', { class: 'Spinning' });
    expect(talk.called).toEqual({ name: 'timetable', args: { class: 'Spinning' } });
  });

  test.each([
    [{ outcome: 'waiting', reason: null }, 'C’est complet, tu es sur la liste d’attente : Spinning, lundi à 12 h.'],
    [{ outcome: 'refused', reason: 'already-booked' }, 'Tu as déjà ta place à ce cours.'],
    [
      { outcome: 'refused', reason: 'not-admitted' },
      'Ton abonnement ne donne pas accès à ce créneau. L’accueil peut t’expliquer.',
    ],
  ])('%j is said as it is', (result, words) => {
    const talk = new Talk()
      .hear('book_class', { class: 'Spinning' })
      .told({ occurrences: [spinning] })
      .hear('yes');
    expect(talk.told(result).said).toBe(words);
  });

  test('what the box could not do is not called done', () => {
    const talk = new Talk()
      .hear('book_class', { class: 'Spinning' })
      .told({ occurrences: [spinning] })
      .hear('yes');
    expect(talk.failed().said).toBe('Je n’y arrive pas pour l’instant. L’accueil peut t’aider.');
  });

  test('a place is given back only after the member has agreed', () => {
    const talk = new Talk('en').hear('cancel_booking', { class: 'Yoga' });
    expect(talk.called).toEqual({ name: 'my_bookings', args: {} });
    talk.told({
      bookings: [
        { ...yoga, state: 'booked' },
        { ...spinning, state: 'cancelled' },
      ],
    });
    expect(talk.said).toBe('Shall I cancel your place for Yoga, tomorrow at 6:30 pm?');
    talk.hear('yes');
    expect(talk.called).toEqual({ name: 'cancel_booking', args: { occurrenceId: 'y1' } });
    expect(talk.told({ outcome: 'cancelled', reason: null }).said).toBe('It’s cancelled: Yoga, tomorrow at 6:30 pm.');
  });
});

describe('what is asked', () => {
  test('hours are told for the day that was asked for, and a closed day is called closed', () => {
    const talk = new Talk().hear('ask_hours', { day: '2026-12-25' });
    expect(talk.called).toEqual({ name: 'opening_hours', args: { day: '2026-12-25' } });
    expect(talk.told({ days: [{ day: '2026-12-25', periods: [], exception: 'Noël' }] }).said).toBe(
      'Vendredi 25 décembre, c’est fermé.',
    );
    const open = { day: '2026-11-20', periods: [{ from: '06:00', to: '22:30' }], exception: null };
    expect(new Talk('en').hear('ask_hours').told({ days: [open] }).said).toBe(
      'Today we’re open from 6 am to 10:30 pm.',
    );
    expect(new Talk('es').hear('ask_hours').told({ days: [open] }).said).toBe('Hoy está abierto de 6:00 a 22:30.');
    const always = { ...open, periods: [{ from: '00:00', to: '24:00' }] };
    expect(new Talk().hear('ask_hours').told({ days: [always] }).said).toBe('Aujourd’hui, c’est ouvert jour et nuit.');
  });

  test('classes are told with their places, four at the most', () => {
    const many = Array.from({ length: 6 }, (_, index) => ({ ...yoga, occurrenceId: `y${index}` }));
    const talk = new Talk().hear('ask_classes').told({ occurrences: [{ ...yoga, mine: 'booked' }, spinning, ...many] });
    expect(talk.said.split('. ')).toHaveLength(5);
    expect(talk.said).toMatch(/\. Il y en a 4 autres à l’écran\.$/u);
    expect(talk.said).toContain(
      'Yoga, demain à 18 h 30 : tu as ta place. Spinning, lundi à 12 h : complet, liste d’attente.',
    );
  });

  test('a member who asks for their progress hears figures, and sees the rest', () => {
    const talk = new Talk().hear('my_progress').told({ visitsThisWeek: 1, visits28d: 9, weeksInARow: 3, ...past });
    expect(talk.said).toBe(
      '1 visite cette semaine, 9 en quatre semaines. 3 semaines de suite, bravo ! Le détail est à l’écran.',
    );
  });
});

describe('what is reported', () => {
  test.each([
    [
      'fr',
      'Plus d’eau chaude aux douches, c’est inadmissible',
      'les douches',
      'Je signale à l’équipe : les douches ?',
      'C’est signalé, merci. L’équipe va regarder.',
    ],
    [
      'en',
      'The showers are cold, this is unacceptable',
      'the showers',
      'Shall I report it to the team: the showers?',
      'It’s reported, thank you. The team will have a look.',
    ],
    [
      'es',
      'El agua de las duchas está fría, es inadmisible',
      'las duchas',
      '¿Aviso al equipo: las duchas?',
      'Avisado, gracias. El equipo lo mirará.',
    ],
  ] as const)('cold showers are reported as they are, without asking for a machine (%s)', (language, text, ...told) => {
    const [equipment, question, thanks] = told;
    const context = { language, nowMs: moment.nowMs, timezone: moment.timezone, classes: [], equipment: ['Rameur'] };
    const { intent, slots } = understand(text, context);
    const talk = new Talk(language).hear(intent, slots, text);
    expect(talk.said).toBe(question);
    talk.hear('yes');
    expect(talk.called).toEqual({ name: 'report_equipment', args: { equipment, text } });
    talk.told({ reportId: 'r1' });
    expect(talk.said).toBe(thanks);
  });

  test('whoever is asked for the machine may name the toilets instead', () => {
    const talk = new Talk().hear('report_issue', {}, 'c’est en panne').hear('unknown', { facility: 'toilets' });
    expect(talk.said).toBe('Je signale à l’équipe : les toilettes ?');
  });

  test('a machine that was not named is asked for, and reported after a yes', () => {
    const talk = new Talk().hear('report_issue', {}, 'il y a une machine cassée');
    expect(talk.said).toBe('Quelle machine ?');
    talk.hear('unknown', { equipment: 'Tapis de course 3' }, 'le tapis 3');
    expect(talk.said).toBe('Je signale à l’équipe : Tapis de course 3 ?');
    talk.hear('yes');
    expect(talk.called).toEqual({
      name: 'report_equipment',
      args: { equipment: 'Tapis de course 3', text: 'il y a une machine cassée' },
    });
  });

  const rowers = { machines: ['Rameur 1', 'Rameur 2'] };
  const askedWhich = () => {
    const talk = new Talk().hear('report_issue', rowers, 'le rameur est cassé');
    expect(talk.said).toBe('Quelle machine : Rameur 1 ou Rameur 2 ?');
    return talk;
  };

  test('of two machines that could be meant the member names one, also by its place', () => {
    expect(askedWhich().hear('unknown', { equipment: 'Rameur 1' }).said).toBe('Je signale à l’équipe : Rameur 1 ?');
    expect(askedWhich().hear('unknown', { day: '2026-12-02' }, 'le 2').said).toBe('Je signale à l’équipe : Rameur 2 ?');
    expect(askedWhich().hear('unknown', { choice: -1 }).said).toBe('Je signale à l’équipe : Rameur 2 ?');
  });

  test('whoever cannot tell which of two machines it is reports it all the same', () => {
    const talk = askedWhich().hear('unknown', {}, 'je sais pas');
    expect(talk.said).toBe('Je signale à l’équipe : Rameur ?');
    talk.hear('yes');
    expect(talk.called).toMatchObject({ args: { equipment: 'Rameur', text: 'le rameur est cassé' } });
    expect(askedWhich().hear('ask_hours').called).toEqual({ name: 'opening_hours', args: {} });
  });

  test('in an emergency the team is called at once, whatever was being asked, and 112 is named even when that fails', () => {
    const talk = new Talk()
      .hear('book_class', { class: 'Yoga' })
      .told({ occurrences: [yoga] })
      .hear('emergency');
    expect(talk.called).toEqual({ name: 'call_staff', args: { reason: 'emergency' } });
    expect(talk.told({ alertId: 'a' }).said).toContain('112');
    const alone = new Talk('en').hear('emergency').failed();
    expect(alone.said).toBe('Call 112 and tell the front desk right now.');
    expect(alone.hear('yes').called).toBeUndefined();
    expect(alone.hear('unknown', {}, 'he’s fine now').said).toMatch(/Do tell the front desk all the same\.$/u);
  });

  test('who tells that it is no better is told again what to do, once the team has been called', () => {
    const talk = new Talk('es').hear('emergency').told({ alertId: 'a' });
    expect(talk.hear('no', {}, 'no está mejor').said).toContain('112');
    expect(talk.hear('unknown', {}, 'sigue en el suelo').said).toContain('112');
    expect(new Talk('es').hear('unknown', {}, 'no está mejor').said).not.toContain('112');
  });
});

test('what is no matter of a gym is answered with what JARVIS is there for, however often', () => {
  for (const [language, said] of [
    ['fr', 'Ça, je ne sais pas'],
    ['en', 'I can’t help with that'],
    ['es', 'Eso no lo sé'],
  ] as const) {
    const talk = new Talk(language);
    for (const text of ['a', 'b', 'c']) expect(talk.hear('unknown', { outside: true }, text).said).toContain(said);
    expect(talk.hear('smalltalk', { outside: true }).said).toContain(said);
  }
});

describe('what only sounds like an emergency', () => {
  test('is asked about, and a yes calls the team', () => {
    const talk = new Talk().hear('maybe_emergency');
    expect(talk.said).toBe('Est-ce une urgence ? Dis oui, et je donne l’alerte tout de suite.');
    expect(talk.hear('yes').called).toEqual({ name: 'call_staff', args: { reason: 'emergency' } });
    expect(new Talk('en').hear('maybe_emergency').hear('no').said).toContain('leave');
    expect(new Talk('en').hear('maybe_emergency').hear('smalltalk', {}, 'he’s fine').said).toContain('leave');
    expect(new Talk('en').hear('maybe_emergency').hear('emergency', {}, 'he’s awake').called).toBeDefined();
  });

  test('calls the team when it is said again instead of an answer', () => {
    const talk = new Talk('es').hear('maybe_emergency').hear('maybe_emergency');
    expect(talk.called).toEqual({ name: 'call_staff', args: { reason: 'emergency' } });
  });
});

describe('how it goes on', () => {
  test('goodbye ends the conversation in its language, whatever was being asked', () => {
    for (const [language, words] of [
      ['fr', 'Au revoir Marie, à bientôt !'],
      ['en', 'Goodbye Marie, see you soon!'],
      ['es', '¡Adiós, Marie, hasta pronto!'],
    ] as const) {
      const talk = new Talk(language).hear('book_class').hear('farewell');
      expect(talk.move).toMatchObject({ kind: 'say', text: words, ends: true });
    }
  });

  test('the language changes when the member asks for it, and stays', () => {
    const talk = new Talk().hear('change_language', { language: 'es' });
    expect(talk.called).toEqual({ name: 'change_language', args: { language: 'es' } });
    expect(talk.told({ language: 'es' }).said).toBe('De acuerdo, hablamos español.');
    expect(talk.hear('greeting').said).toContain('¡Hola, Marie!');
  });

  test('another language asks an open question anew, and what was said before it is what can be repeated', () => {
    const asked = new Talk().hear('book_class', { class: 'Yoga' }).told({ occurrences: [yoga] });
    asked.memory = { ...asked.hear('change_language', { language: 'en' }).memory, said: 'Shall I book Yoga?' };
    expect(asked.told({ language: 'en' }).said).toBe('All right, let’s speak English. Shall I book Yoga?');
    expect(asked.hear('repeat').said).toBe('Shall I book Yoga?');
    expect(asked.hear('yes').called).toEqual({ name: 'book_class', args: { occurrenceId: 'y1' } });
    const more = new Talk().hear('thanks').hear('change_language', { language: 'en' }).told({ language: 'en' });
    expect(more.said).toBe('All right, let’s speak English.');
  });

  test('an offer to keep a language that is spoken no more is not taken up after a repeat', () => {
    const call = { name: 'keep_language', args: { language: 'en' } };
    const talk = new Talk('es');
    talk.memory = { ...talk.memory, said: 'Yoga.', pending: { kind: 'yes', call, about: undefined } };
    expect(talk.hear('repeat').hear('yes').called).toBeUndefined();
    const same = new Talk('en');
    same.memory = { ...same.memory, said: 'Yoga.', pending: { kind: 'yes', call, about: undefined } };
    expect(same.hear('repeat').hear('yes').called).toEqual(call);
  });

  test('who is not understood is asked again, then told what there is, then offered a person', () => {
    const talk = new Talk();
    expect(talk.hear('unknown').said).toBe('Je n’ai pas compris. Peux-tu le dire autrement ?');
    expect(talk.hear('unknown').said).toContain('réserver ou annuler une place');
    expect(talk.hear('unknown').said).toContain('appelle quelqu’un de l’équipe');
    talk.hear('yes');
    expect(talk.called).toEqual({ name: 'call_staff', args: { reason: 'person' } });
  });
});

describe('a member who is called « vous » or "usted"', () => {
  test.each([
    ['fr', /(?<!\p{L})(?:tu|te|t’|toi|ton|ta|tes|veux-tu|peux-tu|salut)(?!\p{L})/iu],
    ['es', /(?<!\p{L})(?:tú|te|ti|tu|tus|quieres|puedes|tienes|contigo)(?!\p{L})/iu],
  ] as const)('is called so in everything that is said (%s)', (language, familiar) => {
    const talk = () => new Talk(language, true);
    const booking = { bookings: [{ ...yoga, state: 'booked' }] };
    const reasons = ['unknown-member', 'already-booked', 'not-admitted', 'nothing-to-cancel', 'not-ready', 'other'];
    const asked = (occurrence: object) =>
      talk()
        .hear('book_class', { class: 'Yoga' })
        .told({ occurrences: [occurrence] });
    const staff = ['ask_human', 'freeze_membership', 'cancel_membership', 'guest_pass', 'lost_property'] as const;
    const said = [
      ...(
        [
          'greeting',
          'farewell',
          'smalltalk',
          'no',
          'feedback',
          'maybe_emergency',
          'training_advice',
          'ask_facility',
        ] as const
      )
        .concat(staff as never)
        .map((intent) => talk().hear(intent).said),
      talk().hear('unknown').said,
      talk().hear('unknown').hear('unknown').said,
      talk().hear('unknown').hear('unknown').hear('unknown').said,
      talk().hear('unknown', { outside: true }).said,
      talk().hear('ask_human').hear('yes').told({}).said,
      talk().hear('emergency').told({}).said,
      talk().hear('emergency').failed().said,
      talk()
        .hear('ask_classes')
        .told({ occurrences: [{ ...yoga, mine: 'booked' }] }).said,
      asked(yoga).said,
      asked(yoga).hear('yes').told({ outcome: 'waiting', reason: null }).said,
      ...reasons.map((reason) => asked(yoga).hear('yes').told({ outcome: 'refused', reason }).said),
      talk().hear('cancel_booking').told(booking).said,
      talk().hear('cancel_booking').told({ bookings: [] }).said,
      talk().hear('my_bookings').told(booking).said,
      talk()
        .hear('membership_info')
        .told({ type: 'Premium', expires: at(30, 12) }).said,
      talk().hear('ask_hours').failed().said,
    ];
    for (const sentence of said) expect(sentence).not.toMatch(familiar);
  });
});

test('a no to "anything else?" ends the talk, and thanks are answered before it', () => {
  const talk = new Talk();
  expect(talk.hear('thanks').said).toBe('Avec plaisir. Autre chose ?');
  talk.hear('no');
  expect(talk.move).toMatchObject({ kind: 'say', ends: true, text: 'Au revoir Marie, à bientôt !' });
  expect(new Talk('en').hear('yes').hear('no').move).toMatchObject({ ends: true });
  expect(new Talk('es').hear('thanks').hear('yes').move).toMatchObject({ ends: false });
});

test('where nothing was asked a yes or a no is what the label says, and after "anything else?" a goodbye is one', () => {
  const understood = (intent: Intent, likely: Intent): Heard => {
    const byRules: Understood = { intent, slots: {}, language: null };
    return { ...byRules, byRules, likely: { ...byRules, intent: likely } };
  };
  const memory = newMemory('fr', 'Marie');
  const next = (of: Memory, given: Heard): Move => heard(of, '', given, moment);
  expect(next(memory, understood('no', 'cancel_booking'))).toMatchObject({
    kind: 'call',
    call: { name: 'my_bookings' },
  });
  expect(next(memory, understood('no', 'cancel_membership'))).toMatchObject({ call: { name: 'my_bookings' } });
  expect(next(memory, understood('yes', 'farewell'))).toMatchObject({ kind: 'say', ends: false });
  const offering: Memory = { ...memory, pending: { kind: 'more' } };
  expect(next(offering, understood('unknown', 'farewell'))).toMatchObject({ kind: 'say', ends: true });
  expect(next(memory, understood('unknown', 'farewell'))).toMatchObject({ kind: 'say', ends: false });
  const told: Memory = { ...memory, told: [yoga] };
  expect(next(told, understood('unknown', 'book_class'))).toMatchObject({
    kind: 'say',
    memory: { pending: { kind: 'yes' } },
  });
});

test('a no with more behind it refuses, and names another class where one was asked for', () => {
  const asked = (name: string): Talk => {
    const talk = new Talk();
    talk.memory = {
      ...talk.memory,
      pending: { kind: 'yes', call: { name, args: { occurrenceId: 'y1' } }, about: yoga },
    };
    return talk;
  };
  expect(asked('cancel_booking').hear('unknown', {}, 'non garde-le').said).toBe(
    'D’accord, je ne fais rien. Autre chose ?',
  );
  expect(asked('book_class').hear('unknown', { class: 'Spinning' }, 'non, plutôt le spinning').called).toMatchObject({
    name: 'timetable',
    args: { class: 'Spinning' },
  });
  // "Noël" begins like a no, and is none.
  expect(asked('book_class').hear('unknown', {}, 'Noël').said).toBe('Je n’ai pas compris. Peux-tu le dire autrement ?');
});
