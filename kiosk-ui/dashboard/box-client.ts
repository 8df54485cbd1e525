import type {
  AlertDeed,
  AlertPage,
  AlertRow,
  Draft,
  MemberEdit,
  MemberPage,
  MemberPageOne,
  MemberRow,
  Overview,
  SessionPage,
  SessionPageOne,
  SessionRow,
  Team,
} from '../protocol/dashboard.ts';
import { ask, tell } from './ask.ts';
import { inParts, longestPart } from './in-parts.ts';

export interface MemberWish {
  readonly search: string;
  readonly sort: 'name' | 'risk' | 'last_visit';
  readonly level: 'high' | 'critical' | '';
  /** How many rows are shown. */
  readonly wanted: number;
}

const at = (path: string): string => `/api/dashboard/${path}`;
const one = (room: string, id: string): string => at(`${room}/${encodeURIComponent(id)}`);

export const readOverview = () => ask<Overview>(at('overview'));

export async function readMembers({ search, sort, level, wanted }: MemberWish): Promise<MemberPage> {
  let total = 0;
  const members = await inParts<MemberRow>(wanted, async ({ length }, limit) => {
    const query = { search, sort, offset: String(length), limit: String(limit), ...(level === '' ? {} : { level }) };
    const page = await ask<MemberPage>(at(`members?${new URLSearchParams(query)}`));
    total = page.total;
    return page.members;
  });
  return { members, total };
}

export const readMember = (id: string) => ask<MemberPageOne>(one('members', id));
export const editMember = (id: string, edit: MemberEdit) => ask<MemberPageOne>(one('members', id), 'PATCH', edit);
export const addNote = (id: string, text: string) =>
  ask<MemberPageOne>(`${one('members', id)}/notes`, 'POST', { text });

/** The newest so many, and whether there are older ones. */
export async function readSessions(wanted: number): Promise<{ sessions: SessionRow[]; isMore: boolean }> {
  const sessions = await inParts<SessionRow>(wanted + 1, async (after, limit) => {
    const last = after.at(-1)?.startedAt;
    const query: Record<string, string> = { limit: String(limit) };
    if (last !== undefined) {
      // What began in the same moment as the last of a part may be on either side of it: that moment is read twice.
      const again = after.filter(({ startedAt }) => startedAt === last).length;
      Object.assign(query, { limit: String(Math.min(limit + again, longestPart)), before: String(last + 1) });
    }
    return (await ask<SessionPage>(at(`sessions?${new URLSearchParams(query)}`))).sessions;
  });
  return { sessions: sessions.slice(0, wanted), isMore: sessions.length > wanted };
}

export const readSession = (id: string) => ask<SessionPageOne>(one('sessions', id));
export const understandAgain = (id: string) => tell(`/api/insight/failures/${encodeURIComponent(id)}/retry`, 'POST');
export const readAlerts = (show: 'open' | 'snoozed' | 'done') => ask<AlertPage>(at(`alerts?show=${show}`));
export const actOn = (id: string, deed: AlertDeed) => ask<AlertRow>(one('alerts', id), 'POST', deed);
export const readDraft = (id: string) => ask<Draft>(`${one('alerts', id)}/draft`);
export const readTeam = () => ask<Team>(at('team'));
