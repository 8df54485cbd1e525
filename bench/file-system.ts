import { readFileSync, realpathSync } from 'node:fs';

/** The kind of file system that holds a folder, as the kernel mounted it. */
export function fileSystemOf(folder: string): string {
  const path = realpathSync(folder);
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', kind = 'unknown']) => ({ point: point.replaceAll('\\040', ' '), kind }))
    .filter(({ point }) => path === point || path.startsWith(point === '/' ? '/' : `${point}/`));
  return mounts.toSorted((one, other) => one.point.length - other.point.length).at(-1)?.kind ?? 'unknown';
}
