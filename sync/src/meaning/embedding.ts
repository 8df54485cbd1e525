import { meanings } from './meanings.ts';
import { readMeanings } from './read-meanings.ts';
import { spokenTokens, type SpokenToken } from '../spoken-tokens.ts';

/**
 * The meaning of a text as a point, without weights to load. Words, pairs of words and pieces of words are hashed and thrown onto
 * 256 axes by signed random projection; beside them, each meaning of the vocabulary has an axis of its own, the same for its
 * words in French, English and Spanish. Box and hub must agree to the bit: a change of anything here or in the vocabulary is a new
 * `modelId`, since points of two models may never be compared.
 */
export const modelId = 'meaning-1';
const wordDimensions = 256;
export const dimensions = wordDimensions + meanings.length;

/** The model before, of words alone: what it embedded is compared with what it embeds, until it is embedded anew. */
export const formerModelId = 'hashed-256-v1';

/** How much each kind of feature counts. Pieces of words carry endings, typing errors and what a microphone misheard. */
const weights = { word: 1, pair: 0.5, piece: 0.35, functionWord: 0.15 } as const;
const [pieceLengthMin, pieceLengthMax] = [3, 5];
/** Axes that one feature is thrown onto: twice as many cost more and find no better. */
const axesPerFeature = 8;
const axesFormerly = 16;
/** How much one meaning counts beside a word. */
const meaningWeight = 2;

/** FNV-1a over UTF-16 units, from what it has come to before. */
function hashOn(former: number, text: string, from = 0, to = text.length): number {
  let state = former;
  for (let at = from; at < to; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state;
}

/** So that near-equal texts lie far apart. */
function mixed(hash: number): number {
  let state = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return state ^ (state >>> 16);
}

/** Where the hash of each kind of feature begins. */
const [ofWord, ofPair, ofPiece] = ['w ', 'p ', 'c '].map((kind) => hashOn(0x811c9dc5, kind)) as [
  number,
  number,
  number,
];

/** By their hashes: what is hashed alike is thrown alike. */
type Features = Map<number, { readonly weight: number; times: number }>;

function count(features: Features, hash: number, weight: number, times: number): void {
  const known = features.get(hash);
  if (known) known.times += times;
  else features.set(hash, { weight, times });
}

function featuresOf(tokens: readonly SpokenToken[]): Features {
  const features: Features = new Map();
  const timesByWord = new Map<string, number>();
  tokens.forEach(({ word, isFunctionWord }, at) => {
    count(features, hashOn(ofWord, word), isFunctionWord ? weights.functionWord : weights.word, 1);
    const next = tokens[at + 1];
    if (next && !(isFunctionWord && next.isFunctionWord)) {
      count(features, hashOn(hashOn(hashOn(ofPair, word), ' '), next.word), weights.pair, 1);
    }
    if (!isFunctionWord) timesByWord.set(word, (timesByWord.get(word) ?? 0) + 1);
  });
  for (const [word, times] of timesByWord) {
    const edged = `<${word}>`;
    // A long word has more pieces than a short one and is no more important for it.
    const pieces = Math.max(1, edged.length - pieceLengthMin + 1);
    const weight = weights.piece * Math.min(1, Math.sqrt(6 / pieces));
    for (let length = pieceLengthMin; length <= pieceLengthMax; length++) {
      for (let from = 0; from + length <= edged.length; from++) {
        count(features, hashOn(ofPiece, edged, from, from + length), weight, times);
      }
    }
  }
  return features;
}

/** @returns as many figures as `dimensions`, of length 1 taken together; all zero for a text without a word. */
export const embed = (text: string): Float64Array => pointOf(text, false);

/** What somebody looks for: long words may have one letter wrong. */
export const embedQuery = (text: string): Float64Array => pointOf(text, true);

function pointOf(text: string, forgives: boolean): Float64Array {
  const point = new Float64Array(dimensions);
  const tokens = spokenTokens(text);
  throwWords(tokens, point, axesPerFeature);
  for (const [axis, amount] of readMeanings(tokens, forgives)) point[wordDimensions + axis] = meaningWeight * amount;
  return ofLengthOne(point);
}

/** As the model before would have. */
export function embedFormerly(text: string): Float64Array {
  const point = new Float64Array(wordDimensions);
  throwWords(spokenTokens(text), point, axesFormerly);
  return ofLengthOne(point);
}

function throwWords(tokens: readonly SpokenToken[], point: Float64Array, axes: number): void {
  for (const [hash, { weight, times }] of featuresOf(tokens)) {
    const amount = (weight * (1 + Math.log(times))) / Math.sqrt(axes);
    let state = mixed(hash);
    for (let axis = 0; axis < axes; axis++) {
      // A step of the splitmix32 generator: the axes and signs of a feature follow from its hash alone.
      state = (state + 0x9e3779b9) | 0;
      let drawn = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      drawn = Math.imul(drawn ^ (drawn >>> 15), 0x735a2d97);
      drawn ^= drawn >>> 15;
      const to = drawn & (wordDimensions - 1);
      const sign = ((drawn >>> 15) & 2) - 1;
      point[to] = (point[to] ?? 0) + sign * amount;
    }
  }
}

function ofLengthOne(point: Float64Array): Float64Array {
  let square = 0;
  for (const figure of point) square += figure * figure;
  const length = Math.sqrt(square);
  return length === 0 ? point : point.map((figure) => figure / length);
}

/** As it is stored: 4 decimals move no cosine by more than 0.001 and take a third of the room. */
export const embedForStore = (text: string): number[] =>
  Array.from(embed(text).map((figure) => Math.round(figure * 1e4) / 1e4));

/** @returns −1 to 1; 0 where one of them is empty or they do not have as many figures. */
export function cosine(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return 0;
  let [product, ofOne, ofOther] = [0, 0, 0];
  for (let axis = 0; axis < one.length; axis++) {
    const [a, b] = [one[axis] ?? 0, other[axis] ?? 0];
    product += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  return ofOne === 0 || ofOther === 0 ? 0 : product / Math.sqrt(ofOne * ofOther);
}
