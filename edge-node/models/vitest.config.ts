import { defineConfig } from 'vitest/config';

/** What needs `@huggingface/transformers`, which the product's own tests do without. */
export default defineConfig({
  test: {
    globals: false,
    allowOnly: false,
    pool: 'forks',
    dir: import.meta.dirname,
    include: ['test/*.tier1.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
