import { beforeAll, describe, expect, test } from 'vitest';
import { importRefusal } from './import-direction.ts';
import { plannedAnew } from './planned-once.ts';
import { repository, runNode, seedTree } from './seeded-tree.ts';

const direction = 'house(import-direction)';
const pure = 'house(pure)';
const plannedOnce = 'house(planned-once)';

interface Planted {
  readonly title: string;
  readonly file: string;
  readonly content: string;
  /** The rule that refuses it; nothing where the file is as it should be. */
  readonly refusedBy?: string;
}

const asks = (...texts: readonly string[]): string =>
  texts.map((text, index) => `export const sql${index} = ${text};\n`).join('');
const imports = (specifier: string): string => `import { a } from '${specifier}';\nexport const b = a;\n`;

const planted: readonly Planted[] = [
  {
    title: 'the parts list imports any room',
    file: 'edge-node/src/main.ts',
    content:
      "import { a } from './door/output.ts';\nimport { b } from './badge/tap.ts';\nexport const parts = [a, b];\n",
  },
  { title: 'a room imports its own files', file: 'edge-node/src/badge/tap.ts', content: imports('./serial/frame.ts') },
  { title: 'a room imports the store', file: 'edge-node/src/visit/visits.ts', content: imports('../store/open.ts') },
  {
    title: 'a room imports the folder of models',
    file: 'edge-node/src/voice/models.ts',
    content: imports('../model-folder/manifest.ts'),
  },
  { title: 'a room imports the settings', file: 'edge-node/src/visit/settings.ts', content: imports('../config.ts') },
  {
    title: 'a room imports what box and hub share',
    file: 'edge-node/src/visit/shared.ts',
    content: imports('@jarvis-edge/sync/clock.ts'),
  },
  {
    title: 'a room imports a package',
    file: 'edge-node/src/door/package.ts',
    content: "import { z } from 'zod';\nexport const schema = z.string();\n",
  },
  {
    title: 'the box speaks the kiosk protocol',
    file: 'edge-node/src/lan/protocol.ts',
    content: imports('@jarvis-edge/kiosk-ui/protocol/socket.ts'),
  },
  {
    title: 'a test goes into any room of its workspace',
    file: 'edge-node/src/visit/visits.test.ts',
    content: imports('../door/output.ts'),
  },
  {
    title: 'a test borrows a serial line from e2e',
    file: 'edge-node/src/badge/serial/frame.test.ts',
    content: imports('../../../../e2e/pty.ts'),
  },
  {
    title: 'a room of the hub imports its tenancy',
    file: 'cloud-hub/src/fleet/boxes.ts',
    content: imports('../tenancy/scope.ts'),
  },
  {
    title: 'the console imports the kit',
    file: 'cloud-hub/console/app.ts',
    content: imports('@jarvis-edge/kiosk-ui/kit/words.ts'),
  },
  { title: 'the box half of sync loads SQLite', file: 'sync/src/box/outbox.ts', content: imports('better-sqlite3') },
  { title: 'the hub half of sync loads PostgreSQL', file: 'sync/src/hub/log.ts', content: imports('pg') },
  { title: 'a half of sync imports what is shared', file: 'sync/src/hub/push.ts', content: imports('../clock.ts') },
  {
    title: 'the demo imports box and hub',
    file: 'deploy/demo/main.ts',
    content: imports('@jarvis-edge/edge-node/config.ts'),
  },
  {
    title: 'a pure file takes time as an argument',
    file: 'sync/src/clock.ts',
    content: 'export const a = (now: number): Date => new Date(now);\n',
  },
  {
    title: 'the lifecycle of a service may read a clock',
    file: 'sync/src/lifecycle.ts',
    content: 'export const startedAt = Date.now();\n',
  },
  {
    title: 'a statement that sorts compares with a parameter that it does not plan by',
    file: 'edge-node/src/visit/planned.ts',
    content: asks(
      "'select id from visits where id > ? and member_id = +? order by id limit +?'",
      "'select max(at) from visits where member_id = +@member'",
    ),
  },
  {
    title: 'a statement that neither sorts nor joins compares with a bare parameter',
    file: 'edge-node/src/visit/looked-up.ts',
    content: asks(
      "'select name from members where id = ? limit 1'",
      "'update visits set at = ? where id in (select id from visits order by at limit 9)'",
      '`select id from "${globalThis.name}" where id = ?`',
      "'The limit ? is order by = ?'",
    ),
  },
  {
    title: 'a hub, which asks PostgreSQL, compares with a bare parameter',
    file: 'cloud-hub/src/fleet/sorted.ts',
    content: asks("'select id from boxes where gym_id = ? order by id limit ?'"),
  },
  {
    title: 'a test asks as it likes',
    file: 'edge-node/src/visit/sorted.test.ts',
    content: asks("'select id from visits where member_id = ? order by id'"),
  },
  {
    title: 'what a build made is nobody’s to judge',
    file: 'edge-node/dist/bundle.ts',
    content: 'export const b: any = 1;\n',
  },

  {
    title: 'a statement of the box sorts and compares with a bare parameter',
    file: 'edge-node/src/visit/sorted.ts',
    content: asks("'select id from visits where member_id = ? order by id'"),
    refusedBy: plannedOnce,
  },
  {
    title: 'a statement of the sync joins and compares with a bare parameter that has a name',
    file: 'sync/src/box/joined.ts',
    content: asks('`select e.id\n  from edits e join rows r using (id)\n  where e.id =\n  @id`'),
    refusedBy: plannedOnce,
  },
  {
    title: 'a statement of the box has a bare limit',
    file: 'edge-node/src/visit/limited.ts',
    content: asks("'select id from visits limit ?'"),
    refusedBy: plannedOnce,
  },
  {
    title: 'a statement made of named parts joins in one and compares with a bare parameter in another',
    file: 'edge-node/src/visit/in-parts.ts',
    content: asks("'select id from visits join members using (id)'", '`${sql0} where id = ?`'),
    refusedBy: plannedOnce,
  },
  {
    title: 'a statement reads a view that joins and compares with a bare parameter',
    file: 'edge-node/src/visit/view.ts',
    content: asks("'select figures from figures_now where member_id = ?'"),
    refusedBy: plannedOnce,
  },
  {
    title: 'a room reaches into another room',
    file: 'edge-node/src/badge/reach.ts',
    content: imports('../door/output.ts'),
    refusedBy: direction,
  },
  {
    title: 'a room reaches into another room for a type only',
    file: 'edge-node/src/badge/reach-type.ts',
    content: "import type { A } from '../door/output.ts';\nexport type B = A;\n",
    refusedBy: direction,
  },
  {
    title: 'a room reaches into another room by a type written in place',
    file: 'edge-node/src/badge/reach-inline.ts',
    content: "export type B = import('../door/output.ts').A;\n",
    refusedBy: direction,
  },
  {
    title: 'a room passes on what is of another room',
    file: 'edge-node/src/badge/reach-export.ts',
    content: "export { a } from '../door/output.ts';\n",
    refusedBy: direction,
  },
  {
    title: 'a room loads another room late',
    file: 'edge-node/src/badge/reach-late.ts',
    content: "export const b = () => import('../door/output.ts');\n",
    refusedBy: direction,
  },
  {
    title: 'a room reaches into another room by the name of its own workspace',
    file: 'edge-node/src/badge/reach-name.ts',
    content: imports('@jarvis-edge/edge-node/door/output.ts'),
    refusedBy: direction,
  },
  {
    title: 'the folder of models reaches into a room',
    file: 'edge-node/src/model-folder/reach.ts',
    content: imports('../door/output.ts'),
    refusedBy: direction,
  },
  {
    title: 'the store reaches into a room',
    file: 'edge-node/src/store/reach.ts',
    content: imports('../door/output.ts'),
    refusedBy: direction,
  },
  {
    title: 'the settings reach into a room',
    file: 'edge-node/src/config.ts',
    content: imports('./door/output.ts'),
    refusedBy: direction,
  },
  {
    title: 'a room imports the parts list',
    file: 'edge-node/src/badge/reach-main.ts',
    content: imports('../main.ts'),
    refusedBy: direction,
  },
  {
    title: 'code that ships imports a test suite',
    file: 'edge-node/src/badge/reach-test.ts',
    content: imports('./reader.contract.ts'),
    refusedBy: direction,
  },
  {
    title: 'the box imports the hub',
    file: 'edge-node/src/hub-link/reach.ts',
    content: imports('@jarvis-edge/cloud-hub/store/open.ts'),
    refusedBy: direction,
  },
  {
    title: 'a test of the box imports the hub',
    file: 'edge-node/src/hub-link/reach.test.ts',
    content: imports('../../../cloud-hub/src/store/open.ts'),
    refusedBy: direction,
  },
  {
    title: 'the box imports a screen',
    file: 'edge-node/src/lan/reach.ts',
    content: imports('@jarvis-edge/kiosk-ui/kit/words.ts'),
    refusedBy: direction,
  },
  {
    title: 'the hub imports the box',
    file: 'cloud-hub/src/fleet/reach.ts',
    content: imports('../../../edge-node/src/config.ts'),
    refusedBy: direction,
  },
  {
    title: 'the hub server imports the screens',
    file: 'cloud-hub/src/fleet/reach-screen.ts',
    content: imports('@jarvis-edge/kiosk-ui/protocol/socket.ts'),
    refusedBy: direction,
  },
  {
    title: 'the store of the hub reaches into its tenancy',
    file: 'cloud-hub/src/store/reach.ts',
    content: imports('../tenancy/scope.ts'),
    refusedBy: direction,
  },
  {
    title: 'a screen imports the box',
    file: 'kiosk-ui/kiosk/Reach.svelte',
    content: '<script lang="ts">\n  import { a } from \'../../edge-node/src/config.ts\';\n</script>\n\n<p>{a}</p>\n',
    refusedBy: direction,
  },
  {
    title: 'what is shared imports a half',
    file: 'sync/src/reach.ts',
    content: imports('./box/outbox.ts'),
    refusedBy: direction,
  },
  {
    title: 'the box half imports the hub half',
    file: 'sync/src/box/reach.ts',
    content: imports('../hub/log.ts'),
    refusedBy: direction,
  },
  {
    title: 'the hub half imports the box half',
    file: 'sync/src/hub/reach.ts',
    content: imports('../box/outbox.ts'),
    refusedBy: direction,
  },
  {
    title: 'the box half loads PostgreSQL',
    file: 'sync/src/box/reach-pg.ts',
    content: imports('pg'),
    refusedBy: direction,
  },
  {
    title: 'the hub half loads SQLite',
    file: 'sync/src/hub/reach-sqlite.ts',
    content: imports('better-sqlite3'),
    refusedBy: direction,
  },
  {
    title: 'what is shared loads a driver',
    file: 'sync/src/reach-pg.ts',
    content: imports('pg'),
    refusedBy: direction,
  },
  {
    title: 'sync imports a workspace',
    file: 'sync/src/box/reach-edge.ts',
    content: imports('@jarvis-edge/edge-node/config.ts'),
    refusedBy: direction,
  },
  {
    title: 'a pure file reads the time',
    file: 'sync/src/now.ts',
    content: 'export const b = () => Date.now();\n',
    refusedBy: pure,
  },
  {
    title: 'a pure file reads the time as a date',
    file: 'sync/src/now-date.ts',
    content: 'export const b = () => new Date();\n',
    refusedBy: pure,
  },
  {
    title: 'a pure file rolls dice',
    file: 'sync/src/dice.ts',
    content: 'export const b = () => Math.random();\n',
    refusedBy: pure,
  },
  {
    title: 'a pure file makes an identifier',
    file: 'sync/src/identifier.ts',
    content: "import { randomUUID } from 'node:crypto';\nexport const b = () => randomUUID();\n",
    refusedBy: pure,
  },
  {
    title: 'a pure file reads a disk',
    file: 'sync/src/disk.ts',
    content: "import { readFileSync } from 'node:fs';\nexport const b = () => readFileSync('/etc/hostname');\n",
    refusedBy: pure,
  },
  {
    title: 'two files import each other (the first)',
    file: 'edge-node/src/alert/one.ts',
    content: "import { two } from './two.ts';\nexport const one = () => two;\n",
    refusedBy: 'import(no-cycle)',
  },
  {
    title: 'two files import each other (the second)',
    file: 'edge-node/src/alert/two.ts',
    content: "import { one } from './one.ts';\nexport const two = () => one;\n",
    refusedBy: 'import(no-cycle)',
  },
  {
    title: 'a file has more than 400 lines',
    file: 'edge-node/src/alert/long.ts',
    content: 'export {};\n'.repeat(401),
    refusedBy: 'eslint(max-lines)',
  },
  {
    title: 'a test is the only one to run',
    file: 'edge-node/src/alert/alone.test.ts',
    content: "import { expect, test } from 'vitest';\n\ntest.only('a', () => expect(1).toBe(1));\n",
    refusedBy: 'vitest(no-focused-tests)',
  },
  {
    title: 'a test is put off',
    file: 'edge-node/src/alert/off.test.ts',
    content: "import { expect, test } from 'vitest';\n\ntest.skip('a', () => expect(1).toBe(1));\n",
    refusedBy: 'vitest(no-disabled-tests)',
  },
];

