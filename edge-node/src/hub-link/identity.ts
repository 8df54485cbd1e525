import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, sign } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';

const Provisioned = z.object({
  boxId: z.string(),
  gymId: z.string(),
  tenantId: z.string(),
  /** base64url, 32 bytes. */
  tenantKey: z.string(),
});
export type Provisioned = z.infer<typeof Provisioned>;

const Revoked = z.object({
  /** Unix ms, by the box's clock. */
  at: z.number(),
  /** In the words of the manager, or `replaced`; null where the hub gave none. */
  reason: z.string().nullable(),
});
export type Revoked = z.infer<typeof Revoked>;

const IdentityFile = z.object({
  /** Ed25519, PKCS #8, PEM. */
  privateKey: z.string(),
  /** The last counter signed in a request to the hub. */
  counter: z.int().nonnegative(),
  provisioned: Provisioned.optional(),
  /** What this box waits to be confirmed for. */
  claimId: z.string().or(z.undefined()).optional(),
  /** The hub no longer knows this box. */
  revoked: Revoked.optional(),
});
type IdentityFile = z.infer<typeof IdentityFile>;

/**
 * Who this box is: its key pair and, once provisioned, its gym. Kept beside the SQLite file, not in it, so that a copy of
 * the database carries neither the box's key nor the key of the badges.
 */
export class Identity {
  readonly #path: string;
  #file: IdentityFile;
  #tenantKey: KeyObject | undefined;

  /** @throws StartRefused when the file is there and cannot be used. */
  constructor(folder: string) {
    this.#path = join(folder, 'identity.json');
    this.#file = readIdentity(this.#path) ?? this.#save({ privateKey: newPrivateKey(), counter: 0 });
  }

  get provisioned(): Provisioned | undefined {
    return this.#file.provisioned;
  }

  get claimId(): string | undefined {
    return this.#file.claimId;
  }

  get revoked(): Revoked | undefined {
    return this.#file.revoked;
  }

  /** The key of the tenant's badge HMACs. Before the box has a gym it has no members either: the key is then empty. */
  tenantKey(): KeyObject {
    const { tenantKey = '' } = this.#file.provisioned ?? {};
    this.#tenantKey ??= createSecretKey(tenantKey, 'base64url');
    return this.#tenantKey;
  }

  /** SubjectPublicKeyInfo, DER, base64url. */
  get publicKey(): string {
    return createPublicKey(this.#file.privateKey).export({ type: 'spki', format: 'der' }).toString('base64url');
  }

  /** @returns The Ed25519 signature, base64url. */
  sign(text: Uint8Array): string {
    return sign(null, text, createPrivateKey(this.#file.privateKey)).toString('base64url');
  }

  /** Never the same twice, also across a power cut. */
  nextCounter(): number {
    const counter = this.#file.counter + 1;
    this.#file = this.#save({ ...this.#file, counter });
    return counter;
  }

  /** @param claimId Undefined when it waits for nothing any more. */
  claim(claimId: string | undefined): void {
    this.#file = this.#save({ ...this.#file, claimId });
  }

  revoke(revoked: Revoked): void {
    this.#file = this.#save({ ...this.#file, revoked });
  }

  provision(provisioned: Provisioned): void {
    this.#file = this.#save({ ...this.#file, provisioned, claimId: undefined });
    this.#tenantKey = undefined;
  }

  #save(file: IdentityFile): IdentityFile {
    const next = `${this.#path}.new`;
    const handle = openSync(next, 'w', 0o600);
    try {
      writeSync(handle, JSON.stringify(file));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(next, this.#path);
    return file;
  }
}

function newPrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function readIdentity(path: string): IdentityFile | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return IdentityFile.parse(JSON.parse(text));
  } catch (error) {
    throw new StartRefused(
      `The box's identity in ${path} cannot be read.`,
      'Restore the file, or move it away and provision the box again.',
      { cause: error },
    );
  }
}
