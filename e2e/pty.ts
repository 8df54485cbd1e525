import { closeSync, constants, openSync, rmSync, symlinkSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import koffi from 'koffi';

/**
 * A serial line without wires: a pseudo-terminal of the kernel. The product opens its path as it would open a reader;
 * the test holds the other end.
 */
export interface Pty extends Disposable {
  /** What to open: the stable link where one was asked for, else the terminal itself. */
  readonly path: string;
  /** Sends bytes down the line as they are. */
  write(bytes: Uint8Array): void;
  /** What came back up the line. */
  readonly received: Buffer;
  /** Pulls the cable: whoever has the line open loses it, and the path is gone. */
  unplug(): void;
  /** Plugs it in again. The kernel gives it another terminal; the link, where there is one, points to that. */
  replug(): void;
}

interface Line {
  readonly path: string;
  readonly master: ReadStream;
  /** Held open, because a terminal that nobody has open gives its master an error instead of silence. */
  readonly held: number;
}

const libc = koffi.load(null);
const posixOpenpt = libc.func('int posix_openpt(int flags)');
const grantpt = libc.func('int grantpt(int fd)');
const unlockpt = libc.func('int unlockpt(int fd)');
const ptsnameR = libc.func('int ptsname_r(int fd, _Out_ char *name, size_t length)');
const tcgetattr = libc.func('int tcgetattr(int fd, _Inout_ uint8_t *termios)');
const tcsetattr = libc.func('int tcsetattr(int fd, int when, uint8_t *termios)');
const cfmakeraw = libc.func('void cfmakeraw(_Inout_ uint8_t *termios)');

/** More than `struct termios` takes on any Linux. */
const termiosBytes = 256;

/** Of Linux, and not among Node's constants: a child process must not keep the line alive after `unplug`. */
const closeOnExec = 0o2000000;

function checked(call: string, result: number): number {
  if (result < 0) throw new Error(`${call} failed with errno ${koffi.errno()}: no pseudo-terminal is to be had here.`);
  return result;
}

function plugIn(received: (bytes: Buffer) => void): Line {
  const fd = checked('posix_openpt', posixOpenpt(constants.O_RDWR | constants.O_NOCTTY | closeOnExec));
  checked('grantpt', grantpt(fd));
  checked('unlockpt', unlockpt(fd));
  const name = Buffer.alloc(128);
  checked('ptsname_r', ptsnameR(fd, name, name.length) === 0 ? 0 : -1);
  const path = name.toString('utf8', 0, name.indexOf(0));
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  // Raw from the start: no echo, no line editing, no byte that means something.
  const termios = Buffer.alloc(termiosBytes);
  checked('tcgetattr', tcgetattr(held, termios));
  cfmakeraw(termios);
  checked('tcsetattr', tcsetattr(held, 0, termios));
  const master = new ReadStream(fd);
  // Read all the time, so that the product never waits for a buffer to empty.
  master.on('data', received);
  master.on('error', () => undefined);
  return { path, master, held };
}

/** @param options `link`: a symbolic link, as in `/dev/serial/by-id`, that stays the same through `replug`. */
export function openPty({ link }: { link?: string } = {}): Pty {
  let line: Line | undefined;
  let received = Buffer.alloc(0);

  const pty: Pty = {
    get path() {
      const path = link ?? line?.path;
      if (path === undefined) throw new Error('The line is unplugged and has no link: it has no path.');
      return path;
    },
    get received() {
      return received;
    },
    write(bytes) {
      if (line === undefined) throw new Error('The line is unplugged: nothing can be sent.');
      line.master.write(bytes);
    },
    unplug() {
      if (line === undefined) return;
      if (link !== undefined) rmSync(link, { force: true });
      closeSync(line.held);
      line.master.destroy();
      line = undefined;
    },
    replug() {
      if (line !== undefined) return;
      line = plugIn((bytes) => {
        received = Buffer.concat([received, bytes]);
      });
      if (link === undefined) return;
      rmSync(link, { force: true });
      symlinkSync(line.path, link);
    },
    [Symbol.dispose]() {
      pty.unplug();
    },
  };
  pty.replug();
  return pty;
}
