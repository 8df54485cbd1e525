import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { createLabeller } from '../../insight/label/labeller.ts';
import { heard, toolAnswered } from './dialogue.ts';
import type { Move } from './move.ts';
import { hear } from './hear.ts';
import { newMemory, type Memory } from './memory.ts';
import { noLabels } from '../test/no-labels.ts';

/** Friday, 20 November 2026, 10:00 in Lyon. */
const moment = { nowMs: Date.UTC(2026, 10, 20, 9), timezone: 'Europe/Paris' };
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 1, minute);
const held = (occurrenceId: string, className: string, startsAt: number, more: object = {}) => ({
  ...{ occurrenceId, className, startsAt, left: 5, mine: null },
  ...more,
});
const ownLabels = createLabeller({ hear: hearByGrammar });
const yoga = held('y1', 'Yoga', at(20, 18, 30));
const pilates = held('p1', 'Pilates', at(20, 12));
const hiit = held('h1', 'HIIT', at(20, 11));

/** What the box's tools answer, by their names. */
type Answers = Readonly<Record<string, unknown>>;

/** A talk in which every tool is answered at once. @returns what JARVIS says to each, and the calls in their order. */
function talk(
  says: readonly string[],
  answers: Answers = {},
  language: Language = 'fr',
  isFormal = false,
  label: LabelUtterance = noLabels,
) {
  let memory: Memory = newMemory(language, 'David', isFormal);
  const calls: { name: string; args: unknown }[] = [];
  const told = says.map((text) => {
    const context = { ...moment, language: memory.language, classes: ['Yoga', 'Pilates', 'HIIT'], equipment: [] };
    let move: Move = heard(memory, text, hear(text, context, label), moment);
    while (move.kind === 'call') {
      calls.push(move.call);
      const data = answers[move.call.name] ?? {};
      move = toolAnswered(move.memory, { ok: true, personal: false, data }, moment);
    }
    memory = move.memory;
    return move.text;
  });
  return { told, calls };
}

test.each<[Language, string, string, string]>([
  [
    'fr',
    'je suis stressé',
    'oui',
    'Je comprends. Il y a justement un cours calme. Je te réserve Yoga, aujourd’hui à 18 h 30 ?',
  ],
  ['en', 'I’m stressed', 'yes', 'I hear you. There’s a calm class coming up. Shall I book Yoga, today at 6:30 pm?'],
  ['es', 'estoy estresado', 'sí', 'Te entiendo. Hay una clase tranquila. ¿Te reservo Yoga, hoy a las 18:30?'],
])(
  'who is stressed is offered the calmest class of today, and gets it for a yes (%s)',
  (language, says, yes, offer) => {
    const settled = { outcome: 'booked', reason: null };
    const { told, calls } = talk(
      [says, yes],
      { timetable: { occurrences: [hiit, pilates, yoga] }, book_class: settled },
      language,
    );
    expect(told[0]).toBe(offer);
    expect(calls.at(-1)).toEqual({ name: 'book_class', args: { occurrenceId: 'y1' } });
  },
);

test('nobody is offered a class that is full, or theirs already, or no calm one', () => {
  const offered = (...occurrences: object[]) =>
    talk(['je suis stressé'], { timetable: { occurrences } }, 'fr', true).told[0];
  expect(offered(hiit, { ...yoga, left: 0 }, pilates)).toContain('Je vous réserve Pilates');
  expect(offered({ ...yoga, mine: 'booked' })).toBe(
    'Je comprends. Vous avez déjà votre place à un cours calme : Yoga, aujourd’hui à 18 h 30.',
  );
  expect(offered(hiit)).toBe(
    'Je comprends. Je ne vois pas de cours calme avec de la place d’ici demain soir. Prenez le temps de souffler.',
  );
});

