import { expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';

test.each([
  ['fr', 'pfff, encore raté mon objectif, enfin bref, au revoir'],
  ['fr', 'vous êtes toujours aussi aimable, à très bientôt'],
  ['fr', 'le cours m’a remis d’aplomb, bonne soirée tout le monde'],
  ['fr', 'il est déjà moins dix, je file'],
  ['fr', 'mon père est devant, faut que j’y aille'],
  ['fr', 'j’ai souri toute seule, allez, à jeudi'],
  ['en', 'the wife has mince on so I’m off'],
  ['en', 'can’t say I enjoyed it, but I’ll be back Friday'],
  ['es', 'ni clase ni ducha, menudo plan, me voy a casa'],
  ['es', 'qué clase tan divina, quedo agradecida. Hasta el viernes.'],
  ['en', 'that reader charged me twice and I have had my fill, goodnight'],
  ['en', 'my lift is outside so I’ll say goodbye'],
  ['en', 'no luck with the scales again, oh well, see you next week'],
  ['es', 'son dos buses y una subida, hasta otro día'],
  ['es', 'se acabó el agua fría otra vez, en fin, nos vemos'],
] as const)('in %s a plain goodbye as the last words ends it: %s', (language, text) => {
  expect(hearByGrammar(text, language).goodbye).toBe(true);
});

test.each([
  ['fr', 'je n’ai pas pu lui dire au revoir'],
  ['fr', 'tu as passé une bonne journée'],
  ['fr', 'on se dit à bientôt ?'],
  ['fr', 'mets-moi à la prochaine'],
  ['fr', 'pousse mon rendez-vous de ce matin à demain'],
  ['fr', 'on peut laisser les valises jusqu’à ce soir'],
  ['en', 'if the showers are cold again I’m off'],
  ['es', 'si no lo arreglan me voy'],
  ['es', 'léeme lo que tengo reservado hasta el domingo'],
  ['en', 'he left and never said goodbye'],
  ['en', 'we did not have a good night'],
  ['en', 'I want to see you next week'],
  ['es', 'se fue sin decir adiós'],
  ['es', 'una queja más y adiós'],
  ['es', '¿y entonces cuándo nos vemos?'],
] as const)('in %s a goodbye that is spoken of ends nothing: %s', (language, text) => {
  expect(hearByGrammar(text, language).goodbye).toBe(false);
});

test.each([
  ['fr', 'je veux plus vivre, adieu'],
  ['en', 'I want to kill myself, goodbye'],
  ['es', 'no quiero seguir viviendo, adiós'],
] as const)('in %s who does not want to live is not let go: %s', (language, text) => {
  expect(hearByGrammar(text, language)).toMatchObject({ rescue: true, goodbye: false });
});
