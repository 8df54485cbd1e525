import path from 'node:path/posix';

/** Which workspaces each may import; `deploy`, `e2e` and `bench` stand outside the product and may import all. */
const workspacesOpenTo: Readonly<Record<string, readonly string[]>> = {
  sync: [],
  'edge-node': ['sync', 'kiosk-ui'],
  'cloud-hub': ['sync', 'kiosk-ui'],
  'kiosk-ui': ['sync'],
};

/** The workspaces whose `./*` export is `./src/*`. */
const servedFromSrc: ReadonlySet<string> = new Set(['sync', 'edge-node', 'cloud-hub']);

/** Database drivers that half of `sync` must never load: a Pi carries no PostgreSQL client, a hub no SQLite. */
const driversClosedTo: Readonly<Record<string, readonly string[]>> = {
  box: ['pg'],
  hub: ['better-sqlite3'],
  '': ['pg', 'better-sqlite3'],
};

/** Where a file stands. `room` is the folder under `src/`, '' for `src/` itself, and absent outside `src/`. */
interface Place {
  readonly workspace: string;
  readonly room?: string;
  /** Path inside the workspace. */
  readonly file: string;
  readonly isTest: boolean;
}

type Target = { readonly path: string } | { readonly packageName: string };

/** Tests, and the suites and fixtures that only tests import. */
export function isTestFile(file: string): boolean {
  return /\.(test|contract)\.ts$/.test(file) || /(^|\/)test\//.test(file);
}

function placeOf(file: string): Place {
  const [workspace = '', ...rest] = file.split('/');
  const inside = rest.join('/');
  const place = { workspace, file: inside, isTest: isTestFile(file) };
  if (rest[0] !== 'src') return place;
  return { ...place, room: rest.length > 2 ? (rest[1] ?? '') : '' };
}

function targetOf(from: string, specifier: string): Target {
  if (specifier.startsWith('.')) return { path: path.join(path.dirname(from), specifier) };
  const [scope = '', name = '', ...rest] = specifier.split('/');
  if (scope === '@jarvis-edge') return { path: path.join(name, servedFromSrc.has(name) ? 'src' : '', ...rest) };
  return { packageName: scope.startsWith('@') ? `${scope}/${name}` : scope };
}

/**
 * Why one file may not import another, or nothing when it may.
 *
 * @param from Path of the importing file from the root of the repository, with `/`.
 * @param specifier As written in the import.
 */
export function importRefusal(from: string, specifier: string): string | undefined {
  const here = placeOf(from);
  const target = targetOf(from, specifier);
  if ('packageName' in target) return packageRefusal(here, target.packageName);
  const there = placeOf(target.path);
  if (there.workspace !== here.workspace) return workspaceRefusal(here, there);
  if (here.isTest || here.room === undefined) return undefined;
  if (there.isTest) return 'Code that ships imports no test code.';
  if (here.workspace === 'sync') return halfRefusal(here.room, there);
  if (here.workspace === 'edge-node' || here.workspace === 'cloud-hub') return roomRefusal(here, here.room, there);
  return undefined;
}

function packageRefusal({ workspace, room, isTest }: Place, packageName: string): string | undefined {
  if (workspace !== 'sync' || isTest || room === undefined) return undefined;
  if (!driversClosedTo[room]?.includes(packageName)) return undefined;
  return room === ''
    ? `What box and hub share loads no database driver: "${packageName}" belongs in sync/src/box or sync/src/hub.`
    : `sync/src/${room} never loads "${packageName}", the driver of the other half.`;
}

function workspaceRefusal(here: Place, there: Place): string | undefined {
  const open = workspacesOpenTo[here.workspace];
  if (open === undefined) return undefined;
  if (here.isTest && there.workspace === 'e2e') return undefined;
  if (!open.includes(there.workspace)) return `${here.workspace} imports nothing from ${there.workspace}.`;
  if (there.workspace !== 'kiosk-ui' || here.isTest) return undefined;
  if (here.workspace === 'edge-node' && !there.file.startsWith('protocol/')) {
    return 'Of the screens, the box knows kiosk-ui/protocol only.';
  }
  if (here.workspace === 'cloud-hub' && here.room !== undefined) {
    return 'Only cloud-hub/console imports from kiosk-ui; the server does not know the screens.';
  }
  return undefined;
}

/** What both halves of `sync` stand on. */
const sharedRooms: ReadonlySet<string> = new Set(['', 'catalogue']);

function halfRefusal(room: string, there: Place): string | undefined {
  if (there.room === room || sharedRooms.has(there.room ?? '')) return undefined;
  return sharedRooms.has(room)
    ? `What box and hub share imports nothing from sync/${there.file}.`
    : `sync/src/${room} imports its own files and those directly in sync/src, not sync/${there.file}.`;
}

/** What every room of a workspace stands on. */
const ground: Readonly<Record<string, ReadonlySet<string>>> = {
  'edge-node': new Set(['store', 'model-folder']),
  'cloud-hub': new Set(['store']),
};

function roomRefusal(here: Place, room: string, there: Place): string | undefined {
  if (here.file === 'src/main.ts') return undefined;
  if (there.file.endsWith('.json')) return undefined;
  if (there.file === 'src/main.ts') return 'main.ts is the parts list: it imports, and nothing imports it.';
  if (there.room === '' || there.file.startsWith('protocol/')) return undefined;
  if (there.room !== undefined) {
    if (there.room === room || ground[here.workspace]?.has(there.room) === true) return undefined;
    if (here.workspace === 'cloud-hub' && there.room === 'tenancy' && room !== 'store') return undefined;
  }
  const name = room === '' ? 'A file directly in src' : `The room "${room}"`;
  const other = there.room === undefined ? there.file : `the room "${there.room}"`;
  return `${name} may not reach into ${other}: let main.ts hand over what it needs as an argument, or an event.`;
}
