/** @param baseUrl Such as `https://api.openai.com/v1`; http and https. */
export function realtimeUrl(baseUrl: string, model: string): string {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/realtime`);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  url.searchParams.set('model', model);
  return url.href;
}

export const modelsUrl = (baseUrl: string): string => `${baseUrl.replace(/\/+$/, '')}/models`;
