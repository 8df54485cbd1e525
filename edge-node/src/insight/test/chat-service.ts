import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** What the service takes of a request for structured output; anything else it refuses. */
const Request = z.strictObject({
  model: z.string(),
  max_completion_tokens: z.int().positive(),
  store: z.boolean(),
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user']), content: z.string().min(1) })).min(1),
  response_format: z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string().regex(/^[\w-]{1,64}$/),
      strict: z.literal(true),
      schema: z.strictObject({
        type: z.literal('object'),
        properties: z.record(z.string(), z.strictObject({ type: z.literal('string') })),
        required: z.array(z.string()),
        additionalProperties: z.literal(false),
      }),
    }),
  }),
});

type Asked = z.infer<typeof Request>;
/** Null: it never answers. */
type Answer = (asked: Asked) => { status: number; headers?: Record<string, string>; body: string } | null;

export interface ChatService {
  readonly baseUrl: string;
  readonly key: string;
  /** Every request that reached it, whatever it was. */
  readonly urls: string[];
  readonly asked: Asked[];
  /** Requests as they came, headers and all. */
  readonly raw: string[];
  answer: Answer;
  close(): Promise<void>;
}

const model = 'gpt-5.4-mini';
const usage = { prompt_tokens: 400, completion_tokens: 60, prompt_tokens_details: { cached_tokens: 100 } };

const errorOf = (type: string, code: string, message: string): string =>
  JSON.stringify({ error: { message, type, param: null, code } });

export const refusal = (status: number, code: string, headers: Record<string, string> = {}): Answer => {
  return () => ({ status, headers, body: errorOf('invalid_request_error', code, 'No.') });
};

/** A completion whose content is this text. */
export const writes =
  (content: string, finish = 'stop'): Answer =>
  () => ({
    status: 200,
    body: JSON.stringify({
      ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1_795_000_000, model: `${model}-2026-03-17`, usage },
      choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: finish }],
    }),
  });

export const sums = (summary: string, quote: string): Answer => writes(JSON.stringify({ summary, quote }));

/** Stands for the chat completions of the paid service on loopback, with its refusals. What the model answers is a script. */
export async function startChatService(): Promise<ChatService> {
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const service: ChatService = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key: 'sk-scripted-0123456789abcdef',
    ...{ urls: [], asked: [], raw: [] },
    answer: () => null,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString();
    service.urls.push(request.url ?? '');
    service.raw.push(JSON.stringify(request.headers) + body);
    const send = (status: number, text: string, headers: Record<string, string> = {}): void =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
    if (request.headers.authorization !== `Bearer ${service.key}`) {
      return send(401, errorOf('invalid_request_error', 'invalid_api_key', 'Incorrect API key provided: sk-****.'));
    }
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      return send(404, errorOf('invalid_request_error', 'not_found', 'Invalid URL'));
    }
    const asked = Request.safeParse(JSON.parse(body));
    if (!asked.success) return send(400, errorOf('invalid_request_error', 'invalid_value', asked.error.message));
    if (asked.data.model !== model)
      return send(404, errorOf('invalid_request_error', 'model_not_found', 'No such model'));
    service.asked.push(asked.data);
    const answer = service.answer(asked.data);
    return answer === null ? undefined : send(answer.status, answer.body, answer.headers);
  }
  return service;
}
