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
 */
export function machineFaults(all: readonly Labels[]): MachineFault[] {
  const faults: MachineFault[] = [];
  let machine: MachineFault['named'] = null;
  let isPlaceLast = false;
  for (const said of all) {
    const { intent, slots, topics, lang } = said;
    const isOfPlace = slots.equipment === undefined && slots.place !== undefined;
    if (slots.equipment !== undefined) machine = { equipment: slots.equipment, lang };
    if (slots.equipment !== undefined || isOfPlace) isPlaceLast = isOfPlace;
    if (intent !== 'report_issue') continue;
    const isOfMachine = slots.equipment !== undefined || topics.includes('equipment');
    const canBe = topics.length === 0 && machine !== null && !isPlaceLast;
    if (isOfMachine || canBe) faults.push({ said, named: isOfPlace ? null : machine });
  }
  return faults;
}
