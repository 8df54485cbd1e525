import { intents, languages, topics, type Emotion, type Sentiment } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import type { Outcome } from '../../understood.ts';
import type { Feeling } from '../pipeline/feeling.ts';
import { quoteOf, type Said } from './quote.ts';
import { summaryText } from './summary-text.ts';

const calm = { score: 0, sentiment: 'neutral', emotion: 'neutral', turn: { from: 'neutral', to: 'neutral' } } as const;
const outcomes: Outcome[] = [
  ...(['booked', 'waiting', 'cancelled', 'not-booked', 'not-cancelled', 'reported'] as const).flatMap((kind) => [
    { kind, name: 'Yoga' },
    { kind, name: null },
  ]),
  { kind: 'reported-place', place: 'showers' },
  { kind: 'feedback' },
  { kind: 'called', reason: 'person' },
];

test('a conversation reads as one would tell a colleague about it, in three languages', () => {
  const talk = {
    intents: ['greeting', 'book_class', 'complaint', 'farewell'] as const,
    topics: ['classes', 'cleanliness'] as const,
    feeling: {
      ...calm,
      ...({ sentiment: 'negative', emotion: 'frustration', turn: { from: 'neutral', to: 'negative' } } as const),
    },
    outcomes: [{ kind: 'booked', name: 'Yoga' }] as const,
    quote: 'Les douches sont sales',
  };
  expect(summaryText(talk, 'fr')).toBe(
    'La conversation a porté sur la réservation d’un cours et une réclamation. Il y a été question des cours et de la propreté. ' +
      'Humeur d’abord neutre, puis négative (agacement). Cours réservé : Yoga. «\u00A0Les douches sont sales\u00A0»',
  );
  expect(summaryText(talk, 'en')).toBe(
    'The conversation was about booking a class and a complaint. It touched on classes and cleanliness. ' +
      'Mood: first neutral, then negative (annoyance). Class booked: Yoga. “Les douches sont sales”',
  );
  expect(summaryText(talk, 'es')).toBe(
    'La conversación trató de lo siguiente: la reserva de una clase y una queja. Se habló de las clases y de la limpieza. ' +
      'Ánimo primero neutro y después negativo (enfado). Clase reservada: Yoga. «Les douches sont sales»',
  );
});

test('a mood that stayed even is not called by a feeling, which is told as the little that it is', () => {
  const talk = { intents: ['ask_hours'] as const, topics: [], outcomes: [], quote: null };
  const feeling = { ...calm, emotion: 'frustration' } as const;
  const mood = (language: 'fr' | 'en' | 'es') => summaryText({ ...talk, feeling }, language);
  expect(mood('fr')).toContain('Humeur neutre, avec un peu d’agacement.');
  expect(mood('en')).toContain('Mood: neutral, with some annoyance.');
  expect(mood('es')).toContain('Ánimo neutro, con algo de enfado.');
});

test('the mood that is told is the one that is stored, with its course where that leads to it or from it', () => {
  const mood = (sentiment: Sentiment, from: Sentiment, to: Sentiment, emotion: Emotion = 'neutral') =>
    summaryText(
      {
        ...{ intents: ['ask_hours'], topics: [], outcomes: [], quote: null },
        feeling: { score: 0, sentiment, emotion, turn: { from, to } },
      },
      'en',
    ).replace(/^.*Mood: /, '');
  expect(mood('neutral', 'negative', 'negative')).toBe('neutral.');
  expect(mood('negative', 'neutral', 'neutral', 'worry')).toBe('negative (worry).');
  expect(mood('positive', 'neutral', 'negative')).toBe('positive.');
  expect(mood('negative', 'negative', 'neutral')).toBe('first negative, then neutral.');
  expect(mood('neutral', 'neutral', 'negative')).toBe('first neutral, then negative.');
  expect(mood('neutral', 'negative', 'positive'), 'half and half').toBe('first negative, then positive.');
});

