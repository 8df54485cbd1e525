/** What an utterance of a member is labelled with, as codes: screens put them into words. */

export const languages = ['fr', 'en', 'es'] as const;
export type LabelLanguage = (typeof languages)[number];

export const intents = [
  ...['greeting', 'farewell', 'ask_hours', 'ask_classes', 'book_class', 'cancel_booking', 'my_bookings'],
  ...['my_progress', 'membership_info', 'freeze_membership', 'cancel_membership', 'report_issue', 'complaint'],
  ...['praise', 'training_advice', 'ask_facility', 'ask_human', 'guest_pass', 'lost_property', 'emergency'],
  ...['smalltalk', 'out_of_scope'],
] as const;
export type LabelledIntent = (typeof intents)[number];
/** `unknown`: the model is not sure. */
export type Intent = LabelledIntent | 'unknown';

export const sentiments = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof sentiments)[number];

export const emotions = ['joy', 'frustration', 'sadness', 'worry', 'surprise', 'neutral'] as const;
export type Emotion = (typeof emotions)[number];

export const topics = [
  ...['equipment', 'cleanliness', 'classes', 'coaching', 'schedule', 'membership', 'crowding', 'health'],
  ...['results', 'atmosphere', 'facilities', 'kiosk'],
] as const;
export type Topic = (typeof topics)[number];

export const slotNames = ['class', 'day', 'time', 'equipment', 'place', 'person', 'amount'] as const;
export type SlotName = (typeof slotNames)[number];
/** Words as said, without leading article or preposition. */
export type LabelSlots = Readonly<Partial<Record<SlotName, string>>>;

export interface Labels {
  readonly lang: LabelLanguage;
  readonly intent: Intent;
  readonly sentiment: Sentiment;
  /** −1 to 1: the probability of positive less that of negative. */
  readonly score: number;
  readonly emotion: Emotion;
  readonly topics: readonly Topic[];
  readonly slots: LabelSlots;
  /** Whether the speaker ends the conversation. */
  readonly ends_conversation: boolean;
  /** 0 to 1: of the intent, calibrated. */
  readonly confidence: number;
  /** Which model said so: name and version. */
  readonly model: string;
}

/** Labels one utterance; the language is found where none is given. */
export type LabelUtterance = (text: string, lang?: LabelLanguage) => Labels;
