import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  Admission,
  claimPollText,
  schemaVersion,
  tokenRequestText,
  type ClaimPoll,
  type ClaimRequest,
  type TokenRequest,
} from '@jarvis-edge/sync/protocol.ts';
import type { Operation } from '@jarvis-edge/sync/change.ts';
import { v4, v7 as newId } from 'uuid';
import { placeBox } from './place-box.ts';
import type { TestGym } from './gyms.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What a test expects of it, the test says.
  readonly body: Record<string, never>;
}

/** What a box says to the hub, for tests of the hub: everything real except that it has no gym. */
export class TestBox {
  readonly hubUrl: string;
  readonly publicKey: string;
  readonly #privateKey: KeyObject;
  incarnation = v4();
  counter = 0;
  identity: Admission | undefined;
  polls = 0;

  constructor(hubUrl: string) {
    this.hubUrl = hubUrl;
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.publicKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
    this.#privateKey = privateKey;
  }

  get token(): string {
    return this.identity?.token ?? '';
  }

  async post(path: string, body: unknown, token?: string): Promise<Answer> {
    const response = await fetch(this.hubUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as never };
  }

  /** Types a code. */
  claim(code: string, changes: Partial<ClaimRequest> = {}): Promise<Answer> {
    const { publicKey, incarnation } = this;
    const request: ClaimRequest = { code, publicKey, incarnation, softwareVersion: '0.1.0', ...changes };
    return this.post('/v1/boxes/claims', request);
  }

  /** Asks what became of a claim. */
  poll(claimId: string, changes: Partial<ClaimPoll> = {}): Promise<Answer> {
    return this.post(`/v1/boxes/claims/${claimId}/answer`, { ...this.signedPoll(claimId), ...changes });
  }

  signedPoll(claimId: string): ClaimPoll {
    const counter = (this.polls += 1);
    return { counter, signature: sign(null, claimPollText(claimId, counter), this.#privateKey).toString('base64url') };
  }

  /** Becomes a box of that gym, as one that typed a code and was confirmed. */
  async provision({ pool, id: gymId }: Pick<TestGym, 'id' | 'pool'>): Promise<this> {
    const { incarnation } = this;
    const claimId = await placeBox(pool, { gymId, publicKey: Buffer.from(this.publicKey, 'base64url'), incarnation });
    const { body } = await this.poll(claimId);
    this.identity = Admission.parse(body);
    return this;
  }

  /** Renews the token, as another request that carries the same counter would if `counter` is given. */
  async renew(changes: Partial<TokenRequest> = {}): Promise<Answer> {
    const boxId = this.identity?.boxId ?? newId();
    const { body } = await this.post(`/v1/boxes/${boxId}/challenge`, {});
    return this.post(`/v1/boxes/${boxId}/token`, this.tokenRequest({ challenge: body['challenge'] ?? '', ...changes }));
  }

  /** A request for a token, signed. */
  tokenRequest(changes: Partial<TokenRequest>): TokenRequest {
    const request: Omit<TokenRequest, 'signature'> = {
      incarnation: this.incarnation,
      softwareVersion: '0.2.0',
      counter: (this.counter += 1),
      lastSequence: 0,
      challenge: '',
      ...changes,
    };
    const text = tokenRequestText(this.identity?.boxId ?? newId(), request);
    return { ...request, signature: changes.signature ?? sign(null, text, this.#privateKey).toString('base64url') };
  }

  push(operations: readonly unknown[], changes: Record<string, unknown> = {}): Promise<Answer> {
    const { incarnation, token } = this;
    return this.post('/v1/push', { schemaVersion, incarnation, operations, ...changes }, token);
  }

  visit(sequence: number, row: Record<string, unknown> = {}): Operation {
    return {
      id: newId(),
      sequence,
      table: 'visits',
      kind: 'insert',
      row: {
        id: newId(),
        gym_id: this.identity?.gymId,
        member_id: newId(),
        entered_at: Date.UTC(2026, 10, 21, 7, 30, 0, 123),
        boot_id: 'boot-1',
        monotonic_ns: '12345678901234567',
        clock_quality: 'ntp',
        ...row,
      } as Operation['row'],
    };
  }
}
