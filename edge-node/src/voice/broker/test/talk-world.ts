import type { Greeted } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { z } from 'zod';
import { saturday } from '../../../../test/talking-box.ts';
import type { NewTalk } from '../../broker.ts';
import { Broker } from '../../broker.ts';
import type { Caps } from '../../ledger.ts';
import type { CloseReason } from '../../sessions.ts';
import type { ToolContext, ToolResult } from '../../tools/tool.ts';
import { found, foundPersonal, notDone } from '../../tools/tool.ts';
import { noLabels } from '../../test/no-labels.ts';
import type { Plan, ScriptedEngineOptions } from './scripted-engine.ts';
import { ScriptedEngine } from './scripted-engine.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';
import { SimulatedTime } from './simulated-time.ts';

export const marie: Greeted = {
  memberId: 'marie',
  firstName: 'Marie',
  language: 'fr',
  communicationStyle: 'encouraging',
};

export interface WorldOptions {
  readonly cloud?: boolean;
  readonly answer?: ScriptedEngineOptions['answer'];
  readonly localAnswer?: ScriptedEngineOptions['answer'];
  readonly consents?: readonly string[];
  readonly caps?: Caps;
  readonly expiresAt?: () => number;
  readonly localHears?: boolean;
  readonly latencyMs?: () => number;
  readonly kioskLatencyMs?: () => number;
}

export const spoken = (text: string, audioMs = 2000): Plan => ({ text, audioMs });

/** A box with scripted engines, a scripted screen, and time at a test's word. */
export class TalkWorld {
  readonly time = new SimulatedTime();
  readonly cloud: ScriptedEngine;
  readonly local: ScriptedEngine;
  readonly kiosk: ScriptedKiosk;
  readonly broker: Broker;
  readonly consents: Set<string>;
  readonly turns: string[] = [];
  readonly changes: object[] = [];
  readonly closes: string[] = [];
  readonly ran: { name: string; args: unknown; callId: string; context: ToolContext }[] = [];
  readonly usage: { tokens: Readonly<Record<string, number>>; costMicrodollars: number }[] = [];
  readonly recorded: object[] = [];
  readonly reports: string[] = [];
  spentBefore = 0;
  isCloudThere = true;
  #sessions = 0;
  #open = new Map<string, string>();
  #ids = 0;

