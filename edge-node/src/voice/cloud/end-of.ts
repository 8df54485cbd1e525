import type { EngineEnd } from '../engine.ts';

/** An error as the service words it, in an event or an answer to the handshake. */
export interface ServiceError {
  readonly code: string | null;
  readonly message: string;
}

/** A person has to act on these; trying again with the same credential changes nothing. */
const remedies: Readonly<Record<string, string>> = {
  insufficient_quota: 'Top up the account of the voice service, or raise its limit.',
  invalid_api_key: 'Set a good key: OPENAI_API_KEY.',
  account_deactivated: 'Ask the voice service about the account.',
  billing_hard_limit_reached: 'Raise the monthly limit of the account.',
  billing_not_active: 'Activate billing of the account.',
  model_not_found: 'Set a model that the service has: JARVIS_VOICE_MODEL.',
  invalid_model: 'Set a model that the service has: JARVIS_VOICE_MODEL.',
  beta_api_shape_disabled: 'Update the box: the service speaks another version of the protocol.',
  unsupported_country_region_territory: 'The service is not offered where this box reaches it from.',
};

const expiredCodes: ReadonlySet<string> = new Set(['session_expired']);
const busyCodes: ReadonlySet<string> = new Set(['rate_limit_exceeded', 'too_many_sessions']);

const refused = (message: string, remedy: string): EngineEnd => ({ cause: 'refused', message: `${message} ${remedy}` });

const said = ({ code, message }: ServiceError): string => {
  const words = message.trim().replace(/\.$/, '').slice(0, 300);
  return `${words === '' ? '' : `: ${words}`}${code === null ? '' : ` (${code})`}.`;
};

/** @returns undefined for an error that a session survives. */
export function endOfError(error: ServiceError): EngineEnd | undefined {
  const code = error.code ?? '';
  const remedy = Object.hasOwn(remedies, code) ? remedies[code] : undefined;
  if (remedy !== undefined) return refused(`The voice service refuses${said(error)}`, remedy);
  if (expiredCodes.has(code)) {
    return { cause: 'expired', message: `The session at the voice service has lasted as long as it may${said(error)}` };
  }
  return undefined;
}

/** @param retryAfter The header as it came. */
export function endOfStatus(
  status: number,
  error: ServiceError,
  retryAfter: string | undefined,
  nowMs: number,
): EngineEnd {
  const known = endOfError(error);
  if (known !== undefined) return known;
  const message = `The voice service answered ${status}${said(error)}`;
  if (status === 429) return { cause: 'busy', message, retryAfterMs: retryAfterMsOf(retryAfter, nowMs) };
  if (status === 401) return refused(message, 'Set a good key: OPENAI_API_KEY.');
  if (status === 403) return refused(message, 'Give the key the right to use realtime models.');
  if (status === 404) return refused(message, 'Check OPENAI_BASE_URL and JARVIS_VOICE_MODEL.');
  // Whoever answers like that is on the way to the service, or will be better soon.
  if (status < 400 || status >= 500 || status === 407 || status === 408) return { cause: 'lost', message };
  return refused(message, 'Check OPENAI_BASE_URL and JARVIS_VOICE_MODEL.');
}

/** @param last The error that the service sent just before, if any. */
export function endOfClose(code: number, reason: string, last: ServiceError | undefined): EngineEnd {
  // Such as `invalid_request_error.beta_api_shape_disabled`.
  const reasonCode = /(?:^|\.)([a-z_]+)$/.exec(reason)?.[1] ?? null;
  const named = endOfError({ code: reasonCode, message: '' }) ?? (last && endOfError(last));
  if (named !== undefined) return named;
  const why = reason === '' ? '' : ` “${reason.slice(0, 200)}”`;
  const message = `The voice service closed the line: ${code}${why}.`;
  if (code === 4000) return refused(message, 'Update the box, or check OPENAI_BASE_URL and JARVIS_VOICE_MODEL.');
  if (busyCodes.has(reasonCode ?? '') || busyCodes.has(last?.code ?? '')) {
    return { cause: 'busy', message, retryAfterMs: null };
  }
  return { cause: 'lost', message };
}

/** Seconds or an HTTP date. */
function retryAfterMsOf(header: string | undefined, nowMs: number): number | null {
  if (header === undefined || header.trim() === '') return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Math.round(Number(header) * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
