import type { MemberFigures } from '../member-figures.ts';

/** @param days Of the last 28, those with a session. */
export function conversationFrequency(days: number): MemberFigures['conversation_frequency'] {
  if (days >= 16) return 'daily';
  if (days >= 4) return 'weekly';
  return days >= 1 ? 'monthly' : 'rare';
}
