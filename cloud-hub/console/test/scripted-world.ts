import type { Alert } from '../../protocol/alerts.ts';
import type { AuditEntry } from '../../protocol/audit.ts';
import type { Box, CommandRecord, Kiosk } from '../../protocol/fleet.ts';
import type { Conversation, Member } from '../../protocol/insight.ts';
import type { Link, Person, Stage, User } from '../../protocol/person.ts';
import type { Places } from '../../protocol/places.ts';
import type { ReportRead } from '../../protocol/reports.ts';
import type { VerdictPage } from '../../protocol/verdicts.ts';
import type * as z from 'zod/mini';
import { boxes, entries, franchises, gyms, kiosks, person, startedAt, users } from './fixtures.ts';
import { alerts, members, talks } from './insight-fixtures.ts';
import { reports } from './report-fixtures.ts';
import { verdicts } from './risk-fixtures.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}
export interface Answered {
  readonly status?: number;
  /** Nothing: 204. */
  readonly body?: unknown;
}

/** What the scripted hub knows; tests look into it and change it. */
export interface World {
  stage: Stage;
  person: Person;
  places: Places;
  boxes: Box[];
  kiosks: Kiosk[];
  users: User[];
  entries: AuditEntry[];
  alerts: Alert[];
  members: Member[];
  talks: Conversation[];
  verdicts: VerdictPage['tenants'];
  reports: ReportRead[];
  /** The mails of reports, by whoever is signed in. */
  wantsReportMail: boolean;
  commands: z.infer<typeof CommandRecord>[];
  link: z.infer<typeof Link> | null;
  /** Dangerous things want the password first. */
  wantsStepUp: boolean;
  now: number;
  /** Answers that a path gives instead of its own. */
  failing: Map<string, Answered>;
  /** Requests that would change something, as `METHOD path body`. */
  asked: string[];
  told: () => void;
}

export const password = 'quatre mots de passe';
export const code = '492817';

export function world(changes: Partial<World>, told: () => void): World {
  return {
    stage: 'signed-in',
    person: person('super_admin'),
    places: structuredClone({ franchises, gyms }),
    boxes: boxes(),
    kiosks: kiosks(),
    users: users(),
    entries: entries(),
    alerts: alerts(),
    members: members(),
    talks: talks(),
    verdicts: verdicts(),
    reports: reports(),
    wantsReportMail: true,
    commands: [],
    link: null,
    wantsStepUp: false,
    now: startedAt,
    failing: new Map(),
    asked: [],
    told,
    ...changes,
  };
}

export const refused = (status: number, name: string): Answered => ({
  status,
  body: { error: { code: name, message: `Refused: ${name}.`, remedy: 'Try something else.' } },
});
