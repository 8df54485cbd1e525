import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { calmness } from './calm-classes.ts';
import { weekendIn } from './days.ts';
import type { Intent } from './lexicon.ts';
import { lines } from './test/farewell-list.ts';
import { wordsOf } from './tokens.ts';
import { understand } from './understand.ts';

/** A Thursday, 17:00 in Paris. */
const thursday = Date.UTC(2026, 10, 19, 16);
const understood = (text: string, language: Language, nowMs = thursday) =>
  understand(text, {
    ...{ language, nowMs, timezone: 'Europe/Paris' },
    classes: ['Yoga', 'Pilates', 'HIIT', 'Cycling'],
    equipment: ['Tapis de course 1', 'Tapis de course 3', 'Rameur 1'],
  });

/** What members with wet hands say, by what they mean. */
const said: Readonly<Record<Language, Partial<Record<Intent, string[]>>>> = {
  fr: {
    stressed: lines(
      `je suis stressé / je suis trop stressée / j'ai eu une journée de fou / je suis épuisée / j'arrive pas à dormir en ce moment / sale journée / un truc calme ce soir / besoin de souffler / stressé`,
    ),
    pain: lines(
      `j'ai mal au genou / j'ai mal au dos / j'ai mal à l'épaule / j'ai super mal aux jambes / mon genou me fait des misères`,
    ),
    repeat: lines(`répète / quoi ? / j'ai pas compris / pardon ? / parle moins vite / tu dis quoi`),
    wait: lines(`attends / une seconde / attends deux minutes`),
    volume: lines(`plus fort / monte le son / je t'entends pas / parle plus fort`),
    ask_time: lines(`quelle heure il est / il est quelle heure / on est quel jour / t'as l'heure`),
    ask_human: lines(`mon badge marche pas / le badge ne passe plus`),
    ask_crowd: lines(`y a du monde là ? / on est combien / c'est plein en ce moment ?`),
    ask_facility: lines(`c'est blindé ce soir ? / on peut payer par carte / je voudrais une facture`),
    ask_classes: lines(`un truc cool pour ce soir ? / c'est qui le coach ce soir / quels cours ce week-end`),
    ask_hours: lines(`vous êtes ouverts ce week-end / vous êtes ouverts le week-end / c'est ouvert ce week-end ?`),
    yes: lines(`super / super merci / pourquoi pas / je veux bien / nickel / avec joie`),
    emergency: lines(`je vais me suicider / je veux plus vivre`),
    maybe_emergency: lines(`je me suis coupé / je veux mourir`),
    smalltalk: lines(`il fait froid dehors`),
  },
  en: {
    stressed: lines(
      `I'm stressed / I'm so stressed out / rough day at work / I'm knackered / I can't sleep lately / I could do with something relaxing / something calm tonight / what a long day / exhausted`,
    ),
    pain: lines(
      `my knee hurts / my back is killing me / my shoulder is sore / my legs are so sore / my knee's giving me grief`,
    ),
    repeat: lines(`say that again / what? / I didn't get that / sorry? / slower please / come again`),
    wait: lines(`hang on / one second / just a minute`),
    volume: lines(`speak up / louder please / turn it up / I can't hear you`),
    ask_time: lines(`what time is it / what day is it / what's the time`),
    ask_human: lines(`my badge doesn't work / the badge is not working`),
    ask_crowd: lines(`is it busy right now / how many people are in`),
    ask_facility: lines(`when is it quiet / can I pay by card / I need an invoice`),
    ask_classes: lines(`anything fun tonight? / who's the coach tonight / what's on this weekend`),
    ask_hours: lines(`are you open this weekend / are you open at the weekend`),
    my_progress: lines(`when was I last here`),
    training_advice: lines(`I want to lose my belly`),
    yes: lines(`yes please that would be great / great thanks / lovely / sounds good`),
    maybe_emergency: lines(`I want to die / it smells of burning`),
    smalltalk: lines(`it's cold outside`),
  },
  es: {
    stressed: lines(
      `estoy estresado / estoy muy agobiada / qué día más duro he tenido / estoy agotada / últimamente no duermo bien / necesito relajarme / algo tranquilo para hoy / vengo cansadísima hoy, estoy cansada`,
    ),
    pain: lines(
      `me duele la rodilla / me duele la espalda / tengo agujetas / me duelen las piernas / tengo la espalda fastidiada`,
    ),
    repeat: lines(`repite / ¿qué? / no te he entendido / habla más despacio / ¿perdón?`),
    wait: lines(`espera / un momento / un segundo`),
    volume: lines(`más alto / sube el volumen / no te oigo / habla más alto`),
    ask_time: lines(`qué hora es / qué día es hoy`),
    ask_human: lines(`mi tarjeta no funciona / la pulsera no va`),
    ask_crowd: lines(`¿hay mucha gente ahora? / cuántos somos`),
    ask_facility: lines(`puedo pagar con tarjeta / necesito una factura`),
    ask_classes: lines(`algo divertido para esta tarde? / quién es el monitor hoy / qué clases hay este fin de semana`),
    ask_hours: lines(`abrís el finde / abrís los fines de semana`),
    my_progress: lines(`cuándo vine por última vez`),
    training_advice: lines(`soy nuevo qué hago`),
    yes: lines(`sí, por favor, muchas gracias / genial / me parece bien / claro que sí`),
    emergency: lines(`quiero suicidarme`),
    maybe_emergency: lines(`quiero morirme / me he cortado / un tío me sigue`),
  },
};

