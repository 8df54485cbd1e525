import type { DashboardEvent, Overview } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { TableName } from '@jarvis-edge/sync/catalogue.ts';
import { businessDayStart } from '@jarvis-edge/sync/opening-hours.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type Database from 'better-sqlite3';
import type { FastifyInstance } from 'fastify';
import { inTransaction } from '../store/open.ts';
import type { Gym } from '../store/place.ts';
import type { AlertDesk } from './alert-desk.ts';
import { createAlertEdits } from './alert-edits.ts';
import { Alerts } from './alerts.ts';
import { dashboardPages } from './dashboard-pages.ts';
import { dashboardRoutes } from './dashboard-routes.ts';
import { Events } from './events.ts';
import { Figures } from './figures.ts';
import { MemberEdits } from './member-edits.ts';
import { Members } from './members.ts';
import { Conversations } from './sessions.ts';
import { Team } from './team.ts';
import { Today } from './today.ts';
import type { TurnLabels } from './turn-labels.ts';

export interface DashboardDeps {
  readonly app: FastifyInstance;
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  /** Where the dashboard's built files are. */
  readonly screensFolder: string;
  readonly gymId: () => string | undefined;
  /** Undefined while the box does not know its gym. */
  readonly gym: () => Gym | undefined;
  /** Who is inside, as far as taps tell; `since` is Unix ms. */
  readonly inside: () => Iterable<readonly [memberId: string, { readonly since: number }]>;
  readonly link: () => Overview['link'];
  /** Where nothing labels them, no turn has a score. */
  readonly turnLabels?: TurnLabels;
  readonly draft?: AlertDesk['draft'];
  readonly isSignedIn: (sessionId: string) => boolean;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Unix ms, the hub's as far as it is known. */
  readonly nowMs: () => number;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
}

export interface Dashboard {
  /** Rows of a table are not as they were. */
  changed(table: TableName): void;
  /** Somebody came in or left. */
  passed(): void;
  close(): void;
}

const roomsOf: Partial<Record<TableName, readonly DashboardEvent['rooms'][number][]>> = {
  members: ['members', 'inside'],
  member_preferences: ['members'],
  member_fitness_profiles: ['members'],
  member_analytics: ['members', 'inside'],
  staff_notes: ['members'],
  lan_staff: ['alerts'],
  alerts: ['alerts'],
  equipment_reports: ['alerts'],
  visits: ['inside'],
  sessions: ['sessions'],
  session_turns: ['sessions'],
  conversation_summaries: ['sessions', 'members'],
  kiosks: ['sessions'],
  gyms: ['inside'],
};
const lookAtLinkEveryMs = 2_000;
/** The later, the sooner they are seen. */
const riskyLevels: readonly string[] = ['high', 'critical'];

/** The staff's dashboard: its pages, what they ask, and the line on which they hear of changes. */
export async function createDashboard(deps: DashboardDeps): Promise<Dashboard> {
  const { app, db, edits, gymId, gym, link, newId, nowMs, queued } = deps;
  const atOnce = inTransaction(db);
  const figures = new Figures(db);
  const members = new Members(db);
  const alerts = new Alerts(db);
  const today = new Today(db);
  const team = new Team(db);
  const events = new Events();

  const dayStart = (): number => businessDayStart(gym()?.timezone ?? 'UTC', nowMs());
  /** Who did not leave by an exit has gone home by the end of the day. @returns Since when each is here. */
  const insideToday = (): ReadonlyMap<string, number> => {
    const start = dayStart();
    return new Map([...deps.inside()].flatMap(([id, { since }]) => (since >= start ? [[id, since] as const] : [])));
  };
  const overview = (): Overview => {
    const now = nowMs();
    const { id = '', name = '', timezone = 'UTC' } = gym() ?? {};
    return {
      gym: { id, name, timezone },
      at: now,
      inside: [...insideToday()]
        .map(([memberId, since]) => ({ memberId, since, name: members.name(memberId), risk: figures.risk(memberId) }))
        .toSorted(
          (one, other) =>
            riskyLevels.indexOf(other.risk?.level ?? '') - riskyLevels.indexOf(one.risk?.level ?? '') ||
            other.since - one.since,
        ),
      today: today.figures(dayStart()),
      openAlerts: alerts.open(now),
      atRisk: members.atRisk(),
      link: link(),
    };
  };

  await app.register(dashboardPages, { folder: deps.screensFolder });
  await app.register(dashboardRoutes, {
    overview,
    members,
    figures,
    alerts,
    events,
    nowMs,
    memberEdits: new MemberEdits({ db, edits, gymId, newId, nowMs, queued, atOnce }),
    conversations: new Conversations(db, deps.turnLabels ?? (() => new Map())),
    alertDesk: { act: createAlertEdits({ db, edits, atOnce, nowMs, queued }), draft: deps.draft ?? noDraft },
    team: () => ({ team: team.all() }),
    inside: insideToday,
    isSignedIn: deps.isSignedIn,
  });
  let told = link();
  const linkWatch = setInterval(() => {
    if (link() === told) return;
    told = link();
    events.tell('link');
  }, lookAtLinkEveryMs).unref();
  return {
    changed: (table) => events.tell(...(roomsOf[table] ?? [])),
    passed: () => events.tell('inside'),
    close: () => {
      clearInterval(linkWatch);
      events.close();
    },
  };
}

const noDraft = (): never => {
  throw new RequestRefused(409, {
    code: 'no-draft',
    message: 'There is no message to suggest for this alert.',
    remedy: 'Write one yourself, or speak to the member.',
  });
};
