import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** Number words below one hundred as they are spoken; the word for one is also an article and becomes 1 only inside a compound. */
const numberWords: Record<Language, string> = {
  fr: 'zero=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 nonante=90 premier=1',
  en: 'zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 first=1 second=2 third=3',
  es: 'cero=0 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintiun=21 veintiuna=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 primero=1',
};

const numberByWord = Object.fromEntries(
  Object.entries(numberWords).map(([language, pairs]) => [
    language,
    new Map(
      pairs.split(' ').map((pair) => [pair.slice(0, pair.indexOf('=')), Number(pair.slice(pair.indexOf('=') + 1))]),
    ),
  ]),
) as Record<Language, Map<string, number>>;

const ones = new Set(['un', 'une', 'one', 'uno', 'una']);
const joints: Record<Language, string> = { fr: 'et', en: '', es: 'y' };

/** What hurried fingers and speech recognisers write as one word, or otherwise. */
const spellings: Record<Language, Record<string, string>> = {
  fr: {
    aurevoir: 'au revoir',
    orevoir: 'au revoir',
    cest: 'c est',
    cetait: 'c etait',
    jai: 'j ai',
    jy: 'j y',
    jsuis: 'je suis',
    jte: 'je te',
    jmen: 'je m en',
    jpars: 'je pars',
    jfile: 'je file',
    jrentre: 'je rentre',
    jpeux: 'je peux',
    jpe: 'je peux',
    jvoudrais: 'je voudrais',
    fo: 'faut',
    kan: 'quand',
    pk: 'pourquoi',
    pq: 'pourquoi',
    qd: 'quand',
    ds: 'dans',
    bcp: 'beaucoup',
    pb: 'probleme',
    vs: 'vous',
    ns: 'nous',
    dsl: 'desole',
    tt: 'tout',
    bn: 'bonne',
    bne: 'bonne',
    sava: 'ca va',
    kel: 'quel',
    koi: 'quoi',
    ke: 'que',
    mat: 'matin',
    msg: 'message',
    pr: 'pour',
    ac: 'avec',
    chuis: 'je suis',
    jme: 'je me',
    jdois: 'je dois',
    jvais: 'je vais',
    jveux: 'je veux',
    ya: 'y a',
    aujourdhui: 'aujourd hui',
    ajd: 'aujourd hui',
    tlm: 'tout le monde',
    svp: 's il vous plait',
    stp: 's il te plait',
    slt: 'salut',
    bjr: 'bonjour',
    mrc: 'merci',
    rdv: 'rendez vous',
    weekend: 'week end',
    we: 'week end',
    tchuss: 'tchao',
    ciao: 'tchao',
    tchaw: 'tchao',
    qqn: 'quelqu un',
  },
  en: {
    im: 'i m',
    u: 'you',
    ur: 'your',
    r: 'are',
    wont: 'won t',
    didnt: 'didn t',
    havent: 'haven t',
    wasnt: 'wasn t',
    couldnt: 'couldn t',
    youve: 'you ve',
    weve: 'we ve',
    someones: 'someone s',
    tmr: 'tomorrow',
    tmro: 'tomorrow',
    wknd: 'weekend',
    gud: 'good',
    nite: 'night',
    ive: 'i ve',
    thats: 'that s',
    thatll: 'that ll',
    whats: 'what s',
    whens: 'when s',
    wheres: 'where s',
    dont: 'don t',
    cant: 'can t',
    cannot: 'can t',
    isnt: 'isn t',
    doesnt: 'doesn t',
    theres: 'there s',
    lets: 'let s',
    hes: 'he s',
    shes: 'she s',
    youre: 'you re',
    gonna: 'going to',
    gotta: 'got to',
    wanna: 'want to',
    cya: 'see you',
    ya: 'you',
    thx: 'thanks',
    tnx: 'thanks',
    ty: 'thank you',
    pls: 'please',
    plz: 'please',
    goodby: 'goodbye',
    byebye: 'bye bye',
    outta: 'out of',
    tmrw: 'tomorrow',
    tomorow: 'tomorrow',
    tonite: 'tonight',
    cancelled: 'canceled',
  },
  es: {
    pa: 'para',
    xfa: 'por favor',
    tmb: 'tambien',
    toy: 'estoy',
    bn: 'bien',
    xk: 'porque',
    pq: 'porque',
    ke: 'que',
    nesesito: 'necesito',
    qiero: 'quiero',
    kiero: 'quiero',
    salu2: 'saludos',
    bemos: 'vemos',
    q: 'que',
    xq: 'porque',
    tb: 'tambien',
    grax: 'gracias',
    asta: 'hasta',
    ola: 'hola',
    porfa: 'por favor',
    porfavor: 'por favor',
    finde: 'fin de semana',
    chau: 'chao',
    ciao: 'chao',
    xao: 'chao',
    alas: 'a las',
  },
};

