import { longestMs } from './session.ts';

/** `__Host-`: only this very host can have set it, and only over a connection that nobody reads. */
const name = '__Host-jarvis';
const deviceName = '__Host-jarvis-device';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
/** As long as browsers keep any, s. */
const deviceSeconds = 400 * 86_400;

/** 256 bits in base64url. */
const token = /^[\w-]{43}$/;

function read(header: string | undefined, wanted: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === wanted) return token.test(value) ? value : undefined;
  }
  return undefined;
}

/** The session's token in a Cookie header; nothing that has not its form. */
export const sessionToken = (header: string | undefined): string | undefined => read(header, name);
/** The token by which a browser is known again. */
export const deviceToken = (header: string | undefined): string | undefined => read(header, deviceName);

export const sessionCookie = (value: string): string => `${name}=${value}; ${attributes}; Max-Age=${longestMs / 1000}`;
export const deviceCookie = (value: string): string =>
  `${deviceName}=${value}; ${attributes}; Max-Age=${deviceSeconds}`;
export const endedCookie = `${name}=; ${attributes}; Max-Age=0`;

/** Whether a browser on this page would keep such a cookie: by HTTPS, or on the machine itself. */
export function keepsSecureCookies(origin: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return true;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
