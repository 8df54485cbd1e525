import type { Timers } from '@jarvis-edge/edge-node/voice/broker/timers.ts';
import { happens, oneOf, type Random, whole } from '../chance.ts';
import { lastWordMs } from './draw-faults.ts';
import { pause } from './stepped-time.ts';
import { opinion } from './scripted-model.ts';
import type { ScriptedScreen } from './scripted-screen.ts';

/** However an engine fails, a member waits no longer for the box to listen again or to end, ms. */
export const patienceMs = 60_000;
/** Nobody there: 30 s, and a warning of 15 s, after what the microphone may still have caught. */
const leavingMs = patienceMs + 45_000 + lastWordMs;

const chat = ['Bonjour', 'Quels cours aujourd’hui ?', 'Et les horaires ?', 'Merci beaucoup', 'Tu peux répéter ?'];
const farewells = ['au revoir', 'à bientôt', 'salut, bonne soirée'];

export interface Visited {
  /** What could not be waited for any longer; undefined when it went well. */
  readonly stuck: string | undefined;
  /** Times that JARVIS was interrupted while it was being heard. */
  readonly interruptions: number;
  /** Opinions that the member wanted to leave. */
  readonly tokens: readonly string[];
}

/** A member in front of a screen: says things, interrupts, leaves opinions, and goes, one way or another. */
export async function visit({
  screen,
  timers,
  random,
  name,
}: {
  readonly screen: ScriptedScreen;
  readonly timers: Timers;
  readonly random: Random;
  readonly name: string;
}): Promise<Visited> {
  let interruptions = 0;
  const tokens: string[] = [];
  const listens = (): boolean => screen.state === 'listening' || screen.state === 'confirming';
  const stuckIn = (where: string): Visited => ({
    ...{ stuck: `${name}: ${where}, in state ${screen.state}`, interruptions, tokens },
  });
  const turns = whole(random, 2, 6);
  for (let turn = 0; turn < turns && screen.ended === undefined; turn += 1) {
    // Often the member does not let JARVIS finish.
    if (happens(random, 0.75)) {
      if (!(await screen.reaches(() => screen.isPlaying || listens(), patienceMs))) return stuckIn(`turn ${turn}`);
      await pause(timers, whole(random, 0, 3000));
      if (screen.ended !== undefined) break;
      if (screen.isPlaying) interruptions += 1;
      if (happens(random, 0.5)) screen.wish({ type: 'talk-interrupt' });
    } else if (!(await screen.reaches(listens, patienceMs))) {
      return stuckIn(`turn ${turn}`);
    }
    if (screen.ended !== undefined) break;
    if (happens(random, 0.35)) {
      const token = `${name}-${turn}`;
      tokens.push(token);
      screen.say(opinion(token));
      if (!(await screen.reaches(() => screen.asked !== undefined || listens(), patienceMs))) {
        return stuckIn(`opinion ${turn}`);
      }
      if (screen.asked !== undefined && happens(random, 0.5)) {
        screen.wish({ type: 'talk-answer', callId: screen.asked, yes: happens(random, 0.85) });
      } else {
        screen.say(happens(random, 0.85) ? 'Oui' : 'Non');
      }
    } else {
      screen.say(oneOf(random, chat));
    }
  }
  if (!(await screen.reaches(listens, patienceMs))) return stuckIn('the last answer');
  const way = random();
  if (way < 0.6) screen.say(oneOf(random, farewells));
  else if (way < 0.75) screen.wish({ type: 'talk-end' });
  else if (way < 0.85) screen.talk?.lost();
  // Else the member just walks away.
  const isOver = await screen.reaches(() => false, leavingMs);
  return isOver ? { stuck: undefined, interruptions, tokens } : stuckIn('the end');
}