  constructor(options: WorldOptions = {}) {
    const { time } = this;
    const speak: ScriptedEngineOptions['answer'] = ({ params }) => spoken(params.metadata?.['say'] ?? 'D’accord.');
    this.cloud = new ScriptedEngine({
      timers: time,
      answer: options.answer ?? speak,
      ...(options.expiresAt && { expiresAt: options.expiresAt }),
      ...(options.latencyMs && { latencyMs: options.latencyMs }),
    });
    this.local = new ScriptedEngine({
      ...{ kind: 'local', timers: time, hears: options.localHears ?? false, model: 'local' },
      answer: options.localAnswer ?? speak,
    });
    this.kiosk = new ScriptedKiosk(time, options.kioskLatencyMs);
    this.consents = new Set(options.consents ?? ['conversation', 'sentiment', 'cloud_voice']);
    const results = new Map<string, ToolResult>();
    this.broker = new Broker({
      engines: { cloud: options.cloud === false ? null : this.cloud, local: this.local },
      sessions: {
        open: ({ kioskId }) => {
          const former = this.#open.get(kioskId);
          if (former !== undefined) this.close(former, 'another-badge');
          const id = `session ${(this.#sessions += 1)}`;
          this.#open.set(kioskId, id);
          return id;
        },
        turn: ({ role, text }) => (this.turns.push(`${role}: ${text}`), { kept: true, turnId: 'turn' }),
        touch: () => undefined,
        change: (_id, change) => void this.changes.push(change),
        close: (id, reason) => this.close(id, reason),
        addUsage: (_id, usage) => void this.usage.push(usage),
        spentSince: () => this.spentBefore + this.spent,
      },
      toolbox: {
        definitions: () => [],
        check: (name, args) => {
          const parsed = typeof args === 'string' ? (JSON.parse(args) as Record<string, unknown>) : (args as object);
          if (name === 'nothing') return notDone('unknown-tool', 'There is no such tool.');
          const writes = ['book_class', 'cancel_booking', 'call_staff', 'leave_feedback'].includes(name);
          const parameters = z.strictObject({});
          const tool = { name, description: name, parameters, writes, run: () => found({}) };
          return { ok: true, tool, args: { ...parsed } };
        },
        call: ({ callId, name, args }, context) => {
          const former = results.get(callId);
          if (former !== undefined) return former;
          this.ran.push({ name, args, callId, context });
          const result = resultOf(name, args as Record<string, unknown>);
          results.set(callId, result);
          return result;
        },
      },
      hasConsent: (_member, consent) => this.consents.has(consent),
      recordConsent: (answer) => {
        this.recorded.push(answer);
        if (answer.given) this.consents.add(answer.consent);
        else this.consents.delete(answer.consent);
      },
      instructions: ({ firstName }, language) => `Speak ${language} with ${firstName}.`,
      welcome: ({ firstName }, language) => `${language === 'en' ? 'Hi' : 'Salut'} ${firstName} !`,
      label: noLabels,
      place: () => ({ timezone: 'Europe/Paris', classes: ['Yoga'], equipment: [] }),
      gymId: () => 'gym',
      clock: () => ({ bootId: 'boot', monotonicNs: 1n, wallMs: saturday, clockQuality: 'ntp' }),
      nowMs: () => saturday + time.now(),
      newId: () => `id ${(this.#ids += 1)}`,
      timers: time,
      random: () => 1,
      probeCloud: () => Promise.resolve(this.isCloudThere),
      caps: options.caps ?? { session: null, day: null, gym: null },
      periods: () => ({ day: 0, gym: 0 }),
      settings: { voice: 'marin', transcriptionModel: 'gpt-realtime-whisper', reasoning: 'minimal' },
      report: (problem) => void this.reports.push(problem),
    });
  }

  get spent(): number {
    return this.usage.reduce((sum, { costMicrodollars }) => sum + costMicrodollars, 0);
  }

  begin(over: Partial<NewTalk> = {}): this {
    this.kiosk.talk = this.broker.begin(
      { member: marie, tapId: 'tap', kioskId: 'kiosk', microphone: true, duplex: 'full', ...over },
      this.kiosk,
    );
    return this;
  }

  /** Begins, and waits until the greeting has been heard. */
  greeted(over: Partial<NewTalk> = {}): this {
    this.begin(over);
    this.pass(4000);
    return this;
  }

  pass(ms: number): this {
    this.time.pass(ms);
    return this;
  }

  /** Lets what is asked of the world outside answer. */
  async passAsync(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 500) {
      this.time.pass(Math.min(500, ms - passed));
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    }
  }

  close(id: string, reason: CloseReason): boolean {
    if (![...this.#open.values()].includes(id)) return false;
    for (const [kiosk, open] of this.#open) if (open === id) this.#open.delete(kiosk);
    this.closes.push(reason);
    this.broker.closed(id, reason);
    return true;
  }
}

function resultOf(name: string, args: Record<string, unknown>): ToolResult {
  if (name === 'my_progress') {
    const past = { visitsLastWeek: 1, visitsThisMonth: 5, visitsLastMonth: 8 };
    return foundPersonal({ visitsThisWeek: 2, visits28d: 7, weeksInARow: 1, ...past });
  }
  if (name === 'change_language') return found({ language: String(args['language']) });
  if (name === 'timetable') {
    return found({
      occurrences: [{ occurrenceId: 'yoga', className: 'Yoga', startsAt: saturday, left: 3, mine: null }],
    });
  }
  return found({ outcome: 'booked', reason: null, occurrenceId: String(args['occurrenceId']) });
}
