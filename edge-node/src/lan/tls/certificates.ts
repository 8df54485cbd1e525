import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Pair } from './issue.ts';
import {
  authorityValidity,
  isAuthorityOver,
  renewalOf,
  serverValidity,
  type Issued,
  type Renewal,
  type Time,
  type Validity,
} from './lifetime.ts';
import { ownNames, wantedNames } from './names.ts';

const AuthorityFile = z.object({
  key: z.string(),
  certificate: z.string(),
  /** The DNS names that it may vouch for. */
  vouched: z.array(z.string()),
});
const ServerFile = z.object({
  key: z.string(),
  certificate: z.string(),
  names: z.object({ dns: z.array(z.string()), addresses: z.array(z.string()) }),
  isProvisional: z.boolean(),
});

interface Authority extends Pair, Validity {
  readonly vouched: readonly string[];
  /** SHA-256 of the certificate, as every system shows it: pairs of hexadecimal digits with colons. */
  readonly fingerprint: string;
  readonly der: Buffer;
}
interface Server extends Pair, Issued {}

export interface CertificatesDeps {
  /** Where the box keeps its keys. */
  readonly folder: string;
  readonly time: () => Time;
  readonly hostname: () => string;
  /** Of every network interface, as text. */
  readonly addresses: () => readonly string[];
  /** Told of each certificate made, and of what was wrong with the one before. */
  readonly made: (what: 'authority' | 'server', because: Renewal | 'missing' | 'damaged' | 'over') => void;
}

/**
 * The box's authority and the certificate that it serves with, each in a file of its own beside the SQLite file, so that
 * no copy of the database carries a key. The authority's key never leaves the box.
 */
export class Certificates {
  readonly #deps: CertificatesDeps;
  readonly #folder: string;
  #authority: Authority | undefined;
  #server: Server | undefined;

  constructor(deps: CertificatesDeps) {
    this.#deps = deps;
    this.#folder = join(deps.folder, 'tls');
  }

  /** Undefined until `look` has been asked once. */
  get authority(): Authority | undefined {
    return this.#authority;
  }

  get server(): Server | undefined {
    return this.#server;
  }

  /** Names and addresses of this machine that the authority cannot vouch for. */
  get uncovered(): readonly string[] {
    const { hostname, addresses } = this.#deps;
    return wantedNames(hostname(), addresses(), this.#authority?.vouched ?? []).uncovered;
  }

  /**
   * Makes what is missing, damaged, old, or no longer names this machine.
   *
   * @returns whether the certificate to serve with is another one than before.
   * @throws when the files cannot be written; what was there is used on.
   */
  async look(): Promise<boolean> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const before = this.#server?.certificate;
    const authority = await this.#lookAtAuthority();
    const { time, hostname, addresses, made } = this.#deps;
    const { dns, addresses: covered } = wantedNames(hostname(), addresses(), authority.vouched);
    const names = { dns, addresses: covered };
    const found = this.#server ?? readServer(this.#path('server'), authority);
    const because = typeof found === 'string' ? found : renewalOf(found, time(), names, authority);
    if (because === undefined) {
      this.#server = found as Server;
      return this.#server.certificate !== before;
    }
    const { issueServer } = await import('./issue.ts');
    const validity = serverValidity(time(), authority);
    const pair = issueServer(
      { ...authority, privateKey: createPrivateKey(authority.key) },
      { names, serial: randomBytes(16), validity },
    );
    const isProvisional = time().trust !== 'sure';
    this.#keep('server', { ...pair, names, isProvisional });
    this.#server = { ...pair, ...validity, names, isProvisional };
    made('server', because);
    return true;
  }

  async #lookAtAuthority(): Promise<Authority> {
    const { time, hostname, made } = this.#deps;
    const found = this.#authority ?? readAuthority(this.#path('authority'));
    if (typeof found !== 'string' && !isAuthorityOver(found, time())) return (this.#authority = found);
    const because = typeof found === 'string' ? found : 'over';
    const { issueAuthority, newKey } = await import('./issue.ts');
    if (because === 'damaged') renameSync(this.#path('authority'), `${this.#path('authority')}.damaged`);
    const vouched = ownNames(hostname());
    const pair = issueAuthority(newKey(), {
      hostname: vouched[0] ?? 'box',
      vouched,
      serial: randomBytes(16),
      validity: authorityValidity(time()),
    });
    this.#keep('authority', { ...pair, vouched });
    this.#authority = authorityOf({ ...pair, vouched });
    this.#server = undefined;
    made('authority', because);
    return this.#authority;
  }

  #path(name: 'authority' | 'server'): string {
    return join(this.#folder, `${name}.json`);
  }

  #keep(name: 'authority' | 'server', content: object): void {
    const next = `${this.#path(name)}.new`;
    const handle = openSync(next, 'w', 0o600);
    try {
      writeSync(handle, JSON.stringify(content));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(next, this.#path(name));
  }
}

type Unusable = 'missing' | 'damaged';

function readAuthority(path: string): Authority | Unusable {
  return readFile(path, (text) => authorityOf(AuthorityFile.parse(JSON.parse(text))));
}

/** @throws when key and certificate do not belong together. */
function authorityOf({ key, certificate, vouched }: z.infer<typeof AuthorityFile>): Authority {
  const read = new X509Certificate(certificate);
  if (!read.ca || !read.checkPrivateKey(createPrivateKey(key)) || !read.verify(read.publicKey)) {
    throw new Error('This is no authority of this box.');
  }
  return { key, certificate, vouched, ...validityOf(read), fingerprint: read.fingerprint256, der: read.raw };
}

function readServer(path: string, authority: Authority): Server | Unusable {
  return readFile(path, (text) => {
    const file = ServerFile.parse(JSON.parse(text));
    const read = new X509Certificate(file.certificate);
    if (
      !read.checkPrivateKey(createPrivateKey(file.key)) ||
      !read.verify(new X509Certificate(authority.certificate).publicKey)
    ) {
      throw new Error('This is no certificate of this authority.');
    }
    return { ...file, ...validityOf(read) };
  });
}

function readFile<Content>(path: string, parse: (text: string) => Content): Content | Unusable {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
    throw error;
  }
  try {
    return parse(text);
  } catch {
    return 'damaged';
  }
}

const validityOf = (certificate: X509Certificate): Validity => ({
  notBefore: certificate.validFromDate.getTime(),
  notAfter: certificate.validToDate.getTime(),
});
