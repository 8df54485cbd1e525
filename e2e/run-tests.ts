import path from 'node:path';
import { createVitest, parseCLI } from 'vitest/node';
import type { TestModule, TestSpecification } from 'vitest/node';
import { bringPrerequisites, keepsFromRunning, neededFor } from '../deploy/prerequisites.ts';
import { buildScreens } from '../kiosk-ui/build.ts';
import { keepTemporaryFoldersInMemory } from './memory-folder.ts';

/**
 * `npm test`: brings what the tests need, runs them and ends with one plain line. Arguments are Vitest's; `--no-skips`
 * makes a skipped test a failure.
 */

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** A file or a group that broke outside its tests (an import, a hook) is one failure more. */
function count(modules: readonly TestModule[]): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const part of [module, ...module.children.allSuites()]) if (part.errors().length > 0) tally.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      tally[state === 'pending' ? 'skipped' : state] += 1;
    }
  }
  return tally;
}

const removeTemporaryFolders = keepTemporaryFoldersInMemory();
const noSkips = process.argv.includes('--no-skips');
const { filter, options } = parseCLI([
  'vitest',
  'run',
  ...process.argv.slice(2).filter((word) => word !== '--no-skips'),
]);
const root = path.resolve(options.root ?? path.join(import.meta.dirname, '..'));
// One stream, so that the closing line stays last wherever the two are kept apart.
const vitest = await createVitest({ ...options, root, watch: false }, {}, { stderr: process.stdout });
const fileOf = ({ moduleId }: TestSpecification): string => path.relative(root, moduleId).split(path.sep).join('/');

await vitest.standalone();
const chosen = await vitest.globTestSpecifications(filter);
const missing = bringPrerequisites(neededFor(chosen.map(fileOf)), say);
const blocked = chosen.filter((specification) => keepsFromRunning(fileOf(specification), missing) !== undefined);
const runnable = chosen.filter((specification) => !blocked.includes(specification));

// Test files that run side by side find the screens built and do not build them under one another.
if (options.root === undefined && runnable.some(({ project }) => ['browser', 'e2e'].includes(project.name))) {
  await buildScreens({ quiet: true });
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
if (runnable.length > 0) {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(runnable, true);
  const { passed, failed, skipped } = count(testModules);
  tally.passed += passed;
  tally.failed += failed + unhandledErrors.length;
  tally.skipped += skipped;
}
for (const module of await vitest.parseSpecifications(blocked)) {
  const tests = Math.max(1, [...module.children.allTests()].length);
  tally.skipped += tests;
  const file = path.relative(root, module.moduleId);
  say(`Skipped ${file} (${tests}): "${keepsFromRunning(file, missing)?.program}" is not installed.`);
}
await vitest.close();
removeTemporaryFolders();

if (chosen.length === 0) say('No test file was found, and that is a failure.');
if (noSkips && tally.skipped > 0) say('A test was skipped, and here every test has to run.');
const failed =
  chosen.length === 0 || tally.failed > 0 || (noSkips && tally.skipped > 0) || Number(process.exitCode) > 0;
say(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exit(failed ? 1 : 0);