test.each<[Language, string, RegExp]>([
  ['fr', 'combien coûte le coaching ?', /^Les tarifs, je ne les ai pas\. .+ veux-tu que je l’appelle \?$/u],
  ['en', 'how much does coaching cost', /^I don’t have the prices here\. .+ shall I call them\?$/u],
  ['es', 'cuánto cuesta el entrenador personal', /^Los precios no los tengo\. .+ ¿quieres que lo llame\?$/u],
])(
  'a price that nobody knows here is not invented, and the team is called for a yes (%s)',
  (language, says, answer) => {
    const { told, calls } = talk([says, 'ok'], {}, language);
    expect(told[0]).toMatch(answer);
    expect(calls).toEqual([{ name: 'call_staff', args: { reason: 'membership' } }]);
  },
);

test('a weekend is told day by day, and what there is more is on the screen', () => {
  const occurrences = [
    ...[7, 9, 11, 18].map((hour) => held(`s${hour}`, 'Yoga', at(21, hour))),
    held('d1', 'Pilates', at(22, 10)),
  ];
  const { told, calls } = talk(['quels cours ce week-end'], { timetable: { occurrences } });
  expect(calls).toEqual([{ name: 'timetable', args: { day: '2026-11-21', until: '2026-11-22' } }]);
  expect(told[0]).toBe(
    'Yoga, demain à 7 h : 5 places. Yoga, demain à 9 h : 5 places. Yoga, demain à 11 h : 5 places. Pilates, dimanche à 10 h : 5 places. Il y en a un autre à l’écran.',
  );
  const none = (says: string, language: Language) => talk([says], { timetable: { occurrences: [] } }, language).told[0];
  expect(none('quels cours ce week-end', 'fr')).toBe('Je ne vois pas de cours demain ou dimanche.');
  expect(none('what’s on this weekend', 'en')).toBe('I can’t see any class tomorrow or Sunday.');
  expect(none('qué clases hay este fin de semana', 'es')).toBe('No veo ninguna clase mañana o domingo.');
});

test.each<[Language, string, string, string]>([
  ['fr', 'quels cours ce soir', 'et demain ?', 'et le pilates ?'],
  ['en', 'what classes are on tonight', 'and tomorrow?', 'and Pilates?'],
  ['es', 'qué clases hay esta noche', '¿y mañana?', '¿y pilates?'],
])('"and tomorrow?" asks the same of another day, and so does a class (%s)', (language, first, then, last) => {
  const { calls } = talk([first, then, last], { timetable: { occurrences: [yoga] } }, language);
  expect(calls.map(({ name }) => name)).toEqual(['timetable', 'timetable', 'timetable']);
  expect(calls[1]?.args).toEqual({ day: '2026-11-21' });
  expect(calls[2]?.args).toMatchObject({ class: 'Pilates' });
});

test('hours are asked for anew in the same way, and nothing is where nothing was asked', () => {
  const days = [{ day: '2026-11-20', periods: [] }];
  const { calls } = talk(['vous fermez à quelle heure', 'et dimanche ?'], { opening_hours: { days } });
  expect(calls.at(-1)).toEqual({ name: 'opening_hours', args: { day: '2026-11-22' } });
  expect(talk(['et demain ?']).told).toEqual(['Je n’ai pas compris. Peux-tu le dire autrement ?']);
});

test('what was not heard is said again, and a question stays asked meanwhile', () => {
  const answers = { timetable: { occurrences: [yoga] }, book_class: { outcome: 'booked', reason: null } };
  const says = ['réserve le yoga de ce soir', 'quoi ?', 'attends', 'plus fort', 'quelle heure il est', 'oui'];
  const { told, calls } = talk(says, answers);
  expect(told[0]).toBe('Je te réserve Yoga, aujourd’hui à 18 h 30 ?');
  expect(told.slice(1, 5)).toEqual([
    told[0],
    'Prends ton temps.',
    'Le volume se règle à l’écran, dans « Réglages ».',
    'Il est 10 h, vendredi 20 novembre.',
  ]);
  expect(calls.at(-1)).toEqual({ name: 'book_class', args: { occurrenceId: 'y1' } });
});

