import { businessDayStart } from '@jarvis-edge/sync/opening-hours.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { lowestId } from '../../store/new-id.ts';
import type { Gym } from '../../store/place.ts';
import type { Tool } from './tool.ts';
import { found, notDone, tool } from './tool.ts';

/** What is known at the doors. */
export interface Entrance {
  /** When each who is inside came in, as far as taps tell, Unix ms. */
  readonly insideSince: () => Iterable<number>;
  /** What its readers are for: where none is at an exit, nobody is seen leaving. */
  readonly purposes: () => ReadonlySet<'entry' | 'exit' | 'identify'>;
}

export interface CrowdDeps {
  readonly db: Database.Database;
  readonly gym: () => Gym | undefined;
  readonly entrance: Entrance;
}

const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;
/** As long as a visit usually takes: who came before has left, where no reader sees who leaves. */
const stayMs = 90 * minuteMs;
const weeksCompared = 4;
/** An id may be a little older than the moment it stands for: clocks are set. */
const slackMs = 24 * 60 * minuteMs;

export type CrowdLevel = 'quiet' | 'usual' | 'busy';

/** Fewer than these tell nothing of an hour. */
const usualMin = 4;

/**
 * How full it is beside other weeks at this hour.
 *
 * @param came Who came in of late.
 * @param usual As many did in the same time of former weeks, on average.
 * @returns null where too few come to tell.
 */
export function crowdLevel(came: number, usual: number): CrowdLevel | null {
  if (usual < usualMin) return null;
  if (came < 0.7 * usual) return 'quiet';
  return came > 1.3 * usual ? 'busy' : 'usual';
}

/** How many are in, and how that is beside other weeks: a count, and nobody's name. */
export function crowd({ db, gym, entrance }: CrowdDeps): Tool {
  const came = db
    .prepare<[string, string, number, number], number>(
      `select count(distinct member_id) from visits
       where id >= ? and id < ? and entered_at > ? and entered_at <= ?`,
    )
    .pluck();
  const oldest = db.prepare<[], number>('select entered_at from visits order by id limit 1').pluck();
  const cameUntil = (at: number): number =>
    came.get(lowestId(at - stayMs - slackMs), lowestId(at + slackMs), at - stayMs, at) ?? 0;
  const levelAt = (now: number): CrowdLevel | null => {
    if ((oldest.get() ?? now) > now - weeksCompared * weekMs - stayMs) return null;
    const weeks = Array.from({ length: weeksCompared }, (_, week) => cameUntil(now - (week + 1) * weekMs));
    return crowdLevel(cameUntil(now), weeks.reduce((sum, each) => sum + each, 0) / weeksCompared);
  };
  return tool({
    name: 'crowd_now',
    description:
      'How many people are in this gym right now, as far as taps tell, and whether that is "quiet", "usual" or "busy" beside the ' +
      'same weekday and hour of the last four weeks; null where that is not known. It tells of now alone, not of later.',
    parameters: z.strictObject({}),
    writes: false,
    run(_, { nowMs }) {
      const place = gym();
      if (place === undefined) return notDone('not-ready', 'The box does not know its gym yet.');
      const purposes = entrance.purposes();
      if (!purposes.has('entry')) return notDone('not-ready', 'No reader of this gym sees who comes in.');
      const from = purposes.has('exit') ? businessDayStart(place.timezone, nowMs) : nowMs - stayMs;
      const inside = [...entrance.insideSince()].filter((since) => since >= from).length;
      return found({ inside, level: levelAt(nowMs) });
    },
  });
}
