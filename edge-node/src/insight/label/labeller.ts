import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  languages,
  type Labels,
  type LabelLanguage,
  type LabelSlots,
  type LabelUtterance,
} from '@jarvis-edge/sync/labels.ts';
import { fromBytes, type Tables } from './artefact.ts';
import { decide, indexOfMost, weighed, type Trust } from './decide.ts';
import { evidenceIn } from './evidence.ts';
import { featuresOf, languageFeaturesOf, type Hear } from './features.ts';
import manifest from './model.json' with { type: 'json' };
import { lookAgain, readLook, type SecondLook } from './second-look.ts';
import { slotsIn } from './slots.ts';
import { sentenceOf } from './slots/sentence.ts';
import { scoresOf } from './table.ts';

export interface Model {
  readonly name: string;
  readonly tables: Tables;
  readonly trust: Trust;
  readonly look: SecondLook;
}

const modelFile = path.join(import.meta.dirname, 'model.bin');

/** The model of the repository. */
export function readModel(): Model {
  const bytes = readFileSync(modelFile);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== manifest.model.sha256) {
    throw new Error(`${modelFile} is not what model.json describes. Restore both, or run npm run insight:train.`);
  }
  return { name: manifest.name, tables: fromBytes(bytes), trust: manifest.trust, look: readLook(manifest.look) };
}

interface LabellerParts {
  /** The grammar of goodbyes and danger; labels are surer with it. */
  readonly hear?: Hear;
  readonly model?: Model;
}

/** Tier 0: labels an utterance in well under a millisecond, by itself. */
export function createLabeller({ hear, model = readModel() }: LabellerParts = {}): LabelUtterance {
  const { tables, trust, look, name } = model;
  return (text, given): Labels => {
    const lang = given ?? languageOf(text, tables);
    const heard = hear?.(text, lang);
    const scores = scoresOf(tables.labels, featuresOf(text, lang, heard));
    const { likeliest, ...decided } = decide(scores, weighed(lookAgain(scores, look), heard, evidenceIn(text)), trust);
    let slots: LabelSlots | undefined;
    return {
      lang,
      intent: decided.intent,
      sentiment: decided.sentiment,
      score: rounded(decided.score),
      emotion: decided.emotion,
      topics: decided.topics,
      /** Found when they are asked for: they take as long as all the rest, and few look at them. */
      get slots() {
        slots ??= likeliest === 'smalltalk' ? {} : slotsIn(text, sentenceOf(text, lang, likeliest), tables.slots);
        return slots;
      },
      ends_conversation: decided.intent === 'farewell',
      confidence: rounded(decided.confidence),
      model: name,
    };
  };
}

export const languageOf = (text: string, { language }: Pick<Tables, 'language'>): LabelLanguage =>
  languages[indexOfMost(scoresOf(language, languageFeaturesOf(text)))] ?? 'fr';

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
