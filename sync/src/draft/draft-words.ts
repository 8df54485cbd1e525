import type { CommunicationStyle } from '../communication-style.ts';

/** What a message to a member is about. */
export type DraftTopic =
  | { readonly kind: 'missed' | 'renewal' | 'invitation' | 'unhappy' | 'goal' | 'emergency' | 'called' }
  | { readonly kind: 'machine'; readonly name: string | null }
  | { readonly kind: 'visits' | 'years'; readonly count: number };

/** A message as somebody of the staff would write it: what it says, and what it offers to who likes more words. */
export interface DraftText {
  readonly subject: string;
  readonly says: string;
  readonly offers: string;
}

export interface DraftWords {
  readonly hello: (style: CommunicationStyle, firstName: string) => string;
  readonly text: (topic: DraftTopic, style: CommunicationStyle) => DraftText;
  /** Said once more by who encourages, or leaves time; '' for the others. */
  readonly more: (style: CommunicationStyle) => string;
  readonly goodbye: (style: CommunicationStyle, gym: string) => string;
}
