import { expect, test } from 'vitest';
import { furtherUtterances } from './test/utterances-further.ts';
import { roundaboutUtterances } from './test/utterances-roundabout.ts';
import { utterances } from './test/utterances.ts';
import type { UnderstandContext } from './slots-said.ts';
import { understand } from './understand.ts';

const languages = ['fr', 'en', 'es'] as const;
const at = (iso: string, language: UnderstandContext['language'] = 'fr'): UnderstandContext => ({
  language,
  nowMs: Date.parse(iso),
  timezone: 'Europe/Paris',
  classes: ['Yoga', 'Pilates débutant', 'Body Pump', 'Spinning'],
  equipment: ['Tapis de course 1', 'Tapis de course 2', 'Rameur', 'Presse à cuisses'],
});
/** A Saturday in the morning. */
const saturday = '2026-11-21T09:00:00Z';

test.each(languages)('every emergency is heard, and nothing out of the gym’s business is answered (%s)', (language) => {
  const { emergency, outside } = utterances[language];
  const heard = (text: string) => understand(text, at(saturday, language)).intent;
  expect(emergency.filter((text) => heard(text) !== 'emergency')).toEqual([]);
  expect(outside.filter((text) => !['unknown', 'smalltalk'].includes(heard(text)))).toEqual([]);
  expect(emergency.length).toBeGreaterThanOrEqual(10);
  expect(outside.length).toBeGreaterThanOrEqual(12);
});

test.each(languages)('an emergency is heard in any language, whatever the member’s own is (%s)', (language) => {
  for (const other of languages) {
    const missed = utterances[other].emergency.filter(
      (text) => understand(text, at(saturday, language)).intent !== 'emergency',
    );
    expect(missed).toEqual([]);
  }
});

test.each(languages)('members are understood in all that they come for (%s)', (language) => {
  const asked = Object.entries(utterances[language]).filter(([intent]) => intent !== 'outside');
  const wrong = asked.flatMap(([intent, texts]) =>
    texts
      .map((text) => ({ text, intent, heard: understand(text, at(saturday, language)).intent }))
      .filter(({ heard }) => heard !== intent),
  );
  expect(wrong).toEqual([]);
});

test.each(languages)('so are people whom the lexicons were not written with (%s)', (language) => {
  const wrong = furtherUtterances[language]
    .trim()
    .split('\n')
    .map((line) => line.split('|'))
    .map(([intent = '', text = '']) => ({ text, intent, heard: understand(text, at(saturday, language)).intent }))
    .filter(({ intent, heard }) => heard !== (intent === 'outside' ? 'unknown' : intent));
  expect(wrong).toEqual([]);
});

test.each(languages)('what is said in a roundabout way is understood for what it is (%s)', (language) => {
  const wrong = roundaboutUtterances[language]
    .trim()
    .split('\n')
    .map((line) => line.split('|'))
    .map(([expected = '', text = '']) => ({ expected, text, heard: understand(text, at(saturday, language)).intent }))
    .filter(({ expected, heard }) => {
      if (expected === 'calm') return heard === 'emergency' || heard === 'maybe_emergency';
      return expected === 'stays' ? heard === 'farewell' : heard !== expected;
    });
  expect(wrong).toEqual([]);
});

test.each([
  ['fr', 'appelle ma mère'],
  ['en', 'call my mum now'],
  ['es', 'llama a mi madre'],
] as const)('a person and haste alone are no emergency (%s)', (language, text) => {
  expect(understand(text, at(saturday, language)).intent).toBe('unknown');
});

test('what may be an emergency is asked about, not passed over', () => {
  expect(understand('elle est tombée je crois', at(saturday)).intent).toMatch(/emergency/u);
  expect(understand('je crois que j’ai fait une chute', at(saturday)).intent).toMatch(/emergency/u);
});

test.each([
  ['fr', 'jfile, à 2m1'],
  ['en', 'byeee'],
  ['es', 'graciasss, nos vemos'],
] as const)('hurried spelling takes leave too (%s)', (language, text) => {
  expect(understand(text, at(saturday, language)).intent).toBe('farewell');
});

