import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { slow } from './slow-first.ts';

test('each file that is started first is there', () => {
  const missing = slow.filter((name) => !existsSync(join(import.meta.dirname, '..', `${name}.test.ts`)));
  expect(missing).toEqual([]);
  expect(new Set(slow).size).toBe(slow.length);
});