describe('the linter', () => {
  const refusalsByFile = new Map<string, string[]>();

  beforeAll(async () => {
    using tree = seedTree();
    for (const { file, content } of planted) tree.plant(file, content);
    const { output } = await runNode([`${repository}/node_modules/oxlint/bin/oxlint`, '--format', 'unix'], {
      cwd: tree.root,
    });
    for (const [, file = '', rule = ''] of output.matchAll(/^(.+?):\d+:\d+: .* \[Error\/(.+)\]$/gm)) {
      refusalsByFile.set(file, [...(refusalsByFile.get(file) ?? []), rule]);
    }
  });

  test.each(planted.filter(({ refusedBy }) => refusedBy === undefined))('accepts that $title', ({ file }) => {
    expect(refusalsByFile.get(file) ?? []).toEqual([]);
  });

  test.each(planted.filter(({ refusedBy }) => refusedBy !== undefined))(
    'refuses that $title',
    ({ file, refusedBy }) => {
      expect(refusalsByFile.get(file) ?? []).toContain(refusedBy);
    },
  );
});

test('a refusal says what to do instead', () => {
  expect(importRefusal('edge-node/src/badge/tap.ts', '../door/output.ts')).toBe(
    'The room "badge" may not reach into the room "door": let main.ts hand over what it needs as an argument, or an event.',
  );
});

test('a refused statement is told with what to write instead', () => {
  expect(plannedAnew('select id from visits where member_id = @member order by id')).toBe(
    'SQLite may plan by the value of a bare parameter, and then prepares the statement anew at every call: ' +
      'where it says "= @", write "= +@", which means the same (see sync/src/box/statements.ts).',
  );
});
