/**
 * What the box's process is started with so that it stays small. Compiled code is read from a folder: nothing needs the
 * compiler of TypeScript, which holds some 25 MB. Two arenas are enough for glibc's malloc on two cores, and what is
 * free goes back to the system. New objects have three times 8 MB: by default their room grows to three times 16 in a
 * busy minute, and is kept.
 *
 * @param compiledFolder Absolute, writable by the box alone; it may be emptied at any time.
 * @see https://nodejs.org/api/module.html#module-compile-cache
 * @see https://man7.org/linux/man-pages/man3/mallopt.3.html
 * @see https://nodejs.org/api/cli.html#--max-semi-space-sizesize-in-mib
 */
export function boxEnvironment(compiledFolder: string): Readonly<Record<string, string>> {
  return {
    NODE_COMPILE_CACHE: compiledFolder,
    NODE_OPTIONS: '--max-semi-space-size=8',
    MALLOC_ARENA_MAX: '2',
    MALLOC_TRIM_THRESHOLD_: '65536',
  };
}
