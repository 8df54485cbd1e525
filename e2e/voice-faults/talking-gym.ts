import { createRaiseAlert } from '@jarvis-edge/edge-node/alert/raise.ts';
import { createLabeller } from '@jarvis-edge/edge-node/insight/label/labeller.ts';
import { Broker } from '@jarvis-edge/edge-node/voice/broker.ts';
import type { Timers } from '@jarvis-edge/edge-node/voice/broker/timers.ts';
import type { Engine } from '@jarvis-edge/edge-node/voice/engine.ts';
import { LocalEngine } from '@jarvis-edge/edge-node/voice/local/engine.ts';
import { MemberFacts } from '@jarvis-edge/edge-node/voice/member-facts.ts';
import { Sessions } from '@jarvis-edge/edge-node/voice/sessions.ts';
import { ScriptedVoice } from '@jarvis-edge/edge-node/voice/test/scripted-voice.ts';
import { allTools } from '@jarvis-edge/edge-node/voice/tools/all-tools.ts';
import { Toolbox } from '@jarvis-edge/edge-node/voice/tools/toolbox.ts';
import { v7 as newId } from 'uuid';
import { hearByGrammar } from '../../edge-node/commands/insight-hearing.ts';
import { saturday, TalkingBox } from '../../edge-node/test/talking-box.ts';

const people = [
  ['Marie', 'Dubois'],
  ['Thomas', 'Martin'],
  ['Sophie', 'Leroy'],
  ['Jean', 'Moreau'],
  ['Léa', 'Bernard'],
  ['David', 'Rousseau'],
] as const;

/** A box with a real store, real tools and its own engine; the cloud is whoever is given. */
export class TalkingGym {
  readonly #box = new TalkingBox();
  readonly #timers: Timers;
  readonly #brokers = new Set<Broker>();
  readonly #sessions: Sessions;
  readonly #local: LocalEngine;
  readonly #toolbox: Toolbox;
  readonly members: readonly { readonly memberId: string; readonly firstName: string }[];
  /** Results of a tool that were told as done, by the opinion. */
  readonly done = new Map<string, number>();
  readonly reports = new Map<string, number>();
  toolFailures = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
    const { db, edits, gymId } = this.#box;
    // A power cut is not what is tried here.
    db.pragma('synchronous = off');
    this.members = people.map(([firstName, lastName]) => ({
      ...{ memberId: this.#box.addMember(firstName, lastName, ['conversation', 'sentiment']), firstName },
    }));
    this.#sessions = new Sessions({
      ...{ db, edits, hasConsent: () => true, gymId: () => gymId, clock: this.#clock, newId, queued: () => undefined },
      closed: (sessionId, reason) => this.#brokers.forEach((broker) => broker.closed(sessionId, reason)),
    });
    this.#toolbox = new Toolbox({
      db,
      tools: allTools({
        ...{ db, edits, newId, facts: new MemberFacts(db), gym: () => undefined },
        entrance: { insideSince: () => [], purposes: () => new Set(['entry']) },
        raiseAlert: createRaiseAlert({ db, edits, newId }),
        settle: () => {
          throw new Error('Nobody books here.');
        },
      }),
      queued: () => undefined,
      failed: () => (this.toolFailures += 1),
    });
    let ids = 0;
    this.#local = new LocalEngine({
      place: this.#place,
      label: this.#label,
      nowMs: this.nowMs,
      speech: new ScriptedVoice(),
      newId: (prefix) => `${prefix}_${(ids += 1).toString(36)}`,
      after: (ms, run) => timers.after(ms, run),
      failed: () => (this.toolFailures += 1),
    });
  }

  readonly nowMs = (): number => Math.round(saturday + this.#timers.now());

  readonly #place = () => ({ timezone: 'Europe/Paris', classes: ['Yoga'], equipment: ['Tapis 3'] });

  readonly #label = createLabeller({ hear: hearByGrammar });

  readonly #clock = () => {
    this.#box.clock.wallMs = this.nowMs();
    return this.#box.clock.now();
  };

  broker(cloud: Engine, random: () => number): Broker {
    const { gymId } = this.#box;
    const broker = new Broker({
      engines: { cloud, local: this.#local },
      sessions: this.#sessions,
      toolbox: {
        definitions: () => this.#toolbox.definitions(),
        check: (name, args) => this.#toolbox.check(name, args),
        call: (call, context) => {
          const result = this.#toolbox.call(call, context);
          if (call.name === 'leave_feedback' && result.ok) this.#count(call.callId, context.sessionId);
          return result;
        },
      },
      ...{ hasConsent: () => true, recordConsent: () => undefined, gymId: () => gymId },
      instructions: ({ firstName }, language) => `Parle ${language} avec ${firstName}.`,
      welcome: ({ firstName }) => `Salut ${firstName} ! Contente de te revoir ! Qu’est-ce que je peux faire pour toi ?`,
      ...{
        place: this.#place,
        label: this.#label,
        clock: this.#clock,
        nowMs: this.nowMs,
        newId,
        timers: this.#timers,
        random,
      },
      probeCloud: () => Promise.resolve(true),
      caps: { session: null, day: null, gym: null },
      periods: () => ({ day: 0, gym: 0 }),
      settings: { voice: 'marin', transcriptionModel: 'gpt-realtime-whisper', reasoning: 'minimal' },
      report: (problem) => {
        const kind = problem.replace(/[\d“”].*/, '').slice(0, 60);
        this.reports.set(kind, (this.reports.get(kind) ?? 0) + 1);
      },
    });
    this.#brokers.add(broker);
    return broker;
  }

  /** @returns times that a truncate of its conversations was refused. */
  forget(broker: Broker): number {
    const { refusedTruncates } = broker.status().counts;
    broker.close();
    this.#brokers.delete(broker);
    return refusedTruncates;
  }

  /** Of each opinion, how often it stands in the store. */
  opinions(): Map<string, number> {
    const rows = this.#box.all('select text, count(*) as times from feedback group by text');
    return new Map(rows.map(({ text, times }) => [String(text), Number(times)]));
  }

  /** Sessions that nobody has closed. */
  get leftOpen(): number {
    return this.#sessions.live().length;
  }

  /** Different calls that were told as done. */
  get callsDone(): number {
    return this.done.size;
  }

  get feedbackRows(): number {
    return Number(this.#box.all('select count(*) as n from feedback')[0]?.['n']);
  }

  close(): void {
    for (const broker of this.#brokers) broker.close();
    this.#box.close();
  }

  #count(callId: string, sessionId: string | null): void {
    const key = `${sessionId} ${callId}`;
    this.done.set(key, (this.done.get(key) ?? 0) + 1);
  }
}