/** Near them, and meant otherwise. */
const near: typeof said = {
  fr: {
    emergency: lines(`j'ai mal à la poitrine / j'ai la tête qui tourne / je fais une crise d'angoisse`),
    farewell: lines(`bon week-end / allez j'y vais / bon week-end à toi`),
    training_advice: lines(`j'ai mal au dos quel exercice faire`),
    cancel_booking: lines(`je suis crevé annule mon cours de ce soir`),
    lost_property: lines(`j'ai perdu mon badge`),
    feedback: lines(`trop de monde, c'est scandaleux / le prélèvement est passé deux fois`),
    ask_hours: lines(`vous fermez à quelle heure`),
  },
  en: {
    emergency: lines(`my chest hurts / I feel dizzy / I'm having a panic attack`),
    farewell: lines(`have a good weekend / right I'm off / talk to you soon`),
    training_advice: lines(`what exercise for my sore back`),
    lost_property: lines(`I lost my badge`),
    ask_hours: lines(`what time do you close`),
  },
  es: {
    emergency: lines(`me duele el pecho / no puedo respirar`),
    farewell: lines(`buen fin de semana / bueno me voy`),
    lost_property: lines(`he perdido la tarjeta`),
    feedback: lines(`hay demasiada gente, estoy harto`),
    ask_hours: lines(`a qué hora cierran`),
  },
};

test.each(['fr', 'en', 'es'] as const)(
  'what people say every day is understood, and what is near it (%s)',
  (language) => {
    const wrong = [said, near].flatMap((all) =>
      Object.entries(all[language]).flatMap(([intent, texts]) =>
        texts
          .map((text) => ({ text, intent, heard: understood(text, language).intent }))
          .filter(({ heard }) => heard !== intent),
      ),
    );
    expect(wrong).toEqual([]);
  },
);

test.each<[Language, priced: string[], not: string[]]>([
  [
    'fr',
    lines(
      `combien coûte le coaching ? / le coaching c'est combien / c'est combien l'abonnement premium / vos tarifs / combien coûte une bouteille d'eau`,
    ),
    lines(
      `combien coûte un bitcoin / mon abonnement finit quand / combien de places au yoga / combien de fois je suis venu / quel est mon abonnement`,
    ),
  ],
  [
    'en',
    lines(
      `how much does coaching cost / how much is a personal trainer / what's the price of premium / how much for a bottle of water`,
    ),
    lines(
      `how much is a bitcoin / when does my membership end / how many spots are left for yoga / how much water should I drink`,
    ),
  ],
  [
    'es',
    lines(
      `cuánto cuesta el entrenador personal / cuánto vale el premium / qué precio tiene el abono / cuánto cuesta una botella de agua`,
    ),
    lines(`cuánto cuesta un bitcoin / cuándo termina mi abono / cuántas plazas quedan en yoga`),
  ],
])('a question for a price is told from others (%s)', (language, priced, not) => {
  const isPriced = (text: string): boolean => understood(text, language).slots.price === true;
  expect(priced.filter((text) => !isPriced(text))).toEqual([]);
  expect(not.filter(isPriced)).toEqual([]);
});

test('a weekend is the days that are left of it', () => {
  const weekend = (text: string, day: string, language: Language = 'fr') =>
    weekendIn(wordsOf(text, language), language, { day, minute: 600 });
  const coming = { from: '2026-11-21', until: '2026-11-22' };
  expect(weekend('ce week-end', '2026-11-19')).toEqual(coming);
  expect(weekend('this weekend', '2026-11-16', 'en')).toEqual(coming);
  expect(weekend('este finde', '2026-11-21', 'es')).toEqual(coming);
  expect(weekend('ce weekend', '2026-11-22')).toEqual({ from: '2026-11-22', until: '2026-11-22' });
  const next = { from: '2026-11-28', until: '2026-11-29' };
  expect(weekend('le week-end prochain', '2026-11-19')).toEqual(next);
  expect(weekend('next weekend', '2026-11-19', 'en')).toEqual(next);
  expect(weekend('el próximo fin de semana', '2026-11-19', 'es')).toEqual(next);
  expect(weekend('la semaine prochaine', '2026-11-19')).toBeUndefined();
  expect(understood('quels cours samedi ce week-end', 'fr').slots).toEqual({ day: '2026-11-21' });
});

test('calm classes are known by their names in the three languages', () => {
  expect(['Yoga doux', 'Stretching', 'Étirements', 'Relajación', 'Sophrologie'].map(calmness)).toEqual([0, 0, 0, 0, 0]);
  expect(['Pilates', 'Mobilité', 'Gentle moves'].map(calmness)).toEqual([1, 1, 1]);
  expect(['HIIT', 'Power Yoga', 'Boxe', 'Cycling', ''].map(calmness)).toEqual([...Array.from({ length: 5 })]);
});
