import { expect, test } from 'vitest';
import { saysAllClear, saysNoBetter } from './all-clear.ts';

test.each([
  ...[
    'c’est bon, il va mieux',
    'fausse alerte, tout va bien',
    'non c’est bon elle s’est relevée',
    'rien de grave',
    'c’est bon',
  ],
  ...[
    'il a repris connaissance',
    'plus de peur que de mal',
    'il respire normalement',
    'je me sens mieux',
    'ma copine va bien',
  ],
  ...[
    'false alarm, he’s fine',
    'she’s feeling better',
    'never mind, he’s alright',
    'no it’s ok, he’s better',
    'he is breathing again',
  ],
  ...['it was nothing serious', 'it’s not an emergency anymore', 'she came round', 'all good now', 'my friend is okay'],
  ...['ya está mejor', 'falsa alarma', 'no era nada, está bien', 'todo bien, solo ha sido un susto', 'no, está bien'],
  ...['c’est passé, je n’ai pas besoin d’aide merci', 'c’est bon, plus besoin que quelqu’un vienne'],
  ...['I’m ok now, I don’t need help', 'ya estoy bien, no necesito ayuda'],
  ...['ya ha vuelto en sí', 'no es nada grave', 'tranquilo, ya se ha recuperado', 'me siento mejor'],
])('all is well again: %s', (text) => {
  expect(saysAllClear(text)).toBe(true);
});

test.each([
  ...[
    'il va pas mieux',
    'elle ne va pas bien',
    'il va de plus en plus mal',
    'il respire plus',
    'il va mieux mais il saigne',
  ],
  ...[
    'c’est pas bon du tout',
    'venez vite',
    'il est toujours par terre',
    'il est réveillé venez vite',
    'quels cours demain',
  ],
  ...[
    'he’s not fine',
    'she isn’t better',
    'he’s getting worse',
    'he’s better but bleeding a lot',
    'he’s still on the floor',
  ],
  ...['il va mieux mais il a besoin d’aide', 'she’s up but she needs help', 'está mejor pero necesito ayuda'],
  ...['is he going to be fine', 'she’s awake, there’s blood everywhere', 'is everything ok?', 'it’s not good'],
  ...[
    'no está bien',
    'no está mejor',
    'sigue sin respirar',
    'ya no respira',
    'está mejor pero sangra',
    'todavía está mal',
  ],
])('all is not well, or nothing of the kind is said: %s', (text) => {
  expect(saysAllClear(text)).toBe(false);
});

test.each([
  ...['il va pas mieux', 'elle ne va pas bien', 'il est toujours par terre', 'c’est de pire en pire'],
  ...['he’s not fine', 'she isn’t better', 'he’s getting worse', 'he’s still on the floor'],
  ...['no está mejor', 'no está bien', 'sigue en el suelo', 'está peor'],
])('it is no better: %s', (text) => {
  expect(saysNoBetter(text)).toBe(true);
});

test.each([
  ...['il va mieux', 'rien de grave', 'quels cours demain', 'tu vas bien ?', 'non merci'],
  ...['he’s fine', 'it’s not an emergency', 'is he better?', 'what time do you close', 'no thanks'],
  ...['ya está mejor', 'no es nada grave', '¿está mejor?', 'quiero reservar yoga', 'no, gracias'],
])('nothing of the kind is said: %s', (text) => {
  expect(saysNoBetter(text)).toBe(false);
});
