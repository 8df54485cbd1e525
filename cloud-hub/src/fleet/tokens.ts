import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { BoxClaims } from '../box-claims.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { SigningKey } from './signing-key.ts';

const issuer = 'jarvis-hub';
const tokenMs = 15 * 60_000;
const challengeMs = 60_000;

/** As many boxes as ask within the life of a token. */
const tokensRemembered = 5000;

const Payload = z.object({
  sub: z.string(),
  gym: z.string(),
  tenant: z.string(),
  inc: z.string(),
  ver: z.string(),
  key: z.string(),
  exp: z.int(),
});

/** Makes and reads the tokens of boxes and the challenges that they sign; both are JWTs, so the hub keeps no list. */
export class Tokens {
  readonly #key: SigningKey;
  readonly #now: () => number;
  /** What tokens say whose signature was verified: a box sends one and the same for many minutes. */
  readonly #read = new LRUCache<string, { readonly claims: BoxClaims; readonly expiresMs: number }>({
    max: tokensRemembered,
  });

  /** @param now Unix ms. */
  constructor(key: SigningKey, now: () => number) {
    this.#key = key;
    this.#now = now;
  }

  async issue({
    boxId,
    gymId,
    tenantId,
    incarnation,
    softwareVersion,
    keyId,
  }: BoxClaims): Promise<{ token: string; expiresAt: number }> {
    const expiresAt = this.#now() + tokenMs;
    const payload = { gym: gymId, tenant: tenantId, inc: incarnation, ver: softwareVersion, key: keyId };
    return { token: await this.#sign(payload, boxId, 'box', expiresAt), expiresAt };
  }

  challenge(boxId: string): Promise<string> {
    return this.#sign({ jti: randomUUID() }, boxId, 'challenge', this.#now() + challengeMs);
  }

  /** @throws RequestRefused when the header carries no token of ours that is still valid. */
  async read(authorization: string | undefined): Promise<BoxClaims> {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    const known = token === undefined ? undefined : this.#read.get(token);
    if (known !== undefined && this.#now() < known.expiresMs) return known.claims;
    const payload = token === undefined ? undefined : await this.#verify(token, 'box');
    const parsed = Payload.safeParse(payload);
    if (token === undefined || !parsed.success) {
      throw new RequestRefused(401, {
        code: 'token-invalid',
        message: 'The token is missing, expired or not one of this hub.',
        remedy: 'Renew it by signing a challenge.',
      });
    }
    const { sub, gym, tenant, inc, ver, key, exp } = parsed.data;
    const claims = { boxId: sub, gymId: gym, tenantId: tenant, incarnation: inc, softwareVersion: ver, keyId: key };
    this.#read.set(token, { claims, expiresMs: exp * 1000 });
    return claims;
  }

  /** Undefined when it is no challenge of ours to that box that is still valid. Who takes it holds it spent. */
  async readChallenge(boxId: string, challenge: string): Promise<{ id: string; expiresMs: number } | undefined> {
    const { sub, jti, exp } = (await this.#verify(challenge, 'challenge')) ?? {};
    if (sub !== boxId || jti === undefined || exp === undefined) return undefined;
    return { id: jti, expiresMs: exp * 1000 };
  }

  #sign(payload: JWTPayload, subject: string, audience: string, expiresAt: number): Promise<string> {
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(Math.floor(this.#now() / 1000))
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(this.#key.privateKey);
  }

  async #verify(jwt: string, audience: string): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(jwt, this.#key.publicKey, {
        issuer,
        audience,
        algorithms: ['EdDSA'],
        currentDate: new Date(this.#now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
