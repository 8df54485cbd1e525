import { expect, test } from 'vitest';
import type { Box, Figures } from '../../protocol/fleet.ts';
import { byUrgency, diskGauge, heatGauge, outboxGauge } from './health.ts';

const figures: Figures = {
  softwareVersion: '0.1.0',
  uptimeSeconds: 60,
  diskFreeBytes: 40,
  diskTotalBytes: 100,
  temperatureCelsius: 51,
  clockQuality: 'ntp',
  outboxDepth: 0,
  outboxSince: null,
  memoryBytes: 1,
};

test('a disk that is nearly full is marked, one that nobody can measure is not', () => {
  expect(diskGauge(figures)).toEqual({ share: 0.6, isHigh: false });
  expect(diskGauge({ ...figures, diskFreeBytes: 9 }).isHigh).toBe(true);
  expect(diskGauge({ ...figures, diskFreeBytes: null })).toEqual({ share: null, isHigh: false });
});

test('a board that runs hot is marked', () => {
  expect(heatGauge(figures).isHigh).toBe(false);
  expect(heatGauge({ ...figures, temperatureCelsius: 76 }).isHigh).toBe(true);
  expect(heatGauge({ ...figures, temperatureCelsius: null }).share).toBeNull();
});

test('changes that wait are marked by how long they wait, not by how many they are', () => {
  expect(outboxGauge({ ...figures, outboxDepth: 5_000, outboxSince: 1_000 }, 2_000).isHigh).toBe(false);
  expect(outboxGauge({ ...figures, outboxDepth: 1, outboxSince: 0 }, 600_000).isHigh).toBe(true);
});

test('boxes that wait for somebody come before boxes that are well', () => {
  const box = (state: Box['state']) => ({ state }) as Box;
  const sorted = [box('revoked'), box('online'), box('offline'), box('awaiting-confirmation')].toSorted(byUrgency);
  expect(sorted.map(({ state }) => state)).toEqual(['awaiting-confirmation', 'offline', 'online', 'revoked']);
});