test('an "ok" that answers no question is no riddle', () => {
  expect(talk(['ok']).told).toEqual(['D’accord. Autre chose ?']);
});

test('pain is answered without advice, and somebody is offered', () => {
  expect(talk(['j’ai mal au genou']).told[0]).toBe(
    'Aïe. Je ne peux pas te conseiller sur une douleur. Veux-tu que j’appelle quelqu’un de l’équipe ?',
  );
  expect(talk(['my knee hurts', 'yes'], {}, 'en').calls).toEqual([{ name: 'call_staff', args: { reason: 'person' } }]);
});

test.each<[Language, string, readonly string[], string, string, string]>([
  [
    'fr',
    'quels cours aujourd’hui',
    ['oui', 'le premier'],
    'Lequel : HIIT',
    'Le premier, le deuxième ou le troisième ?',
    'Je te réserve HIIT',
  ],
  [
    'en',
    'what classes are on today',
    ['yes', 'the first one'],
    'Which one: HIIT',
    'The first, the second, or the third?',
    'Shall I book HIIT',
  ],
  [
    'es',
    'qué clases hay hoy',
    ['sí', 'la primera'],
    '¿Cuál: HIIT',
    '¿La primera, la segunda o la tercera?',
    '¿Te reservo HIIT',
  ],
])(
  'in %s a yes to classes that were told is asked which, and a second one for its place',
  (language, asks, [yes = '', place = ''], which, byPlace, confirm) => {
    const timetable = { occurrences: [hiit, pilates, yoga] };
    const { told } = talk([asks, yes, yes, place], { timetable }, language);
    expect(told[1]).toContain(which);
    expect(told[2]).toBe(byPlace);
    expect(told[3]).toContain(confirm);
    // One o'clock and the first of the month are neither of them meant.
    expect(talk([asks, place], { timetable }, language).told[1]).toContain(confirm);
  },
);

test('a yes to the one class that was told books it, and a no leaves it', () => {
  const answers = { timetable: { occurrences: [yoga] } };
  expect(talk(['il y a yoga aujourd’hui ?', 'oui'], answers).told[1]).toBe(
    'Je te réserve Yoga, aujourd’hui à 18 h 30 ?',
  );
  expect(talk(['il y a yoga aujourd’hui ?', 'non'], answers).told[1]).toBe('D’accord. Autre chose ?');
});

test('a yes long after classes were told is a yes to nothing', () => {
  const answers = { timetable: { occurrences: [yoga] }, opening_hours: { days: [] } };
  expect(talk(['il y a yoga aujourd’hui ?', 'vous ouvrez quand demain ?', 'oui'], answers).told[2]).toBe(
    'D’accord. Autre chose ?',
  );
});

test.each<[Language, string, object, string]>([
  [
    'fr',
    'y a du monde ?',
    { inside: 12, level: 'quiet' },
    'Il y a 12 personnes en ce moment. C’est plus calme que d’habitude à cette heure-ci.',
  ],
  ['fr', 'on est combien là', { inside: 1, level: null }, 'Il n’y a presque personne en ce moment.'],
  ['fr', 'c’est plein en ce moment ?', { inside: 0, level: null }, 'Il n’y a presque personne en ce moment.'],
  [
    'en',
    'how busy is it right now',
    { inside: 40, level: 'busy' },
    'There are 40 people in right now. That’s busier than usual for this time.',
  ],
  [
    'es',
    '¿cuánta gente hay ahora?',
    { inside: 20, level: 'usual' },
    'Ahora mismo hay 20 personas. Lo normal a esta hora.',
  ],
])('in %s who asks how full it is gets a number: %s', (language, asks, crowd, says) => {
  expect(talk([asks], { crowd_now: crowd }, language).told).toEqual([says]);
});

