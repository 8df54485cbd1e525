import type { LabelLanguage, Labels } from '@jarvis-edge/sync/labels.ts';

/** A fault of a machine that a member spoke of. */
export interface MachineFault {
  readonly said: Labels;
  /** In what words the machine was named; null where it was not. */
  readonly named: { readonly equipment: string; readonly lang: LabelLanguage } | null;
}

/**
 * The faults of machines in what a member said. One that names no thing ("la corde est bloquée") is of the machine that
 * they named last; one of a place never is, and what could be of either ("il y a de l’eau") is of what was named last.
 * Slots take as long as all other labels: they are looked at where a fault asks for them.
 */
export const machineFaults = (all: readonly Labels[]): MachineFault[] =>
  all.flatMap((said, at) => {
    if (said.intent !== 'report_issue') return [];
    const { slots, topics } = said;
    if (slots.equipment !== undefined) return [{ said, named: machineIn(said) }];
    const isOfPlace = slots.place !== undefined;
    if (topics.includes('equipment'))
      return [{ said, named: isOfPlace ? null : machineIn(lastThat(all, at, hasMachine)) }];
    if (topics.length > 0 || isOfPlace) return [];
    const named = machineIn(lastThat(all, at, (each) => hasMachine(each) || each.slots.place !== undefined));
    return named === null ? [] : [{ said, named }];
  });

const hasMachine = ({ slots }: Labels): boolean => slots.equipment !== undefined;

const machineIn = (said: Labels | undefined): MachineFault['named'] =>
  said?.slots.equipment === undefined ? null : { equipment: said.slots.equipment, lang: said.lang };

const lastThat = (all: readonly Labels[], before: number, is: (said: Labels) => boolean): Labels | undefined =>
  all.slice(0, before).findLast((said) => is(said));
