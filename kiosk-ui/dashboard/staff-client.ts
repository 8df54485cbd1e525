import { ask, tell } from './ask.ts';

export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly role: 'gym_manager' | 'gym_staff';
  readonly language: string;
}
export interface Accounts {
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly confirmedAt: number | null;
  readonly isConfirmed: boolean;
}
interface SessionState {
  readonly staff: Person | null;
}

export const readAccounts = () => ask<Accounts>('/api/staff/accounts');
export const readSession = () => ask<SessionState>('/api/staff/session');
export const signIn = (accountId: string, pin: string) =>
  ask<SessionState>('/api/staff/session', 'POST', { accountId, pin });
export const signOut = () => tell('/api/staff/session', 'DELETE');