test.each([
  ['fr', 'réserve-moi le yoga de demain 18h30', { class: 'Yoga', day: '2026-11-22', time: 1110 }],
  [
    'fr',
    'une place au pilate mardi prochain à dix-neuf heures',
    { class: 'Pilates débutant', day: '2026-11-24', time: 1140 },
  ],
  ['fr', 'inscris-moi au bodypump le 3 décembre à midi et demi', { class: 'Body Pump', day: '2026-12-03', time: 750 }],
  [
    'fr',
    'je voudrais le spining de ce soir à sept heures moins le quart',
    { class: 'Spinning', day: '2026-11-21', time: 1125 },
  ],
  ['fr', 'annule mon yoga de lundi à 9h', { class: 'Yoga', day: '2026-11-23', time: 540 }],
  ['fr', 'quels cours il y a après-demain', { day: '2026-11-23' }],
  ['fr', 'quels cours le 3/12', { day: '2026-12-03' }],
  ['fr', 'le tapis numéro 2 est en panne', { equipment: 'Tapis de course 2' }],
  ['fr', 'quels cours demain soir', { day: '2026-11-22', part: { name: 'evening', from: 17 * 60, until: 24 * 60 } }],
  ['fr', 'quels cours demain après-midi', { day: '2026-11-22', part: { name: 'afternoon', from: 720, until: 1080 } }],
  ['en', 'good morning, what classes are on tomorrow', { day: '2026-11-22' }],
  ['en', 'what classes are on tonight', { day: '2026-11-21', part: { name: 'evening', from: 1020, until: 1440 } }],
  [
    'es',
    'qué clases hay mañana por la tarde',
    { day: '2026-11-22', part: { name: 'afternoon', from: 720, until: 1260 } },
  ],
  ['fr', 'je voudrais un cours de zumba', { otherClass: 'zumba' }],
  ['es', 'quiero zumba', { otherClass: 'zumba' }],
  ['en', 'tell me the weather for tomorrow and bitcoin', { outside: true }],
  ['fr', 'un tapis est en panne', { machines: ['Tapis de course 1', 'Tapis de course 2'] }],
  ['fr', "j'adore cette salle", { sentiment: 'positive' }],
  ['fr', 'je ne suis pas content du service', { sentiment: 'negative' }],
  ['en', 'book yoga tomorrow at half past six', { class: 'Yoga', day: '2026-11-22', time: 1110 }],
  ['en', 'book me in for spinning on Tuesday at 7 in the morning', { class: 'Spinning', day: '2026-11-24', time: 420 }],
  [
    'en',
    'sign me up for body pump next Saturday at quarter to eight pm',
    { class: 'Body Pump', day: '2026-11-28', time: 1185 },
  ],
  [
    'en',
    'cancel my pilates class on December 3rd at 6:30pm',
    { class: 'Pilates débutant', day: '2026-12-03', time: 1110 },
  ],
  ['en', 'the rowing machine is broken', { equipment: 'Rameur' }],
  ['es', 'resérvame yoga mañana a las siete y media', { class: 'Yoga', day: '2026-11-22', time: 1170 }],
  ['es', 'apúntame a spinning mañana por la mañana a las nueve', { class: 'Spinning', day: '2026-11-22', time: 540 }],
  [
    'es',
    'cancela mi clase de pilates del martes a las ocho de la tarde',
    { class: 'Pilates débutant', day: '2026-11-24', time: 1200 },
  ],
  ['es', 'qué clases hay el 3 de diciembre', { day: '2026-12-03' }],
  ['es', 'la cinta 2 está rota', { equipment: 'Tapis de course 2' }],
] as const)('it is understood when and what: %s, %s', (language, text, slots) => {
  expect(understand(text, at(saturday, language)).slots).toEqual(slots);
});

test('talk of aches, exits and records is no emergency', () => {
  const calm = {
    fr: [
      'je brûle des calories',
      'quel exercice pour le dos qui fait mal',
      'je tombe toujours sur complet',
      'où est la sortie de secours',
    ],
    en: [
      'help me book yoga',
      'I broke my record',
      'this class is fire',
      'where is the emergency exit',
      'I fell in love with yoga',
    ],
    es: ['ayúdame a reservar', 'he roto mi récord', 'me matan las piernas', 'dónde está la salida de emergencia'],
  };
  for (const language of languages) {
    const alarmed = calm[language].filter((text) => understand(text, at(saturday, language)).intent === 'emergency');
    expect(alarmed).toEqual([]);
  }
});

test('tonight at half past midnight is the evening to come, on the gym’s calendar', () => {
  const { slots } = understand('réserve le yoga ce soir à 19h', at('2026-11-20T23:30:00Z'));
  expect(slots).toEqual({ class: 'Yoga', day: '2026-11-21', time: 1140 });
  expect(understand('book yoga tonight at seven', at('2026-11-20T23:30:00Z', 'en')).slots.day).toBe('2026-11-21');
});

