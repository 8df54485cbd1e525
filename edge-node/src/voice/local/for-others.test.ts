import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { isForOthers } from './for-others.ts';
import { wordsOf } from './tokens.ts';

test.each<[Language, readonly string[]]>([
  [
    'fr',
    [
      'réserve deux places pour le yoga',
      'le yoga pour deux',
      'une place pour moi et ma femme',
      'on est trois',
      'mets-nous au yoga',
      'inscris ma fille',
    ],
  ],
  [
    'en',
    [
      'book two places for yoga',
      'yoga for two please',
      'me and my wife',
      'sign us both up',
      'the two of us',
      'a spot for my friend and me',
    ],
  ],
  ['es', ['reserva dos plazas', 'yoga para dos', 'para mí y mi novia', 'somos dos', 'apúntanos a yoga', 'a los dos']],
])('more than the own place is wanted (%s)', (language, says) => {
  for (const text of says) expect(isForOthers(wordsOf(text, language), language), text).toBe(true);
});

test.each<[Language, readonly string[]]>([
  [
    'fr',
    [
      'une place pour le yoga',
      'le yoga de deux heures',
      'réserve pour 7 heures',
      'pour 3 h',
      'le deuxième',
      'pour 2 semaines',
    ],
  ],
  ['en', ['one place for yoga', 'yoga at two', 'book it for two o’clock', 'for 3 pm', 'the second one', 'let us know']],
  ['es', ['una plaza de yoga', 'yoga a las dos', 'para las dos', 'la segunda', 'para 2 semanas']],
])('an hour, a place in a list or one place is for the member alone (%s)', (language, says) => {
  for (const text of says) expect(isForOthers(wordsOf(text, language), language), text).toBe(false);
});
