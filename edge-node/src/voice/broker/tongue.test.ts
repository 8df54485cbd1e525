import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { evidenceIn } from '../local/evidence.ts';
import { afterWords, tongueAtStart, tongueChosen } from './tongue.ts';

const names = ['Body Pump', 'Get Fit With Me', 'Yoga doux', 'Tapis 3', 'Rowing machine'];

interface Talk {
  readonly from: Language;
  readonly preferred?: Language | null;
  readonly says: readonly string[];
  readonly isSpoken?: boolean;
  readonly isUrgent?: boolean;
}

/** The language after each utterance. */
function languagesOf({ from, preferred = null, says, isSpoken = false, isUrgent = false }: Talk): Language[] {
  let tongue = tongueAtStart(from, preferred);
  return says.map((text) => {
    tongue = afterWords(tongue, { evidence: evidenceIn(text, names), isSpoken, isUrgent });
    return tongue.language;
  });
}

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
  expect(languagesOf({ from: 'fr', isSpoken: true, says: ['I would like to book a class tomorrow morning'] })).toEqual([
    'en',
  ]);
});

test('whoever calls for help or takes leave in another language is answered in it at once', () => {
  expect(languagesOf({ from: 'fr', preferred: 'fr', isUrgent: true, says: ['please help me'] })).toEqual(['en']);
  expect(languagesOf({ from: 'en', preferred: 'en', isUrgent: true, says: ['muchas gracias, adiós'] })).toEqual(['es']);
  expect(languagesOf({ from: 'fr', preferred: 'fr', isUrgent: true, says: ['bye'] })).toEqual(['fr']);
});

test('what was chosen stays, whatever is said', () => {
  const chosen = tongueChosen(tongueAtStart('fr', 'fr'), 'es');
  const evidence = evidenceIn('What time do you close tonight?', names);
  expect(afterWords(chosen, { evidence, isSpoken: false, isUrgent: true })).toEqual(chosen);
});
