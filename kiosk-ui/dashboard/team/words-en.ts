import type { TeamWords } from './words-fr.ts';

export const words: TeamWords = {
  title: 'Team',
  lead: 'Who may sign in at this gym and take an alert. Accounts and PINs are managed in the hub.',
  none: 'Nobody yet',
  noneBody: 'A manager gives access in the hub.',
  you: 'you',
};
