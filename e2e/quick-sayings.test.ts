import { understand } from '@jarvis-edge/edge-node/voice/local/understand.ts';
import { talkWords as en } from '@jarvis-edge/kiosk-ui/kiosk/words/talk-en.ts';
import { talkWords as es } from '@jarvis-edge/kiosk-ui/kiosk/words/talk-es.ts';
import { talkWords as fr } from '@jarvis-edge/kiosk-ui/kiosk/words/talk-fr.ts';
import { expect, test } from 'vitest';

const nowMs = Date.parse('2026-11-21T09:00:00Z');
const timezone = 'Europe/Paris';
const here = { now: nowMs, timeZone: timezone };
const tomorrowEvening = nowMs + 33.5 * 3_600_000;

test.each([
  ['fr', fr],
  ['en', en],
  ['es', es],
] as const)('what a touch on the kiosk says is understood on the box alone (%s)', (language, t) => {
  const means = (text: string) =>
    understand(text, { language, nowMs, timezone, classes: ['Yoga doux', 'Boxe'], equipment: ['Rameur'] });
  const { classes, bookings, progress, hours, broken, person } = t.quick;
  expect([classes, bookings, progress, hours, broken, person].map(({ says }) => means(says).intent)).toEqual([
    'ask_classes',
    'my_bookings',
    'my_progress',
    'ask_hours',
    'report_issue',
    'ask_human',
  ]);
  expect(means(t.help.says).intent).toBe('emergency');
  const when = t.at(tomorrowEvening, here);
  const slots = { class: 'Boxe', day: '2026-11-22', time: 19 * 60 + 30 };
  expect(means(t.bookSays('Boxe', when))).toMatchObject({ intent: 'book_class', slots });
  expect(means(t.cancelSays('Boxe', when))).toMatchObject({ intent: 'cancel_booking', slots });
});
