import { expect, test } from 'vitest';
import { ChatSettings } from './server.ts';

test.each([
  'http://127.0.0.1:8080/v1',
  'http://localhost:11434/v1/',
  'https://ia.local/v1',
  'http://ollama:11434/v1',
  'http://192.168.1.20:8080/v1',
  'http://10.0.0.3/v1',
  'http://172.20.0.2/v1',
  'http://[::1]:8080/v1',
])('%s is in the gym', (baseUrl) => {
  expect(ChatSettings.parse({ baseUrl }).baseUrl).toBe(baseUrl.replace(/\/$/u, ''));
});

test.each([
  'https://api.openai.com/v1',
  'http://127.0.0.1.example.com/v1',
  'http://172.32.0.1/v1',
  'http://8.8.8.8/v1',
  'https://gym.example/v1',
  'http://user@api.example.com/v1',
  'file:///etc/passwd',
  'no address',
])('%s is refused: words of members stay in the gym', (baseUrl) => {
  expect(ChatSettings.safeParse({ baseUrl }).success).toBe(false);
});
