import type { EngineEnd, EngineListener, RealtimeServerEvent } from '../engine.ts';

type EventOf<Type extends RealtimeServerEvent['type']> = Extract<RealtimeServerEvent, { type: Type }>;

/** Everything that an engine tells, and a way to wait for it. */
export class RecordedTalk implements EngineListener {
  readonly events: RealtimeServerEvent[] = [];
  readonly asked: unknown[] = [];
  readonly ends: EngineEnd[] = [];
  readonly afterEnd: string[] = [];
  #told = Promise.withResolvers<void>();
  #read = 0;

  event(event: RealtimeServerEvent): void {
    if (this.ends.length > 0) this.afterEnd.push(event.type);
    this.events.push(event);
    this.#wake();
  }

  asking(call: Parameters<EngineListener['asking']>[0]): void {
    if (this.ends.length > 0) this.afterEnd.push('asking');
    this.asked.push(call);
    this.#wake();
  }

  ended(end: EngineEnd): void {
    this.ends.push(end);
    this.#wake();
  }

  /** The next event of a type that has not been waited past. */
  async next<Type extends RealtimeServerEvent['type']>(type: Type): Promise<EventOf<Type>> {
    for (;;) {
      const at = this.events.findIndex((event, index) => index >= this.#read && event.type === type);
      if (at !== -1) {
        this.#read = at + 1;
        return this.events[at] as EventOf<Type>;
      }
      if (this.ends.length > 0) throw new Error(`It ended without ${type}: ${JSON.stringify(this.ends)}`);
      await this.#told.promise;
    }
  }

  async untilEnded(): Promise<EngineEnd> {
    for (;;) {
      const [end] = this.ends;
      if (end !== undefined) return end;
      await this.#told.promise;
    }
  }

  all<Type extends RealtimeServerEvent['type']>(type: Type): EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  #wake(): void {
    this.#told.resolve();
    this.#told = Promise.withResolvers();
  }
}
