import { draftAbout } from '@jarvis-edge/sync/draft/draft-about.ts';
import { cosine, embed, embedQuery } from '@jarvis-edge/sync/meaning/embedding.ts';
import type { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { Alert, AlertDeed } from '../../protocol/alerts.ts';
import type { Conversation } from '../../protocol/insight.ts';
import { id as idOf, startedAt } from './fixtures.ts';
import { gymIdsOf, memberRead, people, talkRead } from './insight-fixtures.ts';
import { refused, type Answered, type Asked, type World } from './scripted-world.ts';

const priorities = ['urgent', 'high', 'medium', 'low'];

const pageOfTalks = 50;

/** Alerts, members at risk, conversations, verdicts of nights; a search finds what is near in meaning. */
export function insightRoutes(hub: World, { method, path, query, body }: Asked): Answered | undefined {
  const [, room = '', id, part] =
    /^\/api\/(alerts|members|conversations)(?:\/([^/]+))?(?:\/(draft))?$/.exec(path) ?? [];
  if (path === '/api/risk-verdicts') {
    const tenantId = query.get('tenantId') ?? hub.person.franchiseId;
    const nights = Number(query.get('nights'));
    const tenants = hub.verdicts.filter((tenant) => tenantId === null || tenant.id === tenantId);
    return { body: { tenants: tenants.map((tenant) => ({ ...tenant, nights: tenant.nights.slice(0, nights) })) } };
  }
  const gymIds = gymIdsOf(query.get('franchiseId'));
  const isLookedAt = ({ gymId }: { gymId: string }) =>
    gymIds.includes(gymId) && (query.get('gymId') ?? gymId) === gymId;
  if (room === 'alerts') {
    if (part === 'draft') return draftOf(hub, id ?? '');
    if (method === 'POST') return act(hub, id ?? '', body as AlertDeed);
    const isOver = ({ status }: Alert) => status === 'resolved' || status === 'dismissed';
    const isSnoozed = ({ snoozedUntil }: Alert) => snoozedUntil !== null && snoozedUntil > startedAt;
    const views = {
      open: (alert: Alert) => !isOver(alert) && !isSnoozed(alert),
      snoozed: (alert: Alert) => !isOver(alert) && isSnoozed(alert),
      done: isOver,
    };
    const shown = hub.alerts
      .filter(views[(query.get('show') ?? 'open') as keyof typeof views])
      .filter(isLookedAt)
      .filter(({ memberId }) => (query.get('memberId') ?? memberId) === memberId)
      .toSorted((one, other) => priorities.indexOf(one.priority) - priorities.indexOf(other.priority))
      .slice(0, Number(query.get('limit') ?? 200));
    return { body: { alerts: shown, open: hub.alerts.filter(views.open).length, isCut: false, people } };
  }
  if (room === 'members') {
    if (id !== undefined) {
      const one = hub.members.find((each) => each.id === id);
      return one ? { body: memberRead(one) } : refused(404, 'unknown-member');
    }
    const text = (query.get('text') ?? '').toLowerCase();
    const found = hub.members
      .filter(isLookedAt)
      .filter(({ figures }) => query.get('level') === 'any' || figures !== null)
      .filter(({ name }) => name.toLowerCase().includes(text));
    return { body: { members: found, total: found.length } };
  }
  if (room === 'conversations') {
    if (id !== undefined) {
      const one = hub.talks.find((each) => each.id === id);
      return one ? { body: talkRead(one) } : refused(404, 'unknown-conversation');
    }
    const text = query.get('text') ?? '';
    const asked = embedQuery(text);
    const looked = hub.talks
      .filter(isLookedAt)
      .filter(({ summary }) => (query.get('sentiment') ?? summary?.sentiment) === summary?.sentiment)
      .map((talk) => ({ talk, ...nearestIn(talk, asked) }));
    const found =
      text === ''
        ? looked
        : looked.filter(({ likeness }) => likeness > 0.2).sort((one, other) => other.likeness - one.likeness);
    const nearest = text === '' ? {} : Object.fromEntries(found.map(({ talk, sentence }) => [talk.id, sentence]));
    const before = Number(query.get('before') ?? Infinity);
    const left = found.map(({ talk }) => talk).filter((talk) => text !== '' || talk.startedAt < before);
    const conversations = left.slice(0, pageOfTalks);
    return { body: { conversations, hasMore: left.length > pageOfTalks, searchedOnly: null, nearest } };
  }
  return undefined;
}

/** The sentence that is nearest to what is looked for, of what the member said and of the summary. */
function nearestIn(talk: Conversation, asked: Float64Array): { sentence: string; likeness: number } {
  const text = talk.summary?.text ?? null;
  if (text === null) return { sentence: '', likeness: 0 };
  // All conversations of the fixtures have the turns of the first.
  const turns = talk.id === idOf(9, 1) ? talkRead(talk).turns : [];
  const said = turns.flatMap((turn) => (turn.role === 'member' ? [turn.text] : []));
  return [...said, ...text.split(/[;«»]/)]
    .map((sentence) => ({ sentence: sentence.trim(), likeness: cosine(asked, embed(sentence)) }))
    .reduce((one, other) => (other.likeness > one.likeness ? other : one));
}

/** Thomas has not agreed to messages. */
function draftOf(hub: World, alertId: string): Answered {
  const alert = hub.alerts.find((each) => each.id === alertId);
  if (alert === undefined) return refused(404, 'unknown-alert');
  const [firstName = ''] = (alert.memberName ?? '').split(' ');
  const about = {
    ...{ type: alert.type, parameters: alert.parameters, memberId: alert.memberId, firstName },
    ...{ language: 'fr', style: 'patient', mayWrite: alert.memberId !== idOf(10, 2) },
  };
  try {
    return { body: draftAbout(about, 'Part-Dieu') };
  } catch (error) {
    return refused(409, (error as RequestRefused).code);
  }
}

function act(hub: World, id: string, deed: AlertDeed): Answered {
  const alert = hub.alerts.find((each) => each.id === id);
  if (alert === undefined) return refused(404, 'unknown-alert');
  if (alert.status === 'resolved' || alert.status === 'dismissed') return refused(409, 'alert-closed');
  if (deed.deed === 'assign') {
    const person = people.find((each) => each.id === deed.to);
    alert.assignedTo = person ? { id: person.id, name: person.name } : null;
    if (person) alert.status = 'in_progress';
  } else if (deed.deed === 'snooze') alert.snoozedUntil = deed.until;
  else {
    alert.status = deed.deed === 'resolve' ? 'resolved' : 'dismissed';
    alert.resolvedAt = startedAt;
    alert.resolutionNotes = deed.notes ?? null;
  }
  return { body: alert };
}
