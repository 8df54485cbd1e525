import { existsSync, readFileSync } from 'node:fs';
import type { ClockQuality, EventClock } from '@jarvis-edge/sync/event-time.ts';

/** How often the machine is asked again whether its clock is kept, ns. */
const qualityKeptNs = 60_000_000_000n;

/**
 * Reads the machine's clocks.
 *
 * @param quality What an operator knows better than this machine can tell, such as a host that keeps its guests' time;
 *   undefined to look.
 */
export function machineClock(quality: ClockQuality | undefined): EventClock {
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  let seen = quality ?? machineClockQuality();
  let seenAtNs = process.hrtime.bigint();
  return () => {
    const monotonicNs = process.hrtime.bigint();
    if (quality === undefined && monotonicNs - seenAtNs > qualityKeptNs) {
      seen = machineClockQuality();
      seenAtNs = monotonicNs;
    }
    return { bootId, monotonicNs, wallMs: Date.now(), clockQuality: seen };
  };
}

/** The marks that systemd-timesyncd and the kernel's RTC driver leave for anyone to read. */
function machineClockQuality(): ClockQuality {
  if (existsSync('/run/systemd/timesync/synchronized')) return 'ntp';
  if (readOrEmpty('/sys/class/rtc/rtc0/hctosys').trim() === '1') return 'rtc';
  if (existsSync('/var/lib/systemd/timesync/clock')) return 'saved';
  return 'unknown';
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
