import type {
  AlertDeed,
  AlertPage,
  AlertRow,
  Draft,
  MemberEdit,
  MemberPage,
  MemberPageOne,
  Overview,
  SessionPage,
  SessionPageOne,
  Team,
} from '../protocol/dashboard.ts';
import { ask, tell } from './ask.ts';

export interface MemberWish {
  readonly search: string;
  readonly sort: 'name' | 'risk' | 'last_visit';
  readonly level: 'high' | 'critical' | '';
  readonly limit: number;
}

const at = (path: string): string => `/api/dashboard/${path}`;
const one = (room: string, id: string): string => at(`${room}/${encodeURIComponent(id)}`);

export const readOverview = () => ask<Overview>(at('overview'));
export const readMembers = ({ search, sort, level, limit }: MemberWish) =>
  ask<MemberPage>(
    at(`members?${new URLSearchParams({ search, sort, limit: String(limit), ...(level === '' ? {} : { level }) })}`),
  );
export const readMember = (id: string) => ask<MemberPageOne>(one('members', id));
export const editMember = (id: string, edit: MemberEdit) => ask<MemberPageOne>(one('members', id), 'PATCH', edit);
export const addNote = (id: string, text: string) =>
  ask<MemberPageOne>(`${one('members', id)}/notes`, 'POST', { text });
export const readSessions = (limit: number) => ask<SessionPage>(at(`sessions?limit=${limit}`));
export const readSession = (id: string) => ask<SessionPageOne>(one('sessions', id));
export const understandAgain = (id: string) => tell(`/api/insight/failures/${encodeURIComponent(id)}/retry`, 'POST');
export const readAlerts = (show: 'open' | 'snoozed' | 'done') => ask<AlertPage>(at(`alerts?show=${show}`));
export const actOn = (id: string, deed: AlertDeed) => ask<AlertRow>(one('alerts', id), 'POST', deed);
export const readDraft = (id: string) => ask<Draft>(`${one('alerts', id)}/draft`);
export const readTeam = () => ask<Team>(at('team'));
