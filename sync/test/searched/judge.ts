import { cosine, embed, embedFormerly, embedQuery } from '@jarvis-edge/sync/meaning/embedding.ts';
import { languages } from '@jarvis-edge/sync/labels.ts';
import { conversationsEn } from './conversations-en.ts';
import { conversationsEs } from './conversations-es.ts';
import { conversationsFr } from './conversations-fr.ts';
import type { Query } from './queries.ts';

/** How a text and a search become points. */
export interface Model {
  readonly embed: (text: string) => Float64Array;
  readonly embedQuery: (text: string) => Float64Array;
}

export const present: Model = { embed, embedQuery };
/** Of words alone. */
export const former: Model = { embed: embedFormerly, embedQuery: embedFormerly };

export const conversations = Object.entries({ fr: conversationsFr, en: conversationsEn, es: conversationsEs }).flatMap(
  ([language, byName]) =>
    Object.entries(byName).map(([name, text]) => ({
      name,
      text,
      language: languages.find((each) => each === language),
    })),
);

export interface Judged {
  /** Of the conversations that are meant, how many are among the first five; the mean over all queries. */
  readonly recallAt5: number;
  /** One over the place of the first that is meant; the mean over all queries. */
  readonly meanReciprocalRank: number;
}

/** How well a model finds what is meant, by the nearest sentence of each conversation. */
export function judge(model: Model, queries: readonly Query[]): Judged {
  const kept = conversations.map(({ text, ...conversation }) => ({
    ...conversation,
    points: text.split(/(?<=[.!?…])\s+/).map(model.embed),
  }));
  const figures = queries.map(({ text, finds, language }) => {
    const asked = model.embedQuery(text);
    const names = kept
      .filter((each) => language === undefined || each.language !== language)
      .map(({ name, points }) => ({ name, likeness: Math.max(...points.map((point) => cosine(asked, point))) }))
      .sort((one, other) => other.likeness - one.likeness)
      .map(({ name }) => name);
    const first = names.findIndex((name) => finds.includes(name));
    return {
      recall: finds.filter((name) => names.slice(0, 5).includes(name)).length / finds.length,
      reciprocal: first < 0 ? 0 : 1 / (first + 1),
    };
  });
  const mean = (of: 'recall' | 'reciprocal'): number =>
    figures.reduce((sum, figure) => sum + figure[of], 0) / figures.length;
  return { recallAt5: mean('recall'), meanReciprocalRank: mean('reciprocal') };
}
