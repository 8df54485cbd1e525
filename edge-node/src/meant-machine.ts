/** A machine of the gym's list. */
export interface Machine {
  readonly id: string;
  readonly name: string;
}

/** What an alert about a fault is of. */
export interface MeantMachine {
  /** Of the alert. */
  readonly cause: string;
  readonly equipmentId: string | null;
  /** Null where no machine of the list was meant. */
  readonly name: string | null;
}

/**
 * The machine that somebody meant. Where it can be several, they are told by the words that their names begin with ("Rameur"
 * of "Rameur 1" and "Rameur 2"), so that a broken rower and a broken treadmill stay two things to see to.
 *
 * @param fitting Whatever could be meant by what was said.
 */
export function meantMachine(fitting: readonly Machine[]): MeantMachine {
  const [machine, ...others] = fitting;
  if (machine === undefined) return { cause: 'unlisted', equipmentId: null, name: null };
  if (others.length === 0) return { cause: machine.id, equipmentId: machine.id, name: machine.name };
  const kind = kindOf(fitting.map(({ name }) => name));
  return kind === ''
    ? { cause: 'unlisted', equipmentId: null, name: null }
    : { cause: `kind:${kind.toLowerCase()}`, equipmentId: null, name: kind };
}

/** The words that all the names begin with; empty where there are none. */
export function kindOf(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split(/\s+/u));
  const differs = first.findIndex((word, at) =>
    others.some((other) => other[at]?.toLowerCase() !== word.toLowerCase()),
  );
  return first.slice(0, differs < 0 ? first.length : differs).join(' ');
}
