import type { Door } from '../store/place.ts';
import type { DoorOutput } from './output.ts';
import { DoorFailed } from './output.ts';

/** Makes the output of a door from what its row says, or undefined where this box has no such wire. */
export type MakeOutput = (door: Door) => DoorOutput | undefined;

/** The doors of this box, each with the output that its row names. */
export class Doors {
  readonly #doorById: (id: string) => Door | undefined;
  readonly #makeOutput: MakeOutput;
  readonly #outputs = new Map<string, { wire: string; output: DoorOutput }>();

  constructor(doorById: (id: string) => Door | undefined, makeOutput: MakeOutput) {
    this.#doorById = doorById;
    this.#makeOutput = makeOutput;
  }

  /** @throws DoorFailed when the door is unknown, has no wire here, or the wire refused. */
  async open(doorId: string): Promise<Door> {
    const door = this.#doorById(doorId);
    if (door === undefined) throw new DoorFailed(`There is no door ${doorId} at this box.`);
    await this.#outputOf(door).pulse(door.pulseMs);
    return door;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#outputs.values()].map(({ output }) => output.close()));
  }

  #outputOf(door: Door): DoorOutput {
    const known = this.#outputs.get(door.id);
    if (known?.wire === door.output) return known.output;
    void known?.output.close();
    const output = this.#makeOutput(door);
    if (output === undefined)
      throw new DoorFailed(`This box has no output "${door.output}" for the door ${door.name}.`);
    this.#outputs.set(door.id, { wire: door.output, output });
    return output;
  }
}