const spelledOut = Object.fromEntries(
  Object.entries(spellings).map(([language, pairs]) => [
    language,
    new Map(Object.entries(pairs).map(([short, long]) => [short, long.split(' ')])),
  ]),
) as unknown as Record<Language, ReadonlyMap<string, readonly string[]>>;

/**
 * The words of an utterance: lower case, without accents or punctuation, elisions apart ("j'y" is "j y"), numbers as digits. A
 * time keeps its hour mark as the word "h" ("18h30" and "18:30" are "18 h 30"), a date its stroke ("3/12" is "3 / 12").
 */
export function wordsOf(text: string, language: Language): readonly string[] {
  const { words: plain, reread } = readOnce(text, language);
  if (!reread.includes(language)) return plain;
  const words: string[] = [];
  for (const word of plain) {
    const longer = spelledOut[language].get(word);
    if (longer === undefined) words.push(word);
    else words.push(...longer);
  }
  return withNumbers(words, language);
}

/** Whether every clause is read as it would be alone: without numbers of several words, "a. m." and the like. */
export const isReadByClause = (text: string, language: Language): boolean =>
  readOnce(text, language).isSimple && !wordsOf(text, language).some((word) => isDigit(word.charCodeAt(0)));

interface Read {
  readonly text: string;
  /** As they are written, whatever they stand for. */
  readonly words: readonly string[];
  readonly isSimple: boolean;
  /** In which some of the words stand for others; a text that is not simple was read for one of them alone. */
  readonly reread: readonly Language[];
}

/** The languages in which a word stands for others. */
const rereadIn = new Map<string, readonly Language[]>();
for (const language of ['fr', 'en', 'es'] as const) {
  for (const word of new Set([...spelledOut[language].keys(), ...numberByWord[language].keys()])) {
    rereadIn.set(word, [...(rereadIn.get(word) ?? []), language]);
  }
}

/** An utterance is read in three languages, one after the other. */
let lastRead: Read | undefined;

function readOnce(text: string, language: Language): Read {
  if (lastRead?.text === text && (lastRead.isSimple || lastRead.reread.includes(language))) return lastRead;
  const lower = text.toLowerCase();
  const simple = simpleWordsOf(lower);
  const words = simple ?? (plainOf(lower, language).match(/[\p{L}\p{N}/]+/gu) ?? []).filter(isWord);
  const reread = simple === undefined ? [language] : simple.flatMap((word) => rereadIn.get(word) ?? []);
  lastRead = { text, words, isSimple: simple !== undefined, reread };
  return lastRead;
}

const isWord = (word: string): boolean => word === '/' || !word.includes('/');

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;

/** The letters below `foldedTo` without their accents. */
const foldedTo = 0x180;
const folded = Array.from({ length: foldedTo }, (_, code) =>
  String.fromCharCode(code).normalize('NFD').replace(/\p{M}/gu, '').replace('œ', 'oe').replace('æ', 'ae'),
);
const isFolded = folded.map((plain) => /^[a-z]+$/u.test(plain));

/**
 * The words of a text in which nothing has to be looked at twice, which most are: no digits, no "byeee", no "p.m.", only the
 * letters and marks of everyday. Undefined for any other.
 */
function simpleWordsOf(lower: string): string[] | undefined {
  const words: string[] = [];
  let [word, from, before, again] = ['', -1, 0, 0];
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (isLetter(code)) {
      if (from < 0) from = at;
    } else if (code >= 128 && isFolded[code] === true) {
      word += (from < 0 ? '' : lower.slice(from, at)) + (folded[code] ?? '');
      from = at + 1;
    } else if (isMark(code) && !(code === dot && at - from === 1)) {
      if (from >= 0) words.push(word + lower.slice(from, at));
      [word, from] = ['', -1];
    } else return undefined;
    const plain = code < 128 ? code : (folded[code] ?? '').charCodeAt(0);
    again = plain === before ? again + 1 : 0;
    if (again >= 2 && isLetter(plain)) return undefined;
    before = plain;
  }
  if (from >= 0) words.push(word + lower.slice(from));
  return words.includes('clock') || words.includes('oclock') ? undefined : words;
}

const dot = 46;
const everydayMarks = new Set([...' \',.?!:;"()-\n\t¿¡«»’‘“”…–—\u00a0\u202f'].map((mark) => mark.charCodeAt(0)));
/** Stands between words, and for nothing else. */
const isMark = (code: number): boolean => everydayMarks.has(code);

