import { kindOf } from '../../meant-machine.ts';
import { placed, type Memory, type Pending } from './memory.ts';
import { confirm, offerMore, type Move } from './move.ts';
import type { Slots } from './slots-said.ts';
import type { Understood } from './understand.ts';
import type { Here } from './when.ts';
import { wordsOf } from './words/words.ts';

/** Undefined when the member speaks of something else. */
export function whichMachine(
  calm: Memory,
  { text, slots: { machines = [] } }: Extract<Pending, { kind: 'class' | 'machine' }>,
  { intent, slots }: Pick<Understood, 'intent' | 'slots'>,
  said: string,
  here: Here,
): Move | undefined {
  const byPlace = numbered(machines, said) ?? placed(machines, slots.choice);
  const named = confirmReport(calm, byPlace === undefined ? slots : { equipment: byPlace }, text, here);
  if (named !== undefined) return named;
  const kind = kindOf(machines);
  const isAnswer = intent === 'unknown' || intent === 'yes' || intent === 'no';
  if (isAnswer && kind !== '') return confirmReport(calm, { equipment: kind }, text, here);
  return intent === 'no' ? offerMore(calm, wordsOf(here).leftAlone()) : undefined;
}

/** The one machine whose name has a number that was said. */
function numbered(machines: readonly string[], said: string): string | undefined {
  const numbers = said.match(/\d+/gu) ?? [];
  const [machine, ...others] = machines.filter((name) => numbers.some((number) => name.split(' ').includes(number)));
  return others.length === 0 ? machine : undefined;
}

/** Undefined where neither a machine nor anything else of the gym's was named. */
export function confirmReport(
  calm: Memory,
  { equipment, facility }: Slots,
  text: string,
  here: Here,
): Move | undefined {
  const words = wordsOf(here);
  const reported = equipment ?? (facility && words.facility(facility));
  if (reported === undefined) return undefined;
  return confirm(
    calm,
    { name: 'report_equipment', args: { equipment: reported, text } },
    words.confirmReport(reported),
  );
}