test('tomorrow is the next day on the wall also where summer time begins or ends', () => {
  expect(understand('réserve le yoga demain à 9h', at('2026-03-28T22:30:00Z')).slots.day).toBe('2026-03-29');
  expect(understand('réserve le yoga demain à 9h', at('2026-03-28T23:30:00Z')).slots.day).toBe('2026-03-30');
  expect(understand('réserve le yoga demain à 9h', at('2026-10-24T22:30:00Z')).slots.day).toBe('2026-10-26');
  expect(understand('réserve le yoga dimanche à 9h', at('2026-10-24T21:30:00Z')).slots.day).toBe('2026-10-25');
});

test('a weekday whose hour has passed today is the one of next week', () => {
  expect(understand('réserve le yoga samedi à 9h', at(saturday)).slots.day).toBe('2026-11-28');
  expect(understand('réserve le yoga samedi à 18h', at(saturday)).slots.day).toBe('2026-11-21');
});

test('a language is changed on request alone, and another one is noticed where it is plain', () => {
  expect(understand('can we speak French?', at(saturday, 'en'))).toEqual({
    intent: 'change_language',
    slots: { language: 'fr' },
    language: null,
  });
  expect(understand('what time do you close tonight', at(saturday, 'fr'))).toMatchObject({
    intent: 'ask_hours',
    language: 'en',
  });
  expect(understand('¿a qué hora cerráis?', at(saturday, 'fr'))).toMatchObject({ intent: 'ask_hours', language: 'es' });
  expect(understand('le coach parle anglais ?', at(saturday, 'fr')).intent).not.toBe('change_language');
  expect(understand('yoga', at(saturday, 'fr')).language).toBe(null);
});

test('silence and noise are not understood', () => {
  for (const text of ['', '   ', '???', 'hmm hmm', 'x'.repeat(3000)]) {
    expect(understand(text, at(saturday))).toEqual({ intent: 'unknown', slots: {}, language: null });
  }
});

test.each([
  ['fr', 'Plus d’eau chaude aux douches, c’est inadmissible', 'showers'],
  ['fr', 'les toilettes sont sales', 'toilets'],
  ['fr', 'mon casier ne ferme pas', 'lockers'],
  ['fr', 'ça pue dans les vestiaires', 'changing_rooms'],
  ['fr', 'la clim ne marche pas', 'air_conditioning'],
  ['fr', 'le chauffage est en panne', 'heating'],
  ['fr', 'la fontaine fuit', 'water_fountain'],
  ['fr', 'le parking est inondé', 'parking'],
  ['fr', 'la musique ne marche plus', 'music'],
  ['fr', 'le wifi ne fonctionne pas', 'wifi'],
  ['en', 'there is no hot water in the showers', 'showers'],
  ['en', 'the toilets are filthy', 'toilets'],
  ['en', 'my locker is stuck', 'lockers'],
  ['en', 'the changing rooms are dirty', 'changing_rooms'],
  ['en', 'the air conditioning is broken', 'air_conditioning'],
  ['en', 'the heating isn’t working', 'heating'],
  ['en', 'the water fountain is leaking', 'water_fountain'],
  ['en', 'the car park is flooded', 'parking'],
  ['en', 'the music is not working', 'music'],
  ['en', 'the wifi doesn’t work', 'wifi'],
  ['es', 'no hay agua caliente en las duchas', 'showers'],
  ['es', 'los baños están sucios', 'toilets'],
  ['es', 'mi taquilla está rota', 'lockers'],
  ['es', 'los vestuarios están sucios', 'changing_rooms'],
  ['es', 'el aire acondicionado no funciona', 'air_conditioning'],
  ['es', 'la calefacción está averiada', 'heating'],
  ['es', 'la fuente de agua está rota', 'water_fountain'],
  ['es', 'el aparcamiento está inundado', 'parking'],
  ['es', 'la música no funciona', 'music'],
  ['es', 'el wifi no funciona', 'wifi'],
] as const)('what is no machine is not taken for one (%s: "%s")', (language, text, facility) => {
  const { intent, slots } = understand(text, at(saturday, language));
  expect({ intent, slots }).toEqual({ intent: 'report_issue', slots: { facility } });
});

test.each([
  ['fr', 'le vélo près des douches est cassé', {}],
  ['fr', 'le rameur à côté des casiers est cassé', { equipment: 'Rameur' }],
  ['en', 'the bike next to the water fountain is broken', {}],
  ['es', 'la bici al lado de las duchas está rota', {}],
] as const)('a machine stays one wherever it stands (%s: "%s")', (language, text, slots) => {
  expect(understand(text, at(saturday, language))).toMatchObject({ intent: 'report_issue', slots });
  expect(understand(text, at(saturday, language)).slots.facility).toBeUndefined();
});
