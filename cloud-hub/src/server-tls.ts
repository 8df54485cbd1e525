import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

/** Paths of PEM files: the certificate with those that lead to its authority, and its private key. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** @throws StartRefused naming the setting whose file cannot be used. */
export function readTls({ cert, key }: TlsFiles): { cert: Buffer; key: Buffer } {
  const pem = { cert: read(cert, 'JARVIS_HUB_TLS_CERT'), key: read(key, 'JARVIS_HUB_TLS_KEY') };
  try {
    createSecureContext(pem);
  } catch (cause) {
    throw new StartRefused(
      `The certificate ${cert} and the key ${key} cannot be used together: ${(cause as Error).message}.`,
      'Give JARVIS_HUB_TLS_CERT a certificate in PEM form, and JARVIS_HUB_TLS_KEY its own private key without a password.',
      { cause },
    );
  }
  return pem;
}

function read(path: string, setting: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new StartRefused(
      `The file ${path} of ${setting} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}.`,
      `Correct ${setting}, or let the account that the hub runs under read the file.`,
      { cause },
    );
  }
}