/** Without accents, elisions and numbers apart. Most texts have nothing that most steps look for: those are passed by. */
function plainOf(lower: string, language: Language): string {
  const isAscii = !/[^\0-\x7f]/u.test(lower);
  let plain = isAscii ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
  // "byeee", "nooon".
  if (!isAscii || /([a-z])\1{2}/u.test(plain)) plain = plain.replace(/(\p{L})\1{2,}/gu, '$1');
  const hasDigit = /\d/u.test(plain);
  if (hasDigit) {
    plain = plain
      .replace(/\bl8r\b/gu, 'later')
      .replace(/\bc(?:u|ya) l8r\b/gu, 'see you later')
      .replace(/\b2(?:m1|main|moro|mrw)\b/gu, language === 'fr' ? 'demain' : 'tomorrow');
  }
  if (!isAscii) plain = plain.replaceAll('œ', 'oe').replaceAll('æ', 'ae');
  if (plain.includes('.')) plain = plain.replace(/\b([ap])\.\s?m\b\.?/gu, '$1m');
  if (plain.includes('clock')) plain = plain.replace(/\bo['’ ]?clock\b/gu, 'oclock');
  if (plain.includes('+')) plain = plain.replace(/(^|\s)[a@]\s?\+/gu, '$1a plus');
  if (!hasDigit) return plain;
  return plain
    .replace(/\bn\s?[°º]\s?(?=\d)|#(?=\d)/gu, ' ')
    .replace(/\b(\d{1,2})\s?(?:h|heures?|hs)\s?(\d{2})\b/gu, '$1 h $2')
    .replace(/\b(\d{1,2}):(\d{2})\b/gu, '$1 h $2')
    .replace(/\b(\d{1,2})\.(\d{2})(?=\s?(?:pm|am)\b)/gu, '$1 h $2')
    .replace(/(\d)(?=\p{L})/gu, '$1 ')
    .replace(/(\p{L})(?=\d)/gu, '$1 ')
    .replace(/(\d)\s?\/\s?(?=\d)/gu, '$1 / ');
}

/**
 * Two utterance words that a hurried finger or a microphone confuses: one letter more, less, other, or two swapped.
 * @param length So many letters of `b` are looked at.
 */
export function isTypo(a: string, b: string, length = b.length): boolean {
  if (Math.abs(a.length - length) > 1) return false;
  let start = 0;
  while (start < a.length && start < length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let [left, right] = [a.length - start, length - start];
  while (left > 0 && right > 0 && a.charCodeAt(start + left - 1) === b.charCodeAt(start + right - 1)) {
    left -= 1;
    right -= 1;
  }
  if (left <= 1 && right <= 1) return true;
  if (left !== 2 || right !== 2) return false;
  return a.charCodeAt(start) === b.charCodeAt(start + 1) && a.charCodeAt(start + 1) === b.charCodeAt(start);
}

function withNumbers(words: readonly string[], language: Language): string[] {
  const numbers = numberByWord[language];
  const valueAt = (at: number): number | undefined => {
    const word = words[at];
    return word === undefined ? undefined : numbers.get(word);
  };
  const result: string[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    let value = valueAt(at);
    if (value === undefined) {
      result.push(isNumber(word) ? String(Number(word)) : word);
      at += 1;
      continue;
    }
    at += 1;
    if (language === 'fr' && value === 4 && /^vingts?$/u.test(words[at] ?? '')) {
      value = 80;
      at += 1;
    }
    const isTens = value >= 20 && value % 10 === 0;
    const joined = isTens && joints[language] !== '' && words[at] === joints[language];
    const next = words[at + (joined ? 1 : 0)] ?? '';
    const nextValue = ones.has(next) && (joined || language === 'en') ? 1 : numbers.get(next);
    const room = language === 'fr' && (value === 60 || value === 80) ? 20 : 10;
    const adds = isTens && nextValue !== undefined && nextValue > 0 && nextValue < room;
    const teen = language === 'fr' && value === 10 && nextValue !== undefined && nextValue >= 7 && nextValue <= 9;
    if ((adds && (joined || language !== 'es')) || teen) {
      value += nextValue;
      at += joined ? 2 : 1;
      // "quatre-vingt-dix-sept" has one step more.
      const last = room === 20 && nextValue === 10 ? valueAt(at) : undefined;
      if (last !== undefined && last >= 7 && last <= 9) {
        value += last;
        at += 1;
      }
    }
    result.push(String(value));
  }
  if (!result.includes('heure') && !result.includes('heures')) return result;
  return result.map((word, index) =>
    /^heures?$/u.test(word) && isNumber(result[index - 1]) && isNumber(result[index + 1]) ? 'h' : word,
  );
}

const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d+$/u.test(word);
