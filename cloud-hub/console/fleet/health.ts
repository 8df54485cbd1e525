import type { Box, Figures, Kiosk } from '../../protocol/fleet.ts';

/** From here on, staff should look: a disk this full, a board this warm, changes that have waited this long. */
const diskFull = 0.9;
const warmCelsius = 75;
const hotCelsius = 85;
const waitedMs = 10 * 60_000;
/** Nearer than this, the way of a message may account for it. */
export const clockOffMs = 10_000;

export type Tone = 'good' | 'attention' | 'waiting' | 'quiet';

export interface Gauge {
  /** 0 to 1; null where the machine cannot tell. */
  readonly share: number | null;
  readonly isHigh: boolean;
}

export function diskGauge({ diskFreeBytes, diskTotalBytes }: Figures): Gauge {
  if (diskFreeBytes === null || diskTotalBytes === null || diskTotalBytes === 0) return { share: null, isHigh: false };
  const share = 1 - diskFreeBytes / diskTotalBytes;
  return { share, isHigh: share >= diskFull };
}

export function heatGauge({ temperatureCelsius }: Figures): Gauge {
  if (temperatureCelsius === null) return { share: null, isHigh: false };
  return { share: temperatureCelsius / hotCelsius, isHigh: temperatureCelsius >= warmCelsius };
}

export function outboxGauge({ outboxDepth, outboxSince }: Figures, now: number): Gauge {
  return {
    share: Math.min(1, Math.log10(outboxDepth + 1) / 4),
    isHigh: outboxSince !== null && now - outboxSince >= waitedMs,
  };
}

export const boxTone: Record<Box['state'], Tone> = {
  'awaiting-box': 'waiting',
  'awaiting-confirmation': 'waiting',
  online: 'good',
  offline: 'attention',
  revoked: 'quiet',
};

export const kioskTone: Record<Kiosk['status'], Tone> = {
  online: 'good',
  offline: 'attention',
  error: 'attention',
  provisioning: 'waiting',
  maintenance: 'quiet',
};

const order: readonly Box['state'][] = ['awaiting-confirmation', 'offline', 'awaiting-box', 'online', 'revoked'];

/** What somebody has to act on comes first. */
export const byUrgency = (one: Box, other: Box): number => order.indexOf(one.state) - order.indexOf(other.state);
