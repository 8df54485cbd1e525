import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** argon2id by OWASP's second set: 19 MiB, two passes, one lane. Less is not allowed; more may be set here at any time. */
const parameters = { memory: 19 * 1024, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;

const derive = promisify(argon2);

export interface Verdict {
  readonly isRight: boolean;
  /** Made with other parameters than those of today. */
  readonly isOutdated: boolean;
}

/** @returns A PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const { memory, passes, parallelism } = parameters;
  const hash = await derive('argon2id', {
    message: normal(password),
    nonce: salt,
    memory,
    passes,
    parallelism,
    tagLength: hashBytes,
  });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** A hash of no password: verified where there is no account, so that the answer takes the same work. */
const decoy = `$argon2id$v=19$m=${parameters.memory},t=${parameters.passes},p=${parameters.parallelism}$${unpadded(randomBytes(saltBytes))}$${unpadded(randomBytes(hashBytes))}`;

/** @param stored Nothing where there is no account or no password yet: never right, and as much work. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<Verdict> {
  const parts = phc.exec(stored ?? decoy);
  if (parts === null) throw new Error('A stored password hash is not one that this hub makes.');
  const [, m, t, p, salt = '', hash = ''] = parts;
  const expected = Buffer.from(hash, 'base64');
  const [memory, passes, parallelism] = [Number(m), Number(t), Number(p)];
  const actual = await derive('argon2id', {
    message: normal(password),
    nonce: Buffer.from(salt, 'base64'),
    memory,
    passes,
    parallelism,
    tagLength: expected.length,
  });
  return {
    isRight: timingSafeEqual(actual, expected) && stored !== undefined,
    isOutdated: memory !== parameters.memory || passes !== parameters.passes || parallelism !== parameters.parallelism,
  };
}

/** The same characters typed on another keyboard may be other code points. */
const normal = (password: string): Buffer => Buffer.from(password.normalize('NFKC'));

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
