import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity as Period,
  Version,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
} from '@peculiar/asn1-x509';
import { privateRanges } from '../../private-address.ts';
import type { Validity } from './lifetime.ts';
import type { Names } from './names.ts';

/** A key and the certificate that goes with it, both PEM. */
export interface Pair {
  readonly key: string;
  readonly certificate: string;
}

const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
const commonName = '2.5.4.3';
const organisation = '2.5.4.10';

export function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/**
 * An authority that may vouch for names of this machine and private addresses, and for nothing else (RFC 5280 §4.2.1.10).
 *
 * @param serial 16 random bytes.
 * @param vouched The DNS names.
 */
export function issueAuthority(
  key: KeyObject,
  {
    hostname,
    vouched,
    serial,
    validity,
  }: { hostname: string; vouched: readonly string[]; serial: Uint8Array; validity: Validity },
): Pair {
  const id = keyId(key);
  // Two authorities of one name and two keys would be mistaken for each other.
  const name = nameOf(`JARVIS ${hostname} ${id.toString('hex').slice(0, 8)}`);
  const permitted = [
    ...vouched.map((dNSName) => new GeneralName({ dNSName })),
    ...privateRanges.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const extensions = [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign)),
    extension(
      id_ce_nameConstraints,
      true,
      new NameConstraints({
        permittedSubtrees: new GeneralSubtrees(permitted.map((base) => new GeneralSubtree({ base }))),
      }),
    ),
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(bytesOf(id))),
  ];
  return issue({ subject: name, subjectKey: key, issuer: name, issuerKey: key, extensions, serial, validity });
}

/** A certificate for TLS servers. */
export function issueServer(
  authority: Pair & { readonly privateKey: KeyObject },
  { names, serial, validity }: { names: Names; serial: Uint8Array; validity: Validity },
): Pair {
  const key = newKey();
  const der = AsnConvert.parse(derOf(authority.certificate), Certificate);
  const subjectAltNames = [
    ...names.dns.map((dNSName) => new GeneralName({ dNSName })),
    ...names.addresses.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const extensions = [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: false })),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
    extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, false, new SubjectAlternativeName(subjectAltNames)),
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(bytesOf(keyId(key)))),
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(bytesOf(keyId(authority.privateKey))) }),
    ),
  ];
  return issue({
    subject: nameOf(names.dns[0] ?? 'localhost'),
    subjectKey: key,
    issuer: der.tbsCertificate.subject,
    issuerKey: authority.privateKey,
    extensions,
    serial,
    validity,
  });
}

interface Issue {
  readonly subject: Name;
  readonly subjectKey: KeyObject;
  readonly issuer: Name;
  readonly issuerKey: KeyObject;
  readonly extensions: Extension[];
  readonly serial: Uint8Array;
  readonly validity: Validity;
}

function issue({ subject, subjectKey, issuer, issuerKey, extensions, serial, validity }: Issue): Pair {
  const algorithm = new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 });
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: positive(serial),
    signature: algorithm,
    issuer,
    validity: new Period({ notBefore: new Date(validity.notBefore), notAfter: new Date(validity.notAfter) }),
    subject,
    subjectPublicKeyInfo: AsnConvert.parse(publicDer(subjectKey), SubjectPublicKeyInfo),
    extensions: new Extensions(extensions),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(content)), { key: issuerKey, dsaEncoding: 'der' });
  const certificate = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm: algorithm,
    signatureValue: bytesOf(signature),
  });
  return {
    key: subjectKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pemOf(Buffer.from(AsnConvert.serialize(certificate))),
  };
}

const extension = (extnID: string, critical: boolean, value: object): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

function nameOf(common: string): Name {
  const part = (type: string, utf8String: string): RelativeDistinguishedName =>
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) })]);
  return new Name([part(organisation, 'JARVIS Edge'), part(commonName, common.slice(0, 64))]);
}

const publicDer = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

const keyId = (key: KeyObject): Buffer => createHash('sha256').update(publicDer(key)).digest().subarray(0, 20);

/** A serial number is positive and has no zeros in front (RFC 5280 §4.1.2.2). */
function positive(serial: Uint8Array): ArrayBuffer {
  const bytes = Uint8Array.from(serial);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytesOf(bytes);
}

/** In memory of their own: those of a Buffer may be a part of a larger piece. */
const bytesOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

const derOf = (pem: string): Buffer => Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');

const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
