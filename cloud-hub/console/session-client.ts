import { ask, tell } from './ask.ts';
import { Confirmed, Enrolment, Link, OpenSessions, RecoveryCodes, SessionState } from '../protocol/person.ts';

export const readSession = () => ask(SessionState, '/api/session');
export const signIn = (email: string, password: string) =>
  ask(SessionState, '/api/session', 'POST', { email, password });
export const giveCode = (code: string) => ask(SessionState, '/api/session/code', 'POST', { code });
export const stepUp = (password: string, code: string) =>
  ask(SessionState, '/api/session/step-up', 'POST', { password, ...(code === '' ? {} : { code }) });
export const signOut = () => tell('/api/session', 'DELETE');

export const enrol = () => ask(Enrolment, '/api/mfa/enrol', 'POST');
export const confirmEnrolment = (code: string) => ask(Confirmed, '/api/mfa/confirm', 'POST', { code });
export const newRecoveryCodes = () => ask(RecoveryCodes, '/api/mfa/recovery-codes', 'POST');

export const wishReset = (email: string) => tell('/api/password/reset', 'POST', { email });
export const changePassword = (current: string, next: string) => tell('/api/password', 'POST', { current, next });
export const readLink = (token: string) => ask(Link, `/api/links/${encodeURIComponent(token)}`);
export const applyLink = (token: string, password: string) =>
  tell(`/api/links/${encodeURIComponent(token)}`, 'POST', { password });

export const readOpenSessions = () => ask(OpenSessions, '/api/sessions');
export const endSession = (id: string) => tell(`/api/sessions/${id}`, 'DELETE');
