import { Alert, AlertPage, Draft, type AlertDeed, type AlertView } from '../../protocol/alerts.ts';
import { ConversationPage, ConversationRead, MemberPage, MemberRead, type riskFloors } from '../../protocol/insight.ts';
import type { Sentiment } from '@jarvis-edge/sync/labels.ts';
import { ask } from '../ask.ts';

/** Whose rows are looked at. */
export interface Places {
  gymId?: string | undefined;
  franchiseId?: string | undefined;
}

function queryOf(wanted: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

export const readAlerts = (wanted: Places & { show: AlertView; memberId?: string }): Promise<AlertPage> =>
  ask(AlertPage, `/api/alerts${queryOf({ ...wanted })}`);

export const actOn = (id: string, deed: AlertDeed): Promise<Alert> => ask(Alert, `/api/alerts/${id}`, 'POST', deed);

export const readDraft = (id: string): Promise<Draft> => ask(Draft, `/api/alerts/${id}/draft`);

export const readMembers = (
  wanted: Places & { text: string; level: (typeof riskFloors)[number]; offset?: number },
): Promise<MemberPage> => ask(MemberPage, `/api/members${queryOf({ ...wanted })}`);

export const readMember = (id: string): Promise<MemberRead> =>
  ask(MemberRead, `/api/members/${encodeURIComponent(id)}`);

export const readConversations = (
  wanted: Places & { text?: string; sentiment?: Sentiment | undefined; before?: number; beforeId?: string },
): Promise<ConversationPage> => ask(ConversationPage, `/api/conversations${queryOf({ ...wanted })}`);

/** As many pages of them, from the first on, as hold that many conversations. */
export async function readTalks(
  wanted: Parameters<typeof readConversations>[0],
  atLeast: number,
): Promise<ConversationPage> {
  const first = await readConversations(wanted);
  const talks = new Map(first.conversations.map((talk) => [talk.id, talk]));
  let [last, hasMore] = [first.conversations.at(-1), first.hasMore];
  while (hasMore && last !== undefined && talks.size < atLeast) {
    const next = await readConversations({ ...wanted, before: last.startedAt, beforeId: last.id });
    for (const talk of next.conversations) talks.set(talk.id, talk);
    [last, hasMore] = [next.conversations.at(-1), next.hasMore];
  }
  return { ...first, conversations: [...talks.values()], hasMore };
}

export const readConversation = (id: string): Promise<ConversationRead> =>
  ask(ConversationRead, `/api/conversations/${encodeURIComponent(id)}`);
