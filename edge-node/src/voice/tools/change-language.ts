import { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { z } from 'zod';
import { found, tool } from './tool.ts';

/** Says so to the session, which speaks on in that language. */
export const changeLanguage = tool({
  name: 'change_language',
  description: 'Goes on in another language. Only when the member has asked for it in so many words.',
  parameters: z.strictObject({ language: Language }),
  writes: false,
  run: ({ language }) => found({ language }),
});
