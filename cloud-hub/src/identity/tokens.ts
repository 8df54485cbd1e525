import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { BoxClaims } from '../box-claims.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { SigningKey } from './signing-key.ts';

const issuer = 'jarvis-hub';
const tokenMs = 15 * 60_000;
const challengeMs = 60_000;

const Payload = z.object({ sub: z.string(), gym: z.string(), tenant: z.string(), inc: z.string(), ver: z.string() });

/** Makes and reads the tokens of boxes and the challenges that they sign; both are JWTs, so the hub keeps no list. */
export class Tokens {
  readonly #key: SigningKey;
  readonly #now: () => number;

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
  }: BoxClaims): Promise<{ token: string; expiresAt: number }> {
    const expiresAt = this.#now() + tokenMs;
    const payload = { gym: gymId, tenant: tenantId, inc: incarnation, ver: softwareVersion };
    return { token: await this.#sign(payload, boxId, 'box', expiresAt), expiresAt };
  }

  challenge(boxId: string): Promise<string> {
    return this.#sign({}, boxId, 'challenge', this.#now() + challengeMs);
  }

  /** @throws RequestRefused when the header carries no token of ours that is still valid. */
  async read(authorization: string | undefined): Promise<BoxClaims> {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    const payload = token === undefined ? undefined : await this.#verify(token, 'box');
    const parsed = Payload.safeParse(payload);
    if (!parsed.success) {
      throw new RequestRefused(401, {
        code: 'token-invalid',
        message: 'The token is missing, expired or not one of this hub.',
        remedy: 'Renew it by signing a challenge.',
      });
    }
    const { sub, gym, tenant, inc, ver } = parsed.data;
    return { boxId: sub, gymId: gym, tenantId: tenant, incarnation: inc, softwareVersion: ver };
  }

  async isChallengeOf(boxId: string, challenge: string): Promise<boolean> {
    return (await this.#verify(challenge, 'challenge'))?.sub === boxId;
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
