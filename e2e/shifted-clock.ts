/**
 * Loaded before a program (`node --import`), gives it another wall clock than the machine's, as a box whose battery is
 * empty has. What counts time since the start of the machine is left alone, as such a battery leaves it; under a boot of
 * its own nothing is known of what it counts from.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const shiftMs = Number(process.env['SHIFTED_CLOCK_MS'] ?? 0);
const bootId = process.env['SHIFTED_BOOT_ID'];
const MachineDate = Date;

class ShiftedDate extends MachineDate {
  constructor(...args: readonly unknown[]) {
    super(...((args.length === 0 ? [MachineDate.now() + shiftMs] : args) as [number]));
  }

  static override now(): number {
    return MachineDate.now() + shiftMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;

if (bootId !== undefined) {
  const { readFileSync } = fs;
  fs.readFileSync = ((path: unknown, ...rest: never[]) =>
    path === '/proc/sys/kernel/random/boot_id'
      ? `${bootId}\n`
      : readFileSync(path as string, ...rest)) as typeof readFileSync;
  syncBuiltinESMExports();
}
