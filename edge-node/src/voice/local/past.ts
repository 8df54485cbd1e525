/** A time that is over, as far as a member's own figures go back; `longer` is beyond them. */
export type Past = 'last_week' | 'this_month' | 'last_month' | 'longer';

/** In all three languages: none of these means anything else in another one. Tried in this order. */
const said: readonly (readonly [Past, RegExp])[] = [
  [
    'longer',
    /(?:(?:an|annee|ete|hiver|printemps|automne|trimestre) (?:dernier|derniere|passe|passee)|(?:mois|semaine|annee) d avant|il y a (?:\d+|un|deux|trois|six) (?:an|ans|mois)|last (?:year|summer|winter|spring|autumn)|(?:month|week|year) before(?: last)?|(?:\d+|a|two|three|six) (?:months?|years?) ago|(?:ano|verano|invierno|trimestre) pasado|(?:mes|semana|ano) (?:anterior|de antes|antepasad[oa])|hace (?:\d+|un|dos|tres|seis) (?:mes|meses|anos?))/u,
  ],
  ['last_month', /(?:mois (?:dernier|passe|precedent)|(?:last|previous|past) month|mes pasado|ultimo mes)/u],
  ['last_week', /(?:semaine (?:derniere|passee|precedente)|(?:last|previous|past) week|semana pasada|ultima semana)/u],
  ['this_month', /(?:ce mois(?: ci)?|this month|este mes)/u],
];

/** What may be said beside it without asking for anything else: "and last month?". */
const beside =
  /^(?:et|and|y|ou|or|o|what about|how about|que tal|alors|then|ok|okay|eh|euh|er|pour|pendant|sur|for|during|en|in|le|la|l|el|the|of|du|de|d|del|stp|svp|please|por favor|jarvis| )*$/u;

/** The past that words speak of. */
export function pastIn(text: string): Past | undefined {
  const plain = plainOf(text);
  return said.find(([, words]) => bounded(words).test(plain))?.[0];
}

/** The same where nothing else is said: only a member's own figures have a past. */
export function pastAlone(text: string): Past | undefined {
  const past = pastIn(text);
  const words = said.find(([each]) => each === past)?.[1];
  if (past === undefined || words === undefined) return undefined;
  return beside.test(plainOf(text).replace(bounded(words), ' ').trim()) ? past : undefined;
}

const bounded = ({ source }: RegExp): RegExp => new RegExp(`(?<![a-z0-9])${source}(?![a-z0-9])`, 'u');

const plainOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
