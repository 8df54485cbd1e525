import { isTypo, wordsOf } from './tokens.ts';
import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** Words of the same thing, by language of whoever speaks: a French gym's treadmill is found in Spanish too. */
const sameThing = [
  'tapis_de_course,tapis,treadmill,running_machine,cinta_de_correr,cinta,caminadora',
  'rameur,rower,rowing_machine,rowing,remo,maquina_de_remo',
  'velo_elliptique,elliptique,elliptical,cross_trainer,eliptica',
  'velo,bike,exercise_bike,bici,bicicleta,biking,cycling,spinning,spin,ciclo',
  'presse_a_cuisses,presse,leg_press,prensa_de_piernas,prensa',
  'banc,bench,banco',
  'halteres,dumbbells,mancuernas,pesas',
  'poulie,cable_machine,cable,polea',
  'stepper,stair_climber,stairmaster,escaladora',
  'boxe,boxing,boxeo',
  'danse,dance,baile',
  'etirements,stretching,estiramientos',
  'natation,swimming,natacion',
  'aquagym,aqua_aerobics,aquafitness',
  'abdos,abs,abdominales',
  'dos,back,espalda',
].map((line) => line.split(',').map((each) => each.split('_')));

/** Say nothing about which class or machine is meant. */
const plain = new Set(
  'cours classe clase class de du des la le les el los las the a au aux en of machine maquina seance sesion session debutant avance tous niveaux numero number'.split(
    ' ',
  ),
);

export interface Named {
  readonly isSaid: boolean;
  /** Undefined when several names are said as well as each other. */
  readonly name: string | undefined;
  /** All that can be meant. */
  readonly meant: readonly string[];
}

/** Which of the names the words say, with small typos, a synonym or a distinctive part. */
export function nameIn(words: readonly string[], names: readonly string[], language: Language): Named {
  const meant = namesMeant(words, names, language);
  return { isSaid: meant.length > 0, name: meant.length === 1 ? meant[0] : undefined, meant };
}

/** The names that the words say as well as each other, and better than all others. */
export function namesMeant(words: readonly string[], names: readonly string[], language: Language): string[] {
  let best = 0;
  let meant: string[] = [];
  for (const name of names) {
    const score = scoreOf(wordsOf(name, language), words);
    if (score === 0 || score < best) continue;
    meant = score === best ? [...meant, name] : [name];
    best = score;
  }
  return meant;
}

/** The same of a text as it was said. */
export const namesSaid = (text: string, names: readonly string[], language: Language): string[] =>
  namesMeant(wordsOf(text, language), names, language);

/** How much of the name is said: its words found, all of them counting for more. */
function scoreOf(name: readonly string[], words: readonly string[]): number {
  const telling = name.filter((word) => !plain.has(word));
  if (telling.length === 0) return 0;
  if (words.some((word) => word.length > 4 && word === name.join(''))) return 100 + telling.length;
  const found = telling.filter((word) => words.some((said) => isSaid(word, said)));
  const letters = found.filter((word) => /\p{L}/u.test(word));
  const synonym = synonymSaid(name, words);
  if (letters.length === 0 && !synonym) return 0;
  if (found.length === telling.length) return 100 + telling.length;
  const numbers = found.length - letters.length;
  return synonym
    ? 50 + numbers * 10 + letters.length
    : letters.some((word) => word.length >= 4)
      ? letters.length * 10 + numbers * 5
      : 0;
}

function isSaid(word: string, said: string): boolean {
  if (word === said) return true;
  if (word.length < 4 || word[0] !== said[0]) return false;
  if (word.length === 4) return said === `${word}s` || said === `${word}e`;
  return isTypo(word, said);
}

function synonymSaid(name: readonly string[], words: readonly string[]): boolean {
  return sameThing.some((group) => group.some((form) => holds(name, form)) && group.some((form) => holds(words, form)));
}

function holds(words: readonly string[], form: readonly string[]): boolean {
  return words.some((_, at) =>
    form.every((part, index) => words[at + index] === part || words[at + index] === `${part}s`),
  );
}
