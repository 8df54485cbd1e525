import { z } from 'zod';
import type { Gym } from '../../store/place.ts';
import { daysAfter, gymDay, hoursOn, lastDay } from '../gym-day.ts';
import type { Tool } from './tool.ts';
import { found, notDone, tool } from './tool.ts';

/** How many days are told when none is named: today and the next six. */
const daysTold = 7;
/** And how many of those ahead that differ from the usual week: as many as one can keep in mind. */
const exceptionsTold = 4;

export const openingHours = (gym: () => Gym | undefined): Tool =>
  tool({
    name: 'opening_hours',
    description:
      'Opening hours of this gym in its local time: of one day, or of today and the next six. No periods means closed all day. ' +
      '`exception` is "closed" or "other-hours" where a day differs from the usual week; without a day asked for, `exceptions` are the ' +
      'next four such days, holidays among them.',
    parameters: z.strictObject({
      day: z.iso.date().optional().describe('Local date, YYYY-MM-DD. Leave out for the coming week.'),
      until: z.iso.date().optional().describe('The last of several days from `day` on, six later at most.'),
    }),
    writes: false,
    run({ day, until }, { nowMs }) {
      const place = gym();
      if (place === undefined) return notDone('not-ready', 'The box does not know its gym yet.');
      const { openingHours: hours, timezone } = place;
      const today = gymDay(timezone, nowMs);
      const week = Array.from({ length: daysTold }, (_, index) => daysAfter(day ?? today, index));
      const asked = day === undefined ? week : week.filter((date) => date <= (lastDay(day, until) ?? day));
      const told = (date: string) => {
        const { periods, exception } = hoursOn(hours, date);
        return { day: date, periods: periods.map(({ from, to }) => ({ from, to })), exception };
      };
      if (day !== undefined) return found({ days: asked.map(told) });
      const ahead = hours.exceptions.map(({ date }) => date).filter((date) => date >= today);
      const exceptions = [...new Set(ahead)].toSorted().slice(0, exceptionsTold).map(told);
      return found({ days: asked.map(told), exceptions });
    },
  });
