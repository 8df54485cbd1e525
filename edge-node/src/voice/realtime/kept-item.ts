import type { ConversationItem } from 'openai/resources/realtime/realtime';
import type { Kept } from './conversation-items.ts';
import type { GivenItem } from './item-schema.ts';

const bytesPerMs = 48;

/**
 * An item as it is kept and shown: with an id, without audio. A transcript that is not known is empty: the published schema
 * has no null for it, and the agents kit no item without it. A message of the assistant that was given has no audio to cut.
 */
export function keptItem(
  given: GivenItem,
  ids: { readonly itemId: () => string; readonly callId: () => string },
): Kept {
  const common = {
    id: given.id ?? ids.itemId(),
    object: 'realtime.item' as const,
    status: given.status ?? ('completed' as const),
  };
  let heardMs = 0;
  const shown = (): ConversationItem & { id: string } => {
    switch (given.type) {
      case 'function_call': {
        const { type, name, arguments: args, call_id = ids.callId() } = given;
        return { ...common, type, call_id, name, arguments: args };
      }
      case 'function_call_output':
        return { ...common, type: given.type, call_id: given.call_id, output: given.output };
      case 'message':
        break;
    }
    switch (given.role) {
      case 'system':
        return { ...common, type: given.type, role: given.role, content: given.content };
      case 'user':
        return {
          ...common,
          type: given.type,
          role: given.role,
          content: given.content.map((part) => {
            if (part.type === 'input_text') return part;
            heardMs += Math.floor(Buffer.byteLength(part.audio ?? '', 'base64') / bytesPerMs);
            return { type: part.type, transcript: part.transcript ?? '' };
          }),
        };
      case 'assistant':
        return {
          ...common,
          type: given.type,
          role: given.role,
          content: given.content.map((part) =>
            part.type === 'output_text' ? part : { type: part.type, transcript: part.transcript ?? '' },
          ),
        };
    }
  };
  const item = shown();
  return { item, spoken: null, heardMs };
}