test.each<[Language, string]>([
  ['fr', 'y a du monde inscrit au cours de boxe de vendredi ?'],
  ['fr', 'à quelle heure y a-t-il moins de monde ?'],
  ['en', 'is the Wednesday kettlebell class packed'],
  ['es', '¿cuánta gente cabe en la clase de aqua?'],
])('in %s how full a class is, or another hour, is not answered with who is in now: %s', (language, asks) => {
  expect(talk([asks], {}, language).calls.map(({ name }) => name)).not.toContain('crowd_now');
});

test.each<[Language, string, string, string]>([
  ['fr', 'pilates jeudi, réserve-moi', 'ok plutôt vendredi', 'Je te réserve Pilates, aujourd’hui à 12 h ?'],
  ['en', 'book me pilates on Thursday', 'ok Friday then', 'Shall I book Pilates, today at 12 pm?'],
  ['es', 'resérvame pilates el jueves', 'vale, pues el viernes', '¿Te reservo Pilates, hoy a las 12:00?'],
])('in %s where no such class is, another day is enough', (language, asks, other, offer) => {
  let looked = 0;
  const answers = {
    get timetable() {
      looked += 1;
      return { occurrences: looked === 1 ? [] : [pilates] };
    },
  };
  const { told, calls } = talk([asks, other], answers, language);
  expect(told[1]).toBe(offer);
  expect(calls[1]).toMatchObject({ name: 'timetable', args: { class: 'Pilates' } });
});

test('a class of the list that is named is booked, and one that is asked about is told of', () => {
  const answers = { timetable: { occurrences: [hiit, pilates, yoga] } };
  expect(talk(['quels cours aujourd’hui', 'le yoga'], answers).told[1]).toBe(
    'Je te réserve Yoga, aujourd’hui à 18 h 30 ?',
  );
  expect(talk(['quels cours aujourd’hui', 'et le yoga ?'], answers).told[1]).not.toContain('réserve');
});

test.each<[Language, string, string]>([
  ['fr', 'annule le premier', 'J’annule ta place pour HIIT, aujourd’hui à 11 h ?'],
  ['en', 'cancel the last one', 'Shall I cancel your place for Yoga, today at 6:30 pm?'],
  ['es', 'anula la segunda', '¿Anulo tu plaza de Yoga, hoy a las 18:30?'],
])('in %s one of several places is given back by its place in the list', (language, asks, question) => {
  const bookings = [hiit, yoga].map((one) => ({ ...one, state: 'booked' }));
  expect(talk([asks], { my_bookings: { bookings } }, language, false, ownLabels).told[0]).toBe(question);
});

test('the one place that there is is offered by name where another was meant', () => {
  const bookings = [{ ...yoga, state: 'booked' }];
  expect(talk(['annule mon hiit'], { my_bookings: { bookings } }).told[0]).toContain(
    'J’annule ta place pour Yoga, aujourd’hui à 18 h 30 ?',
  );
});

test('the same word greets who begins and takes leave of who has been answered', () => {
  const answers = { opening_hours: { days: [] } };
  expect(talk(['salut'], answers).told).toEqual(['Salut David ! Qu’est-ce que je peux faire pour toi ?']);
  expect(talk(['vous ouvrez quand demain ?', 'salut'], answers).told[1]).toBe('Au revoir David, à bientôt !');
});

test.each<[Language, string]>([
  ['fr', 'tu peux faire quoi ?'],
  ['en', 'what can you do?'],
  ['es', '¿en qué me puedes ayudar?'],
])('in %s who asks what JARVIS can do is told: %s', (language, asks) => {
  const [answer = ''] = talk([asks], {}, language).told;
  expect(answer).toContain(
    { fr: 'les horaires et les cours', en: 'the opening hours and the classes', es: 'los horarios y las clases' }[
      language
    ],
  );
  expect(answer).not.toMatch(/je m’occupe|look after|me ocupo/u);
});

