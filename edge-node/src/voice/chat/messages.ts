import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
  ChatCompletionTool,
  ChatCompletionToolChoiceOption,
} from 'openai/resources/chat/completions';
import type { ConversationItem, RealtimeToolChoiceConfig } from 'openai/resources/realtime/realtime';
import type { Asked } from '../realtime/generator.ts';

/** Small models have small memories: so many of the newest items they are told, cut where the member speaks. */
const itemsMax = 40;
/** Spoken answers are short; a model that does not end is cut. */
const tokensMost = 400;
/** Tools in a row without a word to the member; then it has to speak. */
const callsMost = 5;

/** What a chat server is asked, for what an engine is asked. */
export function chatRequest(asked: Asked, model: string): ChatCompletionCreateParamsStreaming {
  const kept = newest(asked.items);
  const hasCalledEnough = callsSinceSaid(kept) >= callsMost;
  const isMute = asked.tools.length === 0 || asked.toolChoice === 'none' || hasCalledEnough;
  return {
    model,
    stream: true,
    messages: [{ role: 'system', content: instructions(asked.instructions, kept) }, ...messages(kept)],
    max_tokens: asked.maxOutputTokens === 'inf' ? tokensMost : Math.min(tokensMost, asked.maxOutputTokens),
    ...(!isMute && { tools: asked.tools.map(toolOf), tool_choice: toolChoice(asked.toolChoice) }),
  };
}

/** What an item says in words; undefined for one that says nothing. */
export function textOf(item: ConversationItem): string | undefined {
  if (item.type !== 'message') return undefined;
  const texts = item.content.map(
    (part) => ('text' in part ? part.text : undefined) ?? ('transcript' in part ? part.transcript : undefined) ?? '',
  );
  const text = texts.join(' ').trim();
  return text === '' ? undefined : text;
}

function newest(items: readonly ConversationItem[]): readonly ConversationItem[] {
  if (items.length <= itemsMax) return items;
  const from = items.findIndex(
    (item, index) => index >= items.length - itemsMax && item.type === 'message' && item.role === 'user',
  );
  return items.slice(from === -1 ? items.length - itemsMax : from);
}

function callsSinceSaid(items: readonly ConversationItem[]): number {
  const said = items.findLastIndex((item) => item.type === 'message' && item.role === 'user');
  return items.slice(said + 1).filter(({ type }) => type === 'function_call').length;
}

/** Many servers take one system message, at the beginning. */
function instructions(main: string, items: readonly ConversationItem[]): string {
  const more = items.filter((item) => item.type === 'message' && item.role === 'system').map(textOf);
  return [main, ...more].filter((each) => each !== undefined && each !== '').join('\n\n');
}

function messages(items: readonly ConversationItem[]): ChatCompletionMessageParam[] {
  const outputs = new Map(
    items.flatMap((item) => (item.type === 'function_call_output' ? [[item.call_id, item.output] as const] : [])),
  );
  return items.flatMap((item): ChatCompletionMessageParam[] => {
    if (item.type === 'message') {
      const content = textOf(item);
      if (content === undefined || item.role === 'system') return [];
      return [{ role: item.role, content }];
    }
    if (item.type !== 'function_call') return [];
    // Servers refuse a call without its answer, and an answer without its call.
    const output = outputs.get(item.call_id ?? '');
    if (item.call_id === undefined || output === undefined) return [];
    const call = { name: item.name, arguments: item.arguments };
    return [
      { role: 'assistant', content: null, tool_calls: [{ id: item.call_id, type: 'function', function: call }] },
      { role: 'tool', tool_call_id: item.call_id, content: output },
    ];
  });
}

function toolOf({ name, description, parameters }: Asked['tools'][number]): ChatCompletionTool {
  return {
    type: 'function',
    function: {
      name: name ?? '',
      ...(description !== undefined && { description }),
      parameters: (parameters ?? { type: 'object', properties: {} }) as Record<string, unknown>,
    },
  };
}

function toolChoice(choice: RealtimeToolChoiceConfig): ChatCompletionToolChoiceOption {
  if (typeof choice === 'string') return choice;
  return choice.type === 'function' ? { type: 'function', function: { name: choice.name } } : 'auto';
}
