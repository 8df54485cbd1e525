import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';

/** Fields of the lexicon: what is spoken of, wanted, feared or felt. Those of `Feelings` add to its words. */
export const lexiconFields = [
  // Danger, and what only sounds like it.
  ...(['callHelp', 'woundsNow', 'unwellNow', 'poison', 'fireAndRuin', 'attackers', 'stuckNow', 'endLife'] as const),
  ...(['urgency', 'pastHurt', 'bodyParts', 'illness', 'aches'] as const),
  // What members come to the kiosk for.
  ...(['takePlace', 'givePlace', 'askPlaces', 'mineBooked', 'whenOpen', 'priceAndContract', 'pauseIt'] as const),
  ...(['leaveClub', 'bringFriend', 'lostFound', 'wantPerson', 'endTalk', 'openTalk', 'thankYou'] as const),
  ...(['howToTrain', 'howAmIDoing'] as const),
  // What they feel and judge.
  ...(['good', 'great', 'bad', 'awful', 'joy', 'frustration', 'sadness', 'worry', 'surprise'] as const),
  ...(['proudFeat', 'relief', 'gratitude', 'lookForward', 'amused', 'affection', 'tired', 'lonely', 'giveUp'] as const),
  ...(['ashamed', 'nervous', 'fearHurt', 'disgust', 'waiting', 'disrespect', 'unfair', 'crowding'] as const),
  ...(['noiseHeat', 'swears', 'sarcasm', 'exclaim', 'calmly', 'hedgeFear', 'praiseThing', 'praisePerson'] as const),
  ...(['dailyBad', 'dailyGood'] as const),
  // What a gym's kiosk has no business with.
  ...(['foodCooking', 'drinks', 'animals', 'family', 'jobs', 'workLife', 'schoolKnowledge', 'moneyLaw'] as const),
  ...(['cars', 'travel', 'homeDiy', 'techApps', 'sportsNews', 'showbiz', 'shops', 'weatherNature'] as const),
  ...(['healthOutside', 'loveLife', 'faith', 'kids', 'robotTalk', 'dayTalk'] as const),
  // Things of the gym, and when.
  ...(['classNames', 'sportKinds', 'machines', 'smallGear', 'exercises', 'rooms', 'fixtures', 'supplies'] as const),
  ...(['breakVerbs', 'dirtWords', 'staffWords', 'belongings', 'foodSport', 'measures', 'planWords'] as const),
  ...(['accessWords', 'dayWords', 'timeWords'] as const),
];
export type LexiconField = (typeof lexiconFields)[number];

/**
 * What says each field in a language, in the manner of `Meanings`: `meaning/lexicon/<language>.txt`, in which the name of a field stands in
 * brackets above its phrases.
 *
 * @throws where a field is missing or unknown, with its name.
 */
export function readLexicon(language: LabelLanguage): Readonly<Record<LexiconField, string>> {
  const text = readFileSync(path.join(import.meta.dirname, 'meaning/lexicon', `${language}.txt`), 'utf8');
  const parts = text.split(/^\[/mu).slice(1);
  const lexicon = new Map(
    parts.map((part) => {
      const end = part.indexOf(']');
      return [part.slice(0, end), part.slice(end + 1).trim()] as const;
    }),
  );
  const unknown = [...lexicon.keys()].find((name) => !lexiconFields.some((field) => field === name));
  if (unknown !== undefined)
    throw new Error(`The lexicon of ${language} has a field "${unknown}" that nobody asks for.`);
  const read = lexiconFields.map((field) => {
    const phrases = lexicon.get(field);
    if (phrases === undefined) throw new Error(`The lexicon of ${language} lacks the field "${field}".`);
    return [field, phrases] as const;
  });
  return Object.fromEntries(read) as Record<LexiconField, string>;
}