test.each<[Language, string]>([
  ['fr', 'désolé, tu peux répéter ?'],
  ['en', 'sorry can you repeat'],
  ['es', 'perdona, ¿puedes repetir?'],
])('in %s who is sorry and asks again hears the same again: %s', (language, asks) => {
  const { told } = talk([{ fr: 'bonjour', en: 'hello', es: 'hola' }[language], asks], {}, language);
  expect(told[1]).toBe(told[0]);
});

test.each<[Language, readonly string[], string]>([
  ['fr', ['réserve-moi le yoga', 'oui', 'en fait annule'], 'J’annule ta place pour Yoga, aujourd’hui à 18 h 30 ?'],
  ['en', ['book me into yoga', 'yes', 'cancel'], 'Shall I cancel your place for Yoga, today at 6:30 pm?'],
  ['es', ['resérvame yoga', 'sí', 'anula'], '¿Anulo tu plaza de Yoga, hoy a las 18:30?'],
])('in %s a place that was just booked is given back for one word', (language, says, question) => {
  const answers = { timetable: { occurrences: [yoga] }, book_class: { outcome: 'booked', reason: null } };
  expect(talk(says, answers, language).told.at(-1)).toBe(question);
  expect(talk([...says.slice(0, 2), 'no'], answers, language).told.at(-1)).not.toBe(question);
});

test('who takes back what nobody has booked is told so', () => {
  expect(talk(['annule'], { my_bookings: { bookings: [] } }).told).toEqual(['Tu n’as aucune réservation.']);
});

test.each<[Language, string]>([
  ['fr', 'le premier'],
  ['en', 'the first one'],
  ['es', 'la primera, por favor'],
])('in %s a place alone is no hour and no day, also where a class would fit them: %s', (language, place) => {
  const pilatesAtOne = held('p2', 'Pilates', at(20, 13));
  const onTheFirst = held('y2', 'Yoga', Date.UTC(2026, 11, 1, 17, 30));
  const timetable = { occurrences: [hiit, pilatesAtOne, onTheFirst] };
  const asks = { fr: 'quels cours il y a', en: 'what classes are on', es: 'qué clases hay' }[language];
  const { told } = talk([asks, place], { timetable }, language);
  expect(told[1]).toContain('HIIT');
});

const tomorrows = [held('y0', 'Yoga', at(20, 18, 30)), held('y1', 'Yoga', at(21, 18, 30))];

test.each<[Language, string, string, string]>([
  ['fr', 'réserve le yoga', 'tomorrow', 'Je te réserve Yoga, demain à 18 h 30 ?'],
  ['fr', 'réserve le yoga', 'mañana', 'Je te réserve Yoga, demain à 18 h 30 ?'],
  ['fr', 'réserve le yoga', 'the second one', 'Je te réserve Yoga, demain à 18 h 30 ?'],
  ['en', 'book yoga', 'demain', 'Shall I book Yoga, tomorrow at 6:30 pm?'],
  ['en', 'book yoga', 'mañana por la tarde', 'Shall I book Yoga, tomorrow at 6:30 pm?'],
  ['en', 'book yoga', 'samedi soir', 'Shall I book Yoga, tomorrow at 6:30 pm?'],
  ['en', 'book yoga', 'tomorrow evening', 'Shall I book Yoga, tomorrow at 6:30 pm?'],
  ['es', 'reserva yoga', 'demain', '¿Te reservo Yoga, mañana a las 18:30?'],
  ['es', 'reserva yoga', 'tomorrow evening', '¿Te reservo Yoga, mañana a las 18:30?'],
  ['es', 'reserva yoga', 'saturday at 6.30 pm', '¿Te reservo Yoga, mañana a las 18:30?'],
])('a day is understood as an answer in any language of the three (%s: "%s", "%s")', (language, wish, day, asked) => {
  expect(talk([wish, day], { timetable: { occurrences: tomorrows } }, language, false, ownLabels).told[1]).toBe(asked);
});

