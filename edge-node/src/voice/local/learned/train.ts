import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { corpusHash, readCorpus, trainerHash } from './corpus.ts';
import { written, type WrittenModel } from './model.ts';
import { figuresOf, type Figures } from './figures.ts';
import { calibrated, judgedByStrangers, languages, questions, trained } from './training.ts';

const artefact = path.join(import.meta.dirname, 'trained.json');
const lines = readCorpus();
const models: Record<string, Record<string, WrittenModel>> = {};
const figures: Record<string, Record<string, Figures>> = {};
for (const question of questions) {
  for (const language of languages) {
    const judged = judgedByStrangers(lines, question, language);
    (models[question] ??= {})[language] = written(calibrated(trained(lines, question, language), judged, question));
    const found = figuresOf(judged, question);
    (figures[question] ??= {})[language] = found;
    process.stdout.write(`${question} ${language} ${JSON.stringify(found)}\n`);
  }
}
writeFileSync(
  artefact,
  `${JSON.stringify({ corpus: corpusHash(), trainer: trainerHash(), lines: lines.length, figures, ...models }, null, 2)}\n`,
);
