import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './e2e/slow-first.ts';

/** Kinds of tests by the name of their file; everything else that ends in `.test.ts` is a unit test. */
const named = {
  sim: '**/*.sim.test.ts',
  db: '**/*.db.test.ts',
  browser: '**/*.browser.test.ts',
  e2e: 'e2e/**/*.e2e.test.ts',
};

const ignored = ['**/node_modules/**', '**/dist/**', '**/data/**', '**/output/**'];

/** One more than the processors that a small machine has: screens and whole processes wait much of their time. */
const workers = 3;

// All in one group, so that what computes goes on beside what waits. Limits of time are for tests that hang, not for machines that are slow.
export default defineConfig({
  test: {
    globals: false,
    allowOnly: false,
    passWithNoTests: false,
    pool: 'forks',
    sequence: { sequencer: SlowFirst },
    globalSetup: 'e2e/made-once.ts',
    projects: [
      {
        // State modules (`*.svelte.ts`) are compiled as the screens' build compiles them.
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'unit',
          isolate: false,
          include: ['**/*.test.ts'],
          exclude: [...ignored, ...Object.values(named)],
          maxWorkers: workers,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'sim',
          include: [named.sim],
          exclude: ignored,
          maxWorkers: workers,
          testTimeout: 900_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'db',
          include: [named.db],
          exclude: ignored,
          maxWorkers: workers,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: [named.browser],
          exclude: ignored,
          maxWorkers: workers,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [named.e2e],
          exclude: ignored,
          maxWorkers: workers,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
