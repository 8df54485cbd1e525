import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';

type Answer = (response: ServerResponse, request: ChatCompletionCreateParamsStreaming) => void;

export interface TestChatServer {
  readonly baseUrl: string;
  /** What it was asked, in order. */
  readonly requests: ChatCompletionCreateParamsStreaming[];
  readonly headers: IncomingMessage['headers'][];
  /** Requests whose line was closed before they were answered. */
  leftCount: number;
  answer: Answer;
  models: string[] | undefined;
  close(): Promise<void>;
}

export const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: 'small', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/** Says these words, one piece each. */
export const says =
  (...words: string[]): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const word of words) response.write(chunk({ content: word }));
    response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
  };

/** Calls tools, with their arguments cut in pieces. */
export const calls =
  (...wanted: (readonly [name: string, args: string])[]): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const [index, [name, args]] of wanted.entries()) {
      const head = { index, id: `call-${index}`, type: 'function', function: { name, arguments: '' } };
      response.write(chunk({ tool_calls: [head] }));
      for (const piece of args.match(/.{1,5}/gsu) ?? []) {
        response.write(chunk({ tool_calls: [{ index, function: { arguments: piece } }] }));
      }
    }
    response.end(`${chunk({}, 'tool_calls')}data: [DONE]\n\n`);
  };

/** A small server of the kind that llama.cpp and Ollama are. */
export async function startChatServer(): Promise<TestChatServer> {
  const server = createServer((request, response) => {
    chat.headers.push(request.headers);
    if (request.url === '/v1/models') {
      if (chat.models === undefined) response.writeHead(500).end('down');
      else {
        const data = chat.models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'gym' }));
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', data }));
      }
      return;
    }
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const asked = JSON.parse(body) as ChatCompletionCreateParamsStreaming;
      chat.requests.push(asked);
      response.on('close', () => {
        if (!response.writableFinished) chat.leftCount += 1;
      });
      chat.answer(response, asked);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const chat: TestChatServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: [],
    headers: [],
    leftCount: 0,
    answer: says('Bonjour'),
    models: ['small'],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return chat;
}
