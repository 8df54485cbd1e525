import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { describe, expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { createLabeller } from '../../insight/label/labeller.ts';
import { evidenceIn, withoutNames } from '../local/evidence.ts';
import { languageOf } from '../local/hear.ts';
import { noLabels } from '../test/no-labels.ts';
import { afterWords, tongueAtStart, tongueChosen } from './tongue.ts';

const names = ['Body Pump', 'Get Fit With Me', 'Yoga doux', 'Tapis 3', 'Rowing machine', 'HIIT', 'Marie'];
const model = createLabeller({ hear: hearByGrammar });

interface Talk {
  readonly from: Language;
  readonly preferred?: Language | null;
  readonly says: readonly string[];
  readonly isSpoken?: boolean;
  readonly isUrgent?: boolean;
}

/** The language after each utterance. */
function languagesBy(
  label: LabelUtterance,
  { from, preferred = null, says, isSpoken = false, isUrgent = false }: Talk,
): Language[] {
  let tongue = tongueAtStart(from, preferred);
  return says.map((text) => {
    const unnamed = withoutNames(text, names);
    const guessed = languageOf(unnamed.text, label);
    const guess = guessed && { ...unnamed, language: guessed };
    tongue = afterWords(tongue, { evidence: evidenceIn(text, names), guess, isSpoken, isUrgent });
    return tongue.language;
  });
}

describe.each([
  ['by its words alone', noLabels],
  ['by its words and a model', model],
])('told %s', (_, label) => {
  const languagesOf = (talk: Talk): Language[] => languagesBy(label, talk);

  test.each<[from: Language, to: Language, says: string]>([
    ['fr', 'en', 'What time do you close tonight?'],
    ['fr', 'en', 'can i bring my friend'],
    ['fr', 'en', 'where are the showers'],
    ['fr', 'en', 'I would like to book the Body Pump class tomorrow'],
    ['fr', 'es', '¿A qué hora cierran esta noche?'],
    ['fr', 'es', 'donde estan las duchas'],
    ['fr', 'es', 'Quiero reservar una clase de Body Pump'],
    ['en', 'fr', 'À quelle heure ça ferme ce soir ?'],
    ['en', 'fr', 'je voudrais annuler mon cours'],
    ['en', 'es', 'tengo una reserva para mañana'],
    ['es', 'fr', 'vous fermez à quelle heure'],
    ['es', 'en', 'how much is the membership'],
  ])(
    'who has nothing on file and says a sentence of another language is answered in it: %s → %s, "%s"',
    (from, to, text) => {
      expect(languagesOf({ from, says: [text] })).toEqual([to]);
    },
  );

  test.each<[from: Language, says: string]>([
    ['fr', 'Réserve-moi Get Fit With Me'],
    ['fr', 'Body Pump'],
    ['fr', 'le Body Pump de ce soir, please'],
    ['fr', 'hello'],
    ['fr', 'ok cool thanks'],
    ['fr', 'C’est quoi le planning du week-end ?'],
    ['fr', 'tu me montres le full body workout ?'],
    ['fr', 'je fais du cross training et du rowing, c’est bon ?'],
    ['fr', 'no'],
    ['fr', 'hola'],
    ['fr', 'gracias'],
    ['fr', 'hasta la vista'],
    ['fr', 'la Rowing machine est en panne'],
    ['fr', ''],
    ['en', 'Yoga doux'],
    ['en', 'Is there any Yoga doux on tonight?'],
    ['en', 'merci'],
    ['en', 'adios amigo'],
    ['en', 'the Tapis 3 is broken'],
    ['es', '¿Hay Body Pump hoy?'],
    ['es', 'quiero Get Fit With Me a las siete'],
    ['es', 'merci'],
    ['es', 'ok thanks'],
    ['es', 'el personal trainer está libre hoy'],
  ])('a class, a machine or a word of another language changes nothing: %s, "%s"', (from, text) => {
    expect(languagesOf({ from, says: [text, text.toUpperCase()] }).at(0)).toBe(from);
  });

  test('two short sentences in a row are enough, one of its own language between them starts anew', () => {
    expect(languagesOf({ from: 'fr', says: ['I’m stressed', 'book yoga', 'my back'] })).toEqual(['fr', 'fr', 'en']);
    expect(languagesOf({ from: 'fr', says: ['I’m stressed', 'quels cours ce soir', 'my back'] })).toEqual([
      ...['fr', 'fr', 'fr'],
    ]);
    expect(languagesOf({ from: 'fr', says: ['estoy estresado', 'my back'] })).toEqual(['fr', 'fr']);
  });

  test('against a language on file one long sentence or two others are needed, and one is enough to come back to it', () => {
    const preferred = 'fr';
    expect(languagesOf({ from: 'fr', preferred, says: ['where are the', 'where is the sauna'] })).toEqual(['fr', 'en']);
    expect(languagesOf({ from: 'fr', preferred, says: ['What time do you close tonight?'] })).toEqual(['en']);
    const back = ['What time do you close tonight?', 'et demain matin ?'];
    expect(languagesOf({ from: 'fr', preferred, says: back })).toEqual(['en', 'fr']);
  });

  test('ears mishear: what is spoken has to be longer, or said again', () => {
    const says = ['where are the showers', 'where are the lockers'];
    expect(languagesOf({ from: 'fr', isSpoken: true, says })).toEqual(['fr', 'en']);
    expect(
      languagesOf({ from: 'fr', isSpoken: true, says: ['I would like to book a class tomorrow morning'] }),
    ).toEqual(['en']);
  });

  test('whoever calls for help or takes leave in another language is answered in it at once', () => {
    expect(languagesOf({ from: 'fr', preferred: 'fr', isUrgent: true, says: ['please help me'] })).toEqual(['en']);
    expect(languagesOf({ from: 'en', preferred: 'en', isUrgent: true, says: ['muchas gracias, adiós'] })).toEqual([
      'es',
    ]);
    expect(languagesOf({ from: 'fr', preferred: 'fr', isUrgent: true, says: ['bye'] })).toEqual(['fr']);
  });
});

test.each<[from: Language, to: Language, says: string]>([
  ['fr', 'en', 'put me on the waiting list for hiit'],
  ['fr', 'en', 'is there hiit tomorrow'],
  ['fr', 'en', 'who teaches the spin class'],
  ['fr', 'es', 'apúntame a la lista de espera'],
  ['fr', 'es', 'la ducha del fondo no funciona'],
  ['en', 'fr', 'inscris-moi sur la liste d’attente'],
  ['en', 'es', 'hay hueco en hiit mañana por la tarde'],
  ['es', 'fr', 'le rameur du fond grince un peu'],
  ['es', 'en', 'the rower at the back squeaks'],
])('a whole sentence is followed at once, whatever is on file: %s → %s, "%s"', (from, to, text) => {
  expect(languagesBy(model, { from, preferred: from, says: [text] })).toEqual([to]);
});

test.each<[from: Language, says: string]>([
  ['fr', 'yoga, body pump, hiit, crossfit, pilates'],
  ['fr', 'Juan Carlos García López Martínez'],
  ['fr', 'John Michael Smith Wilson Brown'],
  ['es', 'Marie, François Dupont, Jean Moreau'],
  ['fr', 'what the fuck'],
  ['fr', 'oh my god'],
  ['fr', 'no pain no gain'],
  ['fr', 'let’s go guys'],
  ['fr', 'hasta la vista baby'],
  ['fr', 'putain, fuck, cette machine de merde'],
  ['fr', 'le coach a dit no pain no gain et just do it'],
  ['en', 'c’est la vie'],
  ['en', 'déjà vu, is it the same coach'],
  ['en', 'puta madre'],
  ['en', 'I did the Yoga doux with María José Fernández de la Cruz'],
  ['es', 'quiero hacer full body workout con el personal trainer'],
  ['es', 'merde, se ha roto'],
  ['es', 'the best, de verdad'],
])('names, swear words and sayings are nobody’s language: %s, "%s"', (from, text) => {
  for (const preferred of [null, from]) expect(languagesBy(model, { from, preferred, says: [text] })).toEqual([from]);
});

test('a sentence of the talk’s own language keeps it, however many words it borrows', () => {
  const says = ['primer muscle up!!! flipo en colores', 'primer muscle up!!! flipo en colores'];
  expect(languagesBy(model, { from: 'es', says })).toEqual(['es', 'es']);
});

test('of what ears make out more words are asked for', () => {
  const short = 'is there a locker free';
  expect(languagesBy(model, { from: 'fr', says: [short] })).toEqual(['en']);
  expect(languagesBy(model, { from: 'fr', isSpoken: true, says: [short, short] })).toEqual(['fr', 'en']);
  const long = 'put me on the waiting list for hiit';
  expect(languagesBy(model, { from: 'fr', preferred: 'fr', isSpoken: true, says: [long] })).toEqual(['en']);
});

test('what was chosen stays, whatever is said', () => {
  const chosen = tongueChosen(tongueAtStart('fr', 'fr'), 'es');
  const evidence = evidenceIn('What time do you close tonight?', names);
  const guess = { language: 'en', words: 6, saidWords: 6 } as const;
  expect(afterWords(chosen, { evidence, guess, isSpoken: false, isUrgent: true })).toEqual(chosen);
});
