import { describe, expect, test } from 'vitest';
import { PlaybackRing } from './playback-ring.ts';

const shape = { startSamples: 1_920, fadeSamples: 120, reportSamples: 2_400 };
const tone = (length: number, value = 8_192) => new Int16Array(length).fill(value);

function ringThatPlays() {
  const ring = new PlaybackRing(shape);
  const heard: number[] = [];
  const read = (samples: number) => {
    for (let left = samples; left > 0; left -= 128) {
      const block = new Float32Array(Math.min(128, left));
      ring.read(block);
      heard.push(...block);
    }
    return ring.takeReports();
  };
  return { ring, heard, read, audible: () => heard.filter((value) => value !== 0).length };
}

describe('what JARVIS says', () => {
  test('starts when 80 ms of it wait, so that a late frame is not heard as a gap', () => {
    const { ring, read, audible } = ringThatPlays();
    ring.push(0, tone(1_440), false);
    read(480);
    expect(audible()).toBe(0);
    ring.push(0, tone(480), false);
    read(480);
    expect(audible()).toBe(480);
  });

  test('starts at once when it is shorter than that', () => {
    const { ring, read, audible } = ringThatPlays();
    ring.push(0, tone(300), true);
    const reports = read(512);
    expect(audible()).toBe(300);
    expect(reports).toEqual([{ track: 0, samples: 300, over: true, underruns: 0 }]);
  });

  test('is counted to the sample, every 100 ms and at its end', () => {
    const { ring, read } = ringThatPlays();
    for (let frame = 0; frame < 13; frame += 1) ring.push(3, tone(480), frame === 12);
    const reports = read(7_000);
    expect(reports.at(-1)).toEqual({ track: 3, samples: 6_240, over: true, underruns: 0 });
    expect(reports.map(({ samples }) => samples)).toEqual([2_432, 4_864, 6_240]);
  });

  test('that runs empty is an underrun, and waits for as much again', () => {
    const { ring, read, audible } = ringThatPlays();
    ring.push(0, tone(1_920), false);
    read(2_400);
    expect(audible()).toBe(1_920);
    ring.push(0, tone(480), false);
    read(480);
    expect(audible()).toBe(1_920);
    ring.push(0, tone(1_440), true);
    expect(read(2_048).at(-1)).toEqual({ track: 0, samples: 3_840, over: true, underruns: 1 });
  });

  test('comes one utterance after the other, however early the second came', () => {
    const { ring, read } = ringThatPlays();
    ring.push(0, tone(2_000), true);
    ring.push(1, tone(1_000), true);
    expect(read(3_072).filter(({ over }) => over)).toEqual([
      { track: 0, samples: 2_000, over: true, underruns: 0 },
      { track: 1, samples: 1_000, over: true, underruns: 0 },
    ]);
  });

  test('ends with a frame that is empty', () => {
    const { ring, read } = ringThatPlays();
    ring.push(0, tone(480), false);
    ring.push(0, new Int16Array(0), true);
    expect(read(512)).toEqual([{ track: 0, samples: 480, over: true, underruns: 0 }]);
  });
});

describe('silence', () => {
  test('comes within 5 ms, without a click, and says how much was heard', () => {
    const { ring, heard, read } = ringThatPlays();
    ring.push(0, tone(24_000), false);
    read(2_048);
    heard.length = 0;
    ring.silence(0);
    const reports = read(256);
    expect(reports.at(-1)).toEqual({ track: 0, samples: 2_048 + 120, over: true, underruns: 0 });
    const steps = heard.slice(1, 120).map((value, index) => (heard[index] ?? 0) - value);
    expect(Math.max(...steps)).toBeLessThan(0.01);
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(heard.slice(120).every((value) => value === 0)).toBe(true);
  });

  test('is not broken by frames that come late', () => {
    const { ring, read, heard } = ringThatPlays();
    ring.push(0, tone(4_800), false);
    read(2_048);
    ring.silence(0);
    read(256);
    heard.length = 0;
    ring.push(0, tone(4_800), true);
    read(2_048);
    expect(heard.every((value) => value === 0)).toBe(true);
  });

  test('of what has ended, or never began, is answered too', () => {
    const { ring, read } = ringThatPlays();
    ring.push(0, tone(300), true);
    read(512);
    ring.silence(0);
    ring.silence(7);
    expect(ring.takeReports()).toEqual([
      { track: 0, samples: 300, over: true, underruns: 0 },
      { track: 7, samples: 0, over: true, underruns: 0 },
    ]);
  });

  test('of what still waits to start is at once', () => {
    const { ring } = ringThatPlays();
    ring.push(0, tone(480), false);
    ring.silence(0);
    expect(ring.takeReports()).toEqual([{ track: 0, samples: 0, over: true, underruns: 0 }]);
  });
});