test('what is an hour in another language alone is no answer', () => {
  const { told } = talk(['réserve une place', 'la 2'], { timetable: { occurrences: tomorrows } });
  expect(told[1]).toBe(`Je n’ai pas compris. Peux-tu le dire autrement ? ${told[0]}`);
  const mat = talk(['book a class', 'you even saved me a mat'], { timetable: { occurrences: tomorrows } }, 'en');
  expect(mat.told[1]).toBe(`I didn’t get that. Could you say it another way? ${mat.told[0]}`);
});

test.each<[Language, string, string, string]>([
  ['fr', 'réserve le yoga de ce soir', 'demain plutôt', 'Je te réserve Yoga, demain à 18 h 30 ?'],
  ['fr', 'réserve le yoga de ce soir', 'tomorrow', 'Je te réserve Yoga, demain à 18 h 30 ?'],
  ['en', 'book yoga tonight', 'tomorrow rather', 'Shall I book Yoga, tomorrow at 6:30 pm?'],
  ['es', 'reserva yoga para hoy', 'mejor mañana', '¿Te reservo Yoga, mañana a las 18:30?'],
])('another day instead of a yes is looked up for the same class (%s, "%s", "%s")', (language, wish, day, asked) => {
  const { told, calls } = talk([wish, day], { timetable: { occurrences: tomorrows } }, language, false, ownLabels);
  expect(told[1]).toBe(asked);
  expect(calls.at(-1)).toEqual({ name: 'timetable', args: { day: '2026-11-21', class: 'Yoga' } });
});

const figures = {
  visitsThisWeek: 2,
  visits28d: 9,
  weeksInARow: 1,
  visitsLastWeek: 1,
  visitsThisMonth: 6,
  visitsLastMonth: 11,
};

test.each<[Language, readonly string[], readonly string[]]>([
  [
    'fr',
    ['mes progrès', 'et le mois dernier ?', 'et la semaine dernière ?', 'et ce mois-ci ?', 'et l’année dernière ?'],
    [
      '11 visites le mois dernier, et 6 jusqu’ici ce mois-ci.',
      '1 visite la semaine dernière.',
      '6 visites jusqu’ici ce mois-ci.',
      'Je peux te dire cette semaine et la semaine dernière, ce mois-ci et le mois dernier.',
    ],
  ],
  [
    'en',
    ['how am I doing', 'and last month?', 'what about last week', 'and this month', 'and last year?'],
    [
      '11 visits last month, and 6 so far this month.',
      '1 visit last week.',
      '6 visits so far this month.',
      'I can tell you about this week and last week, and about this month and last month.',
    ],
  ],
  [
    'es',
    ['mis progresos', '¿y el mes pasado?', 'y la semana pasada', '¿y este mes?', '¿y el año pasado?'],
    [
      '11 visitas el mes pasado, y 6 en lo que va de mes.',
      '1 visita la semana pasada.',
      '6 visitas en lo que va de mes.',
      'Puedo decirte esta semana y la semana pasada, este mes y el mes pasado.',
    ],
  ],
])('who has asked for their figures is told of the month before, in %s', (language, says, expected) => {
  expect(talk(says, { my_progress: figures }, language, false, ownLabels).told.slice(1)).toEqual(expected);
});

test.each<[Language, string, string]>([
  ['fr', 'combien de fois je suis venue le mois dernier ?', '11 visites le mois dernier'],
  ['en', 'how many times did I come last month', '11 visits last month'],
  ['es', '¿cuántas veces vine el mes pasado?', '11 visitas el mes pasado'],
])('a month is told of at once where it is asked for in one sentence (%s, "%s")', (language, says, expected) => {
  expect(talk([says], { my_progress: figures }, language, false, ownLabels).told[0]).toContain(expected);
});

test('a month that is over is no place in a list of classes', () => {
  const { calls } = talk(['quels cours demain', 'et le mois dernier ?'], {
    ...{ timetable: { occurrences: tomorrows }, my_progress: figures },
  });
  expect(calls.at(-1)?.name).toBe('my_progress');
});

