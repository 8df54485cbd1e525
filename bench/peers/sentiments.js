// Reads JSON lines of {text, lang}, and answers for each peer the sentiments it finds and how long it takes.
import LangEnModule from '@nlpjs/lang-en';
import LangEsModule from '@nlpjs/lang-es';
import LangFrModule from '@nlpjs/lang-fr';
import Sentiment from 'sentiment';
import SentimentAnalyzerModule from '@nlpjs/sentiment';
import containerBootstrapModule from '@nlpjs/core';
import vader from 'vader-sentiment';
import { createInterface } from 'node:readline';

const { containerBootstrap } = containerBootstrapModule;
const { SentimentAnalyzer } = SentimentAnalyzerModule;
const { LangEn } = LangEnModule;
const { LangEs } = LangEsModule;
const { LangFr } = LangFrModule;

const labelOf = (score, from = 0) => (score > from ? 'positive' : score < -from ? 'negative' : 'neutral');

const lines = [];
for await (const line of createInterface({ input: process.stdin })) lines.push(JSON.parse(line));
const afinn = new Sentiment();
const container = await containerBootstrap();
for (const language of [LangEn, LangEs, LangFr]) container.use(language);
const nlp = new SentimentAnalyzer({ container });
// As vader's authors draw the line between neutral and not.
const vaderFrom = 0.05;
const peers = [
  ['sentiment', ['en'], (text) => labelOf(afinn.analyze(text).score)],
  [
    'vader-sentiment',
    ['en'],
    (text) => labelOf(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, vaderFrom),
  ],
  [
    '@nlpjs/sentiment',
    ['fr', 'en', 'es'],
    async (text, locale) => (await nlp.process({ utterance: text, text, locale })).sentiment.vote,
  ],
];
const results = [];
for (const [name, languages, find] of peers) {
  const own = lines.filter(({ lang }) => languages.includes(lang));
  for (const { text, lang } of own) await find(text, lang);
  const startedMs = performance.now();
  const found = [];
  for (const { text, lang } of own) found.push(await find(text, lang));
  const usPerText = ((performance.now() - startedMs) * 1000) / own.length;
  results.push({ name, languages, usPerText, found });
}
process.stdout.write(JSON.stringify(results));
