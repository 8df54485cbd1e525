/**
 * What the box's process is started with so that it stays small. Compiled code is read from a folder: nothing needs the
 * compiler of TypeScript, which holds some 25 MB. Two arenas are enough for glibc's malloc on two cores, and what is
 * free goes back to the system.
 *
 * @param compiledFolder Absolute, writable by the box alone; it may be emptied at any time.
 * @see https://nodejs.org/api/module.html#module-compile-cache
 * @see https://man7.org/linux/man-pages/man3/mallopt.3.html
 */
export function boxEnvironment(compiledFolder: string): Readonly<Record<string, string>> {
  return { NODE_COMPILE_CACHE: compiledFolder, MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '65536' };
}
