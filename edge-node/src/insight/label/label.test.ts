import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hearByGrammar } from '../../../commands/insight-hearing.ts';
import { fromBytes, toBytes } from './artefact.ts';
import { corpusHash, readTalk, readUtterances } from './corpus.ts';
import { createLabeller } from './labeller.ts';
import { labelLine } from './label-line.ts';
import manifest from './model.json' with { type: 'json' };
import { trainerHash } from './train.ts';
import { learnLabels, learnLanguage, learnSlots, seen, seenTalk } from './training.ts';

const remedy = 'run npm run insight:train and commit model.bin and model.json';
const label = createLabeller({ hear: hearByGrammar });

describe('the model in the repository', () => {
  test('belongs to its corpus, its trainer and its description', () => {
    expect(manifest.corpus.sha256, remedy).toBe(corpusHash());
    expect(manifest.trainer.sha256, remedy).toBe(trainerHash(readUtterances('corpus'), hearByGrammar));
    const bytes = readFileSync(path.join(import.meta.dirname, 'model.bin'));
    expect(manifest.model, remedy).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    });
    expect(bytes.length).toBeLessThanOrEqual(6_000_000);
  });

  test('keeps, for authors it had not heard, what the figures of the manifest say', () => {
    const { all } = manifest.leftOut.figures;
    expect(all.outOfScopeRecall).toBeGreaterThanOrEqual(0.6);
    expect(all.falseRefusals).toBeLessThanOrEqual(0.05);
    expect(all.falseFarewells).toBeLessThanOrEqual(0.005);
  });
});

test('learning twice from the same lines gives the very same bytes', () => {
  const lines = readUtterances('corpus').filter((_, at) => at % 100 === 0);
  const talk = readTalk().filter((_, at) => at % 200 === 0);
  const learn = (): Buffer =>
    toBytes({
      language: learnLanguage([...lines, ...talk]),
      labels: learnLabels(
        lines.map((line) => seen(line, hearByGrammar)),
        talk.map(seenTalk),
      ),
      slots: learnSlots(lines),
    });
  const learned = learn();
  expect(learn().equals(learned)).toBe(true);
  expect(toBytes(fromBytes(learned)).equals(learned), 'and a model comes out of its file as it went in').toBe(true);
});

describe('the corpus', () => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/gu, ' ')
      .trim();

  test('has at least 6,000 utterances, and 3,000 of them in French', () => {
    const lines = readUtterances('corpus');
    expect(lines.length).toBeGreaterThanOrEqual(6_000);
    expect(lines.filter(({ language }) => language === 'fr').length).toBeGreaterThanOrEqual(3_000);
  });

  test('holds no sentence of more than three words that the evaluation has too', () => {
    const known = new Set(readUtterances('corpus').map(({ text }) => plain(text)));
    const both = readUtterances('evaluation').filter(
      ({ text }) => plain(text).split(' ').length > 3 && known.has(plain(text)),
    );
    expect(both.map(({ text }) => text)).toEqual([]);
  });
});

describe('a member who says', () => {
  test.each([
    [
      'je voudrais réserver le yoga de demain 18h30',
      'fr',
      'book_class',
      { class: 'yoga', day: 'demain', time: '18h30' },
    ],
    ['what time do you close on Sunday', 'en', 'ask_hours', { day: 'Sunday' }],
    ['la cinta está rota y nadie la arregla', 'es', 'report_issue', { equipment: 'cinta' }],
  ] as const)('%s is understood in the language it is said in', (text, lang, intent, slots) => {
    expect(label(text)).toMatchObject({ lang, intent, slots, ends_conversation: false });
  });

  test.each(['au revoir et merci', 'bye, see you tomorrow', 'hasta luego, gracias'])(
    '%s ends the conversation',
    (text) => {
      expect(label(text)).toMatchObject({ intent: 'farewell', ends_conversation: true });
    },
  );

  test.each([
    ['en', 'I did not expect to enjoy that. I enjoyed that. Goodbye.'],
    ['fr', "J'ai adoré le cours, à demain !"],
    ['es', 'Qué gusto de clase, hasta el lunes.'],
  ] as const)('a goodbye after praise is a goodbye, %s', (lang, text) => {
    expect(label(text, lang)).toMatchObject({ intent: 'farewell', ends_conversation: true, sentiment: 'positive' });
  });

  test.each([
    ['en', 'Bye-bye belly fat, that is the plan. Which class?'],
    ['fr', "j'ai dit au revoir aux antidouleurs grâce au cours de posture"],
    ['es', 'Adiós a la barriga. ¿Qué clase me conviene?'],
  ] as const)('who says goodbye to something else stays, %s', (lang, text) => {
    expect(label(text, lang).ends_conversation).toBe(false);
  });

  test('slots go along wherever labels are copied, and are the same whenever they are asked for', () => {
    const said = label('je voudrais réserver le yoga de demain', 'fr');
    expect({ ...said }.slots).toEqual({ class: 'yoga', day: 'demain' });
    expect(JSON.parse(JSON.stringify(said))).toMatchObject({ slots: { class: 'yoga', day: 'demain' } });
    expect(said.slots).toBe(said.slots);
  });

  test.each([
    'au secours il ne respire plus',
    'someone collapsed she is not breathing',
    'ayuda se ha desmayado un señor',
  ])('%s is in danger', (text) => {
    expect(label(text)).toMatchObject({ intent: 'emergency', sentiment: 'negative', emotion: 'worry' });
  });

  test('that a class was great is glad, that showers are disgusting is not', () => {
    expect(label('le cours de ce soir était vraiment génial, merci').sentiment).toBe('positive');
    expect(label('vos douches sont dégueulasses, c’est une honte').sentiment).toBe('negative');
    expect(label('vos douches sont dégueulasses, c’est une honte').score).toBeLessThan(-0.5);
  });
});

describe('a line of the label command', () => {
  test('keeps what it came with, and what cannot be labelled says why', () => {
    expect(labelLine('{"text":"bonjour","id":7}', 1, label)).toMatchObject({
      id: 7,
      text: 'bonjour',
      intent: 'greeting',
    });
    expect(labelLine('nope', 2, label)).toEqual({ error: 'not a line of JSON', line: 2 });
    expect(labelLine('["a"]', 3, label)).toEqual({ error: 'not a JSON object', line: 3 });
    expect(labelLine('{"text":3}', 4, label)).toEqual({ error: '"text" has to be a string', line: 4 });
    expect(labelLine('{"text":"?!"}', 5, label)).toEqual({ error: '"text" has to say something', line: 5 });
    expect(labelLine('{"text":"hi","lang":"de"}', 6, label)).toEqual({
      error: '"lang" has to be one of fr, en, es, or missing',
      line: 6,
    });
  });
});
