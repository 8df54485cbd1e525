import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { AskedConsent } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { CloudStatus } from './broker/cloud-availability.ts';
import { CloudAvailability } from './broker/cloud-availability.ts';
import type { ConsentAnswer } from './broker/consent-record.ts';
import { EngineRoute } from './broker/engine-route.ts';
import { OngoingTalk } from './broker/ongoing-talk.ts';
import { Spending } from './broker/spending.ts';
import type { BeginTalk, SharedParts } from './broker/talk-parts.ts';
import type { Consent } from './consents.ts';
import type { KioskLine, Talk } from './kiosk-line.ts';
import type { CloseReason, Sessions } from './sessions.ts';

export interface BrokerDeps extends Omit<SharedParts, 'cloud' | 'sessions'> {
  readonly sessions: SharedParts['sessions'] & Pick<Sessions, 'open'>;
  readonly hasConsent: (memberId: string, consent: Consent) => boolean;
  /** Throws where it cannot be kept. */
  readonly recordConsent: (answer: ConsentAnswer) => void;
  /** The gym of this box; undefined before it is provisioned. */
  readonly gymId: () => string | undefined;
  /** Whether the cloud can be reached, without a conversation. */
  readonly probeCloud: () => Promise<boolean>;
  /** 0..1 */
  readonly random: () => number;
}

/** For health and diagnostics. */
export interface BrokerStatus {
  readonly talks: { readonly cloud: number; readonly local: number };
  /** Null where no cloud is configured. */
  readonly cloud: CloudStatus | null;
  /** Of the conversations since start. */
  readonly counts: { readonly capturedGaps: number; readonly droppedInput: number; readonly refusedTruncates: number };
}

/** How a kiosk begins a conversation. Whatever has no loudspeaker is talked with in writing. */
export type NewTalk = Omit<BeginTalk, 'isAloud'> & { readonly isAloud?: boolean };

const usualLanguage: Language = 'fr';

/** Holds the conversations of a box: each between a screen and an engine, the cloud's or its own. */
export class Broker {
  readonly #deps: BrokerDeps;
  readonly #cloud: CloudAvailability;
  readonly #talks = new Map<string, { readonly talk: OngoingTalk; readonly kioskId: string }>();
  #past: BrokerStatus['counts'] = { capturedGaps: 0, droppedInput: 0, refusedTruncates: 0 };

  constructor(deps: BrokerDeps) {
    this.#deps = deps;
    this.#cloud = new CloudAvailability({ timers: deps.timers, random: deps.random, probe: deps.probeCloud });
  }

  /** Begins a conversation; one that the kiosk still held ends. */
  begin({ isAloud = true, ...wish }: NewTalk, line: KioskLine): Talk {
    const { sessions, hasConsent, recordConsent, nowMs, report, engines, caps } = this.#deps;
    const gymId = this.#deps.gymId();
    if (gymId === undefined) throw new Error('A box without a gym holds no conversation: provision it first.');
    const { member, kioskId } = wish;
    const { memberId } = member;
    const language = member.language ?? wish.pageLanguage ?? usualLanguage;
    const mayHear = (): boolean => hasConsent(memberId, 'cloud_voice');
    const given = (consent: AskedConsent): boolean => hasConsent(memberId, consent);
    for (const { talk, kioskId: at } of this.#talks.values()) if (at === kioskId) talk.settle();
    const first = EngineRoute.first({
      engines,
      cloud: this.#cloud,
      mayHear,
      isCapReached: () => new Spending({ ...this.#deps, sessionId: '', transcriptionModel: '' }).isCapReached(),
    });
    const sessionId = sessions.open({ memberId, kioskId, language, engine: first.engine.kind });
    const talk = new OngoingTalk({
      ...{ ...this.#deps, cloud: this.#cloud, caps },
      ...{ sessionId, gymId, language, line, mayHear },
      begin: { ...wish, isAloud },
      consents: {
        conversation: given('conversation'),
        sentiment: given('sentiment'),
        cloud_voice: engines.cloud === null ? null : given('cloud_voice'),
      },
      recordConsent: (answer) => {
        try {
          recordConsent({ ...answer, memberId, kioskId, at: nowMs() });
          return true;
        } catch (error) {
          report(`consent not kept: ${error instanceof Error ? error.message : String(error)}`);
          return false;
        }
      },
    });
    this.#talks.set(sessionId, { talk, kioskId });
    talk.begin(first.trouble);
    return talk;
  }

  /** To be told of each session that has ended, by whomever. */
  closed(sessionId: string, reason: CloseReason): void {
    const talk = this.#talks.get(sessionId)?.talk;
    if (talk === undefined) return;
    this.#talks.delete(sessionId);
    this.#past = sumOf(this.#past, talk.counts);
    talk.ended(reason);
  }

  status(): BrokerStatus {
    const talks = [...this.#talks.values()].map(({ talk }) => talk);
    return {
      talks: {
        cloud: talks.filter(({ engine }) => engine === 'cloud').length,
        local: talks.filter(({ engine }) => engine === 'local').length,
      },
      cloud: this.#deps.engines.cloud === null ? null : this.#cloud.status,
      counts: talks.reduce((sum, { counts }) => sumOf(sum, counts), this.#past),
    };
  }

  /** The box stops: its next start closes the sessions. */
  close(): void {
    this.#cloud.close();
    for (const { talk } of this.#talks.values()) {
      talk.settle();
      talk.ended('restart');
    }
    this.#talks.clear();
  }
}

type Counts = BrokerStatus['counts'];

const sumOf = (one: Counts, other: Counts): Counts => ({
  capturedGaps: one.capturedGaps + other.capturedGaps,
  droppedInput: one.droppedInput + other.droppedInput,
  refusedTruncates: one.refusedTruncates + other.refusedTruncates,
});
