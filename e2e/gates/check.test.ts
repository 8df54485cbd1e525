import { expect, test } from 'vitest';
import { repository, runNode, seedTree } from './seeded-tree.ts';

const check = (root: string) => runNode([`${repository}/e2e/gates/check.ts`, root]);

const clean = {
  'sync/src/visit.ts': 'export const visits: number = 1;\n',
  'kiosk-ui/kiosk/Greeting.svelte':
    '<script lang="ts">\n  let { name }: { name: string } = $props();\n</script>\n\n<p>{name}</p>\n',
};

test('a clean tree passes every part, and each part says how long it took', async () => {
  using tree = seedTree(clean);
  const { code, output } = await check(tree.root);
  expect(output).toMatch(/^pass +\d+\.\d s {2}types$/m);
  expect(output).toMatch(/^pass +\d+\.\d s {2}screens of kiosk-ui$/m);
  expect(output).toMatch(/^pass +\d+\.\d s {2}lint$/m);
  expect(output).toMatch(/^pass +\d+\.\d s {2}format$/m);
  expect(output).toMatch(/^pass +\d+\.\d s {2}4 parts$/m);
  expect(code).toBe(0);
});

test('a fault of each kind is seen by the part that looks for it', async () => {
  using tree = seedTree(clean);
  tree.plant('edge-node/src/door/pulse.ts', "export const pulseMs: number = 'a second';\n");
  tree.plant('edge-node/src/door/any.ts', 'export const output: any = 1;\n');
  tree.plant('edge-node/src/door/layout.ts', 'export const  open   = true\n');
  tree.plant(
    'kiosk-ui/kiosk/Wrong.svelte',
    '<script lang="ts">\n  const seconds: number = "ten";\n</script>\n\n<p>{seconds}</p>\n\n<style>\n  .unused {\n    color: red;\n  }\n</style>\n',
  );
  const { code, output } = await check(tree.root);
  expect(output).toMatch(/^FAIL .* types$/m);
  expect(output).toContain('pulse.ts(1,14): error TS2322');
  expect(output).toMatch(/^FAIL .* screens of kiosk-ui$/m);
  expect(output).toContain('svelte-check found 1 error and 1 warning');
  expect(output).toMatch(/^FAIL .* lint$/m);
  expect(output).toContain('no-explicit-any');
  expect(output).toMatch(/^FAIL .* format$/m);
  expect(output).toContain('edge-node/src/door/layout.ts');
  expect(output).toMatch(/^FAIL .* 4 parts$/m);
  expect(code).toBe(1);
});
