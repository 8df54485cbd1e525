import { readFileSync } from 'node:fs';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';
import type { Reader } from '../store/place.ts';
import type { OpenReader } from './reader.ts';
import { encodeRdm6300, Rdm6300Decoder } from './serial/rdm6300.ts';
import { SimulatedWire } from './simulated.ts';
import { awayMs } from './tap.ts';

const Words = z.object({ fr: z.string(), en: z.string(), es: z.string() });

/** One made-up card: only the simulator knows its number. */
const Card = z.object({
  label: z.string(),
  name: z.string(),
  note: Words,
  group: z.enum(['member', 'refusal']),
  /** EM4100, 10 hexadecimal digits. */
  number: z.string().regex(/^[0-9A-F]{10}$/),
});
export const SimulatorFile = z.object({ cards: z.array(Card) });
export type SimulatorFile = z.infer<typeof SimulatorFile>;

/** Held for this long, then again in two halves: what readers do to frames. ms */
const heldMs = awayMs;
const frameEveryMs = 100;
const unknownCard = '0B00FFFFFF';

const oddities = [
  {
    label: 'unknown',
    name: '?',
    note: {
      fr: 'Un badge que personne ne connaît',
      en: 'A badge that nobody knows',
      es: 'Una tarjeta que nadie conoce',
    },
  },
  {
    label: 'held',
    name: '…',
    note: {
      fr: 'Badge tenu trois secondes',
      en: 'Badge held for three seconds',
      es: 'Tarjeta sostenida tres segundos',
    },
  },
  {
    label: 'split-frame',
    name: '½ + ½',
    note: {
      fr: 'Trame reçue en deux morceaux',
      en: 'Frame that arrives in two pieces',
      es: 'Trama que llega en dos partes',
    },
  },
  {
    label: 'corrupt-frame',
    name: '⚡',
    note: {
      fr: 'Trame abîmée : rien ne se passe',
      en: 'Damaged frame: nothing happens',
      es: 'Trama dañada: no pasa nada',
    },
  },
] as const;

/** The badges and simulated readers of demo and tests: a tap is bytes on a simulated wire, as a reader would send them. */
export class Simulator {
  readonly #cards: SimulatorFile['cards'];
  readonly #wiresByReader = new Map<string, SimulatedWire>();

  constructor({ cards }: SimulatorFile) {
    this.#cards = cards;
  }

  /** @throws StartRefused when the file is missing or not of the form. */
  static fromFile(path: string): Simulator {
    try {
      return new Simulator(SimulatorFile.parse(JSON.parse(readFileSync(path, 'utf8'))));
    } catch (error) {
      throw new StartRefused(
        `The simulator's cards in ${path} cannot be read.`,
        'Correct or remove JARVIS_SIMULATOR.',
        {
          cause: error,
        },
      );
    }
  }

  /** The wire of a reader, the same one each time the reader is opened. */
  wireOf(reader: Reader): OpenReader {
    return this.#wire(reader.id).open;
  }

  badges() {
    return [
      ...this.#cards.map(({ label, name, note, group }) => ({ label, name, note, group })),
      ...oddities.map((oddity) => ({ ...oddity, group: 'oddity' as const })),
    ];
  }

  /** @returns False when there is no such badge or simulated reader. */
  tap(readerId: string, label: string): boolean {
    const wire = this.#wiresByReader.get(readerId);
    if (wire === undefined) return false;
    const card = this.#cards.find((known) => known.label === label);
    const first = this.#cards[0]?.number ?? unknownCard;
    if (card !== undefined) wire.send(encodeRdm6300(card.number));
    else if (label === 'unknown') wire.send(encodeRdm6300(unknownCard));
    else if (label === 'held') hold(wire, encodeRdm6300(first));
    else if (label === 'split-frame') {
      const frame = encodeRdm6300(first);
      wire.send(frame.subarray(0, 5));
      setTimeout(() => wire.send(frame.subarray(5)), 50).unref();
    } else if (label === 'corrupt-frame') {
      const frame = encodeRdm6300(first);
      frame[3] = (frame[3] ?? 0) ^ 0x01;
      wire.send(frame);
    } else return false;
    return true;
  }

  /** @returns False when there is no such simulated reader. */
  plug(readerId: string, plugged: boolean): boolean {
    const wire = this.#wiresByReader.get(readerId);
    if (wire === undefined) return false;
    if (plugged) wire.plug();
    else wire.unplug();
    return true;
  }

  #wire(readerId: string): SimulatedWire {
    let wire = this.#wiresByReader.get(readerId);
    if (wire === undefined) {
      wire = new SimulatedWire(() => new Rdm6300Decoder());
      this.#wiresByReader.set(readerId, wire);
    }
    return wire;
  }
}

function hold(wire: SimulatedWire, frame: Uint8Array): void {
  for (let afterMs = 0; afterMs < heldMs; afterMs += frameEveryMs) setTimeout(() => wire.send(frame), afterMs).unref();
}
