import type { OpenAI } from 'openai';
import { APIConnectionError, APIError } from 'openai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { type Asked, GenerationFailed } from '../realtime/generator.ts';
import { chatRequest } from './messages.ts';

export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: string };

export interface ChatPatience {
  /** Until the first sign of an answer, ms. */
  readonly firstMs: number;
  /** Between two signs, ms. */
  readonly nextMs: number;
  readonly setTimer?: typeof setTimeout;
}

const callsMax = 8;
const argsCharsMax = 8_000;
const answerCharsMax = 4_000;
const remedy = 'JARVIS answers by itself until the chat server is well; look at its log.';

/**
 * What a chat server answers: words as they come, then its calls. Ends early and without an error when the signal aborts. Of what
 * was said, nothing is in an error.
 *
 * @throws {GenerationFailed}
 */
export async function* askChat(
  { client, model, patience }: { client: OpenAI; model: string; patience: ChatPatience },
  asked: Asked,
  signal: AbortSignal,
): AsyncGenerator<Said, void, void> {
  const { firstMs, nextMs, setTimer = setTimeout } = patience;
  const given = new AbortController();
  const line = AbortSignal.any([signal, given.signal]);
  let slowAfterMs: number | undefined;
  const within = async <Result>(ms: number, work: Promise<Result>): Promise<Result> => {
    const timer = setTimer(() => {
      slowAfterMs = ms;
      given.abort();
    }, ms);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  };
  const calls = new Map<number, { name: string; args: string }>();
  let [chars, isFirst, isFinished] = [0, true, false];
  try {
    const request = client.chat.completions.create(chatRequest(asked, model), { signal: line, maxRetries: 0 });
    const chunks = (await within(firstMs, request))[Symbol.asyncIterator]();
    for (;;) {
      const next = await within(isFirst ? firstMs : nextMs, chunks.next());
      if (line.aborted || next.done === true) break;
      isFirst = false;
      const choice = next.value.choices?.[0];
      if (choice === undefined) continue;
      const text = choice.delta?.content ?? '';
      chars += text.length;
      if (text !== '') yield { kind: 'text', text };
      for (const part of choice.delta?.tool_calls ?? []) collect(calls, part);
      isFinished ||= choice.finish_reason !== null && choice.finish_reason !== undefined;
      if (chars > answerCharsMax) {
        isFinished = true;
        break;
      }
    }
  } catch (error) {
    if (!signal.aborted && slowAfterMs === undefined) throw failed(error);
  } finally {
    given.abort();
  }
  if (signal.aborted) return;
  if (slowAfterMs !== undefined) {
    throw new GenerationFailed('chat_slow', `The chat server said nothing for ${slowAfterMs} ms. ${remedy}`);
  }
  if (!isFinished) throw broken('It stopped in the middle of an answer.');
  if (chars === 0 && calls.size === 0) throw broken('Its answer is empty.');
  for (const { name, args } of calls.values()) {
    if (!asked.tools.some((tool) => tool.name === name)) throw broken('It calls a tool that there is not.');
    yield { kind: 'call', name, args: objectJson(args) };
  }
}

function collect(
  calls: Map<number, { name: string; args: string }>,
  part: ChatCompletionChunk.Choice.Delta.ToolCall,
): void {
  const call = calls.get(part.index) ?? { name: '', args: '' };
  calls.set(part.index, call);
  call.name += part.function?.name ?? '';
  call.args += part.function?.arguments ?? '';
  if (calls.size > callsMax || call.args.length > argsCharsMax) throw broken('It calls tools without an end.');
}

/** Some servers send nothing for no arguments. */
function objectJson(args: string): string {
  if (args.trim() === '') return '{}';
  try {
    const value: unknown = JSON.parse(args);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return args;
  } catch {
    // Told below.
  }
  throw broken('The arguments of its call are no JSON object.');
}

function broken(what: string): GenerationFailed {
  return new GenerationFailed('chat_broken', `The chat server is not understood. ${what} ${remedy}`);
}

/** Without the cause: it quotes what the server said, and that may be what the member said. */
function failed(error: unknown): GenerationFailed {
  if (error instanceof GenerationFailed) return error;
  if (error instanceof APIConnectionError) {
    return new GenerationFailed('chat_unreachable', `The chat server cannot be reached. ${remedy}`);
  }
  if (error instanceof APIError && error.status !== undefined) {
    return new GenerationFailed('chat_refused', `The chat server answers with status ${error.status}. ${remedy}`);
  }
  return broken('What it sends is no answer of a chat.');
}
