import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Certificates } from './certificates.ts';

let folder: string;
let certificates: Certificates;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tls-'));
  certificates = new Certificates({
    folder,
    time: () => ({ nowMs: Date.now(), trust: 'sure' }),
    hostname: () => 'Box-Lyon.lan',
    addresses: () => ['127.0.0.1', '::1', '192.168.1.7', 'fd00::2', 'fe80::2', '203.0.113.9'],
    made: () => undefined,
  });
  await certificates.look();
  writeFileSync(join(folder, 'ca.pem'), certificates.authority!.certificate);
  writeFileSync(join(folder, 'server.pem'), certificates.server!.certificate);
});
afterEach(() => rmSync(folder, { recursive: true }));

const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
const verify = (...wanted: string[]): string =>
  openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'ca.pem', ...wanted, 'server.pem');

test('openssl, told to be strict, accepts the certificate for every name and address of the box in the gym', () => {
  for (const name of ['box-lyon', 'box-lyon.local', 'localhost']) {
    expect(verify('-verify_hostname', name)).toContain('server.pem: OK');
  }
  for (const address of ['192.168.1.7', 'fd00::2', '127.0.0.1', '::1']) {
    expect(verify('-verify_ip', address)).toContain('server.pem: OK');
  }
  expect(() => verify('-verify_hostname', 'bank.example')).toThrow(/hostname mismatch/);
  expect(() => verify('-verify_ip', '203.0.113.9')).toThrow(/IP address mismatch/);
  expect(new X509Certificate(certificates.server!.certificate).keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
});

test('the authority is one of elliptic curves, for this box’s names and private addresses alone', () => {
  const text = openssl('x509', '-in', 'ca.pem', '-noout', '-text');
  expect(text).toContain('NIST CURVE: P-256');
  expect(text).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:box-lyon\s+DNS:box-lyon.local\s+DNS:localhost/);
  expect(text).toContain('IP:192.168.0.0/255.255.0.0');
  expect(text).toContain('CA:TRUE, pathlen:0');
  expect(text).toContain('Certificate Sign, CRL Sign');
});

test('openssl refuses what the authority’s key signs for another name', async () => {
  const { issueServer } = await import('./issue.ts');
  const { createPrivateKey } = await import('node:crypto');
  const { authority, server } = certificates;
  const forged = issueServer(
    { ...authority!, privateKey: createPrivateKey(authority!.key) },
    { names: { dns: ['bank.example'], addresses: [] }, serial: new Uint8Array(16).fill(9), validity: server! },
  );
  writeFileSync(join(folder, 'server.pem'), forged.certificate);
  expect(() => verify('-verify_hostname', 'bank.example')).toThrow(/permitted subtree violation/);
});
