import type { BoxCommand, CommandAnswer, LogLevel, SentCommand } from '@jarvis-edge/sync/fleet-link.ts';
import type { Kept } from './kept.ts';

export interface ObeyDeps {
  readonly kept: Pick<Kept, 'answerTo' | 'answered' | 'setLogLevel'>;
  readonly refetch: () => Promise<void>;
  readonly setLogLevel: (level: LogLevel) => void;
  readonly diagnostics: () => Promise<unknown>;
  /** Unix ms by the hub's clock, as far as it is known. */
  readonly hubNow: () => number;
}

export interface Obeyed {
  readonly answer: CommandAnswer;
  /** To be done when the answer is on its way. */
  readonly isRestartDue: boolean;
}

/** Carries out what the hub asks, each once: who asks for it again is given the same answer. */
export function createObey(deps: ObeyDeps): (sent: SentCommand) => Promise<Obeyed> {
  const { kept, hubNow } = deps;
  const underWay = new Map<string, Promise<Obeyed>>();

  async function carryOut({ transactionId, expiresAt, command }: SentCommand): Promise<Obeyed> {
    const answer = await answerOf(transactionId, expiresAt, command);
    try {
      kept.answered(answer);
    } catch {
      // Unwritten, it would be done again when it comes again: a restart without an end.
      const result = { cause: 'The box cannot write to its disk.', remedy: 'Look whether the disk is full.' };
      return { answer: { transactionId, state: 'failed', result }, isRestartDue: false };
    }
    return { answer, isRestartDue: command.command === 'restart-service' && answer.state === 'done' };
  }

  async function answerOf(transactionId: string, expiresAt: number, command: BoxCommand): Promise<CommandAnswer> {
    if (hubNow() >= expiresAt) {
      const cause = 'The command came too late.';
      return { transactionId, state: 'failed', result: { cause, remedy: 'Send it again.' } };
    }
    try {
      return { transactionId, state: 'done', result: await perform(deps, command) };
    } catch (error) {
      const cause = error instanceof Error ? error.name : 'unknown';
      return {
        transactionId,
        state: 'failed',
        result: { cause, remedy: 'Collect diagnostics and look at its warnings.' },
      };
    }
  }

  return (sent) => {
    const { transactionId } = sent;
    const answer = kept.answerTo(transactionId);
    if (answer !== undefined) return Promise.resolve({ answer, isRestartDue: false });
    const running = underWay.get(transactionId) ?? carryOut(sent).finally(() => underWay.delete(transactionId));
    underWay.set(transactionId, running);
    return running;
  };
}

async function perform({ kept, refetch, setLogLevel, diagnostics }: ObeyDeps, command: BoxCommand): Promise<unknown> {
  switch (command.command) {
    case 'restart-service':
      return { note: 'restarting' };
    case 'refetch':
      await refetch();
      return { note: 'loading anew' };
    case 'set-config':
      kept.setLogLevel(command.config.logLevel);
      setLogLevel(command.config.logLevel);
      return command.config;
    case 'collect-diagnostics':
      return diagnostics();
  }
}
