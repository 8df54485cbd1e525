import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { churnLevel } from '@jarvis-edge/sync/analytics/churn-rule.ts';
import { shownRisk } from '@jarvis-edge/sync/analytics/shown-risk.ts';
import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../src/store/migrate.ts';

const own = join(import.meta.dirname, '../src/store/migrations');
const sync = join(dirname(fileURLToPath(import.meta.resolve('@jarvis-edge/sync/box/outbox.ts'))), 'migrations');
let folder: string;
let db: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'risks-'));
  db = new Database(':memory:');
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function scored(rule: number, learned: number | null): MemberFigures {
  return {
    ...{ total_sessions: 0, mean_session_ms: null, last_conversation_at: null, conversation_frequency: 'rare' },
    ...{ mean_sentiment: null, sentiment_trend: 'stable', negative_sessions: 0, positive_sessions: 0 },
    ...{ engagement_score: 0.2, days_since_last_visit: 20, visits_per_week: 0, visit_count: 9 },
    ...{ churn_risk_score: rule, churn_risk_level: churnLevel(rule), churn_factors: [] },
    learned: learned === null ? null : { score: learned, level: churnLevel(learned), factors: [], model: 'churn-1' },
  };
}
const told = (memberId: string, at: number | null, figures: MemberFigures | null): unknown =>
  db
    .prepare('insert or replace into member_analytics (id, member_id, figures, computed_at) values (?, ?, ?, ?)')
    .run(`row-of-${memberId}`, memberId, figures && JSON.stringify(figures), at);
const reckoned = (memberId: string, at: number, figures: MemberFigures): unknown =>
  db
    .prepare(
      `insert into member_figures (member_id, figures, computed_at, visits, visits_to) values (?, ?, ?, '{}', '')
       on conflict (member_id) do update set figures = excluded.figures, computed_at = excluded.computed_at`,
    )
    .run(memberId, JSON.stringify(figures), at);
const risks = (): unknown[] =>
  db
    .prepare<[], Record<string, unknown>>('select * from member_risks order by member_id')
    .all()
    .map(({ member_id: id, score, level, risk_by: by, computed_at: at }) => [id, score, level, by, at]);

test('a member stands in lists by the greater of both scores, as the rule of `shownRisk` has it', () => {
  migrate(db, { sync, box: own });
  const pairs = [[0.9, 0.18] as const, [0.2, 0.6] as const, [0.5, 0.5] as const, [0.3, null] as const];
  for (const [n, [rule, learned]] of pairs.entries()) {
    told(`hub-${n}`, 10, scored(rule, learned));
    told(`box-${n}`, 10, scored(0, learned));
    reckoned(`box-${n}`, 20, scored(rule, null));
  }
  const shown = (who: string, at: number) =>
    pairs.map(([rule, learned], n) => {
      const { score, level, by } = shownRisk(scored(rule, learned));
      return [`${who}-${n}`, score, level, by, at];
    });
  expect(risks()).toEqual([...shown('box', 20), ...shown('hub', 10)]);
  expect(risks()).toContainEqual(['hub-0', 0.9, 'critical', 'rule', 10]);
  expect(risks()).toContainEqual(['hub-1', 0.6, 'high', 'learned', 10]);
});

test('the newer of two sides counts, with the newest learned score beside it', () => {
  migrate(db, { sync, box: own });
  reckoned('marie', 20, scored(0.3, null));
  told('marie', 10, scored(0.7, 0.4));
  expect(risks(), 'told late').toEqual([['marie', 0.4, 'medium', 'learned', 20]]);
  told('marie', 20, scored(0.5, 0.1));
  expect(risks()).toEqual([['marie', 0.5, 'high', 'rule', 20]]);
  reckoned('marie', 30, scored(0.2, null));
  expect(risks()).toEqual([['marie', 0.2, 'low', 'rule', 30]]);
  db.prepare('delete from member_analytics').run();
  expect(risks()).toEqual([['marie', 0.2, 'low', 'rule', 30]]);
  db.prepare('delete from member_figures').run();
  expect(risks()).toEqual([]);
  told('marie', null, scored(0.2, null));
  expect(risks()).toEqual([['marie', 0.2, 'low', 'rule', 0]]);
  told('marie', 40, null);
  expect(risks(), 'erased').toEqual([]);
});

test('a box that comes from an older version has its lists put right', () => {
  const older = join(folder, 'older');
  mkdirSync(older);
  for (const file of readdirSync(own).filter((name) => name < '0077')) cpSync(join(own, file), join(older, file));
  migrate(db, { sync, box: older });
  told('jean', 10, scored(0.9, 0.18));
  told('léa', 10, scored(0.2, 0.6));
  told('thomas', 10, scored(0.9, 0.1));
  reckoned('thomas', 20, scored(0.3, null));
  reckoned('sophie', 20, scored(0.5, null));
  expect(risks()).toContainEqual(['jean', 0.18, 'low', 'learned', 10]);
  migrate(db, { sync, box: own });
  expect(risks()).toEqual([
    ['jean', 0.9, 'critical', 'rule', 10],
    ['léa', 0.6, 'high', 'learned', 10],
    ['sophie', 0.5, 'high', 'rule', 20],
    ['thomas', 0.3, 'medium', 'rule', 20],
  ]);
});
