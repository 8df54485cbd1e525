import type { ConversationItem } from 'openai/resources/realtime/realtime';
import type { Asked } from '../../realtime/generator.ts';

export const tool = (name: string): Asked['tools'][number] => ({
  type: 'function',
  name,
  description: `Does ${name}.`,
  parameters: { type: 'object', properties: {} },
});

export const member = (text: string): ConversationItem => ({
  type: 'message',
  role: 'user',
  content: [{ type: 'input_text', text }],
});

export const jarvis = (text: string): ConversationItem => ({
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_audio', transcript: text }],
});

export const call = (callId: string, name: string, args = '{}'): ConversationItem => ({
  type: 'function_call',
  call_id: callId,
  name,
  arguments: args,
});

export const output = (callId: string, result: unknown): ConversationItem => ({
  type: 'function_call_output',
  call_id: callId,
  output: JSON.stringify(result),
});

export const asked = (items: readonly ConversationItem[], more: Partial<Asked> = {}): Asked => ({
  items,
  instructions: 'Tu es JARVIS.',
  tools: ['timetable', 'book_class', 'call_staff', 'change_language', 'opening_hours'].map(tool),
  toolChoice: 'auto',
  maxOutputTokens: 'inf',
  metadata: {},
  isOfConversation: true,
  hears: false,
  language: 'fr',
  ...more,
});