test('a feeling is told beside a mood that it can be felt in', () => {
  const told = (feeling: Pick<Feeling, 'sentiment' | 'emotion' | 'turn'>) =>
    summaryText(
      { intents: ['ask_hours'], topics: [], outcomes: [], quote: null, feeling: { score: 0, ...feeling } },
      'es',
    ).replace(/^.*Ánimo /, '');
  const turn = { from: 'neutral', to: 'negative' } as const;
  expect(told({ sentiment: 'negative', emotion: 'joy', turn })).toBe('primero neutro y después negativo.');
  expect(told({ sentiment: 'negative', emotion: 'worry', turn })).toBe(
    'primero neutro y después negativo (preocupación).',
  );
  expect(told({ sentiment: 'negative', emotion: 'surprise', turn })).toContain('(sorpresa)');
  expect(told({ sentiment: 'positive', emotion: 'sadness', turn: { from: 'positive', to: 'positive' } })).toBe(
    'positivo.',
  );
});

test('every intent, topic and outcome has its words, and a hello alone is nothing in particular', () => {
  for (const language of languages) {
    const text = summaryText({ intents, topics, feeling: calm, outcomes, quote: null }, language);
    expect(text).not.toMatch(/undefined|null|_|NaN| {2}/);
    expect(
      summaryText({ intents: ['greeting', 'unknown'], topics: [], feeling: calm, outcomes: [], quote: null }, language),
    ).toMatch(/^(Rien|Nothing|No se)/);
  }
});

const said = (text: string, changes: Partial<Said> = {}): Said => ({
  ...{ text, intent: 'complaint', score: 0, confidence: 0.5, ...changes },
});

test('the sentence that is quoted is what the talk was about and what was felt, never a hello', () => {
  expect(quoteOf([said('Bonjour tout le monde', { intent: 'greeting', score: 0.9 }), said('Salut')])).toBeNull();
  expect(
    quoteOf([
      said('Je voudrais savoir quelque chose'),
      said('Les douches sont toujours sales'),
      said('Vraiment les douches sales ça suffit. Bon.', { score: -0.9 }),
    ]),
  ).toBe('Vraiment les douches sales ça suffit.');
  expect(
    quoteOf([said('Il y a quelque chose', { score: -1 }), said('Il fait un malaise', { intent: 'emergency' })]),
  ).toBe('Il fait un malaise');
});

test('a long sentence is cut between two words, and never within a character', () => {
  const long = quoteOf([said(`${'les douches sont sales '.repeat(12)}aujourd’hui`)]);
  expect(long).toMatch(/(douches|les|sont|sales)…$/);
  expect(long?.length).toBeLessThanOrEqual(161);
  expect(quoteOf([said(`un deux trois ${'🏋'.repeat(120)}`)])?.isWellFormed()).toBe(true);
});

test('a title or an initial ends no sentence', () => {
  const complaints = [
    'C’est M. Dupont qui est très désagréable avec moi',
    'Mme. Roux et Mlle. Petit parlent trop fort',
    'Le Dr. Blanc m’a interdit de courir',
    'It was Mr. Smith and Mrs. Jones who pushed me, said Ms. Lee',
    'El Sr. García, la Sra. López y la Srta. Ruiz me gritan',
    'La Dra. Vidal dice que no corra',
    'J.-P. Martin prend toujours ma place',
    'C’est É. Morel qui crie',
    'el sr. garcía me grita siempre',
  ];
  for (const text of complaints) expect(quoteOf([said(text)])).toBe(text);
  expect(quoteOf([said('Bon. C’est sale ici. Au mieux tiède', { score: -0.5 })])).toBe('C’est sale ici.');
});

test('a sentence without a word that means something is not quoted', () => {
  for (const text of ['C’est à M.', 'Il y a ça.', 'It is what it is', 'Es lo que hay']) {
    expect(quoteOf([said(text)]), text).toBeNull();
  }
});