test.each<[Language, string, string, string]>([
  [
    'fr',
    'au secours il est par terre il bouge plus',
    'c’est bon, il va mieux',
    'Ouf, me voilà rassurée. L’équipe est prévenue et vient quand même voir.',
  ],
  [
    'en',
    'help he collapsed',
    'false alarm, he’s fine',
    'I’m so glad to hear that. The team has been told and will still come to make sure.',
  ],
  [
    'en',
    'help he collapsed',
    'he’s ok now',
    'I’m so glad to hear that. The team has been told and will still come to make sure.',
  ],
  [
    'es',
    'ayuda se ha desmayado',
    'ya está mejor',
    'Qué alivio, me alegro mucho. El equipo ya está avisado y vendrá igualmente a ver.',
  ],
])(
  'who tells after an alarm that all is well is heard, and the team comes all the same (%s, "%s", "%s")',
  (language, alarm, well, answer) => {
    const { told, calls } = talk([alarm, well], {}, language, false, ownLabels);
    expect(told[1]).toBe(answer);
    expect(calls).toEqual([{ name: 'call_staff', args: { reason: 'emergency' } }]);
  },
);

test('who is not well after all is heard too, and a yes is a yes again once something else is spoken of', () => {
  const { calls } = talk(['help he collapsed', 'he’s not breathing'], {}, 'en', false, ownLabels);
  expect(calls).toHaveLength(2);
  const later = talk(
    ['au secours il respire plus', 'fausse alerte', 'réserve le yoga de demain', 'c’est bon'],
    { timetable: { occurrences: tomorrows }, book_class: { outcome: 'booked', reason: null } },
    ...(['fr', false, ownLabels] as const),
  );
  expect(later.told.at(-1)).toBe('C’est réservé : Yoga, demain à 18 h 30.');
  const calm = talk(['c’est bon, il va mieux'], {}, 'fr', false, ownLabels);
  expect(calm.told[0]).not.toContain('rassurée');
});

test.each<[Language, string, string, string]>([
  [
    'fr',
    'réserve deux places pour le yoga de demain',
    'oui',
    'Je ne peux réserver que pour toi ; pour les autres, vois avec l’accueil. Je te réserve Yoga, demain à 18 h 30 ?',
  ],
  [
    'en',
    'book yoga tomorrow for me and my wife',
    'yes',
    'I can only book your own place; the front desk does the others. Shall I book Yoga, tomorrow at 6:30 pm?',
  ],
  [
    'es',
    'reserva dos plazas para yoga mañana',
    'sí',
    'Solo puedo reservar tu plaza; las demás, en recepción. ¿Te reservo Yoga, mañana a las 18:30?',
  ],
])(
  'who wants two places is told that their own alone is booked here, before it is (%s)',
  (language, wish, yes, asked) => {
    const booked = { timetable: { occurrences: tomorrows.slice(1) }, book_class: { outcome: 'booked', reason: null } };
    const { told, calls } = talk([wish, yes], booked, language, false, ownLabels);
    expect(told[0]).toBe(asked);
    expect(calls.filter(({ name }) => name === 'book_class')).toEqual([
      { name: 'book_class', args: { occurrenceId: 'y1' } },
    ]);
  },
);

test('who says it with the yes, or when asked which, is told so too', () => {
  const answers = { timetable: { occurrences: tomorrows }, book_class: { outcome: 'booked', reason: null } };
  const said = (language: Language, ...says: string[]) => talk(says, answers, language, false, ownLabels).told.at(-1);
  expect(said('fr', 'réserve le yoga de demain', 'oui pour deux')).toMatch(/^C’est réservé.+accueil\.$/u);
  expect(said('en', 'book yoga', 'tomorrow', 'yes, both of us please')).toMatch(/^I can only .+ Shall I book Yoga/u);
  expect(said('es', 'yoga para dos')).toMatch(/^Solo puedo reservar tu plaza.+ ¿Cuál: Yoga/u);
});
