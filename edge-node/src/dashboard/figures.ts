import { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import type Database from 'better-sqlite3';

export interface Risk {
  readonly score: number;
  readonly level: MemberFigures['churn_risk_level'];
  readonly by: 'rule' | 'learned';
}

/** Of a list's rows, from `member_risks`; null where nobody has computed it. */
export interface RiskColumns {
  readonly score: number | null;
  readonly level: Risk['level'] | null;
  readonly riskBy: Risk['by'] | null;
}

export const riskOf = ({ score, level, riskBy }: RiskColumns): Risk | null =>
  score === null || level === null || riskBy === null ? null : { score, level, by: riskBy };

/** What is known of how a member stands: of what the hub and this box computed, the newer. */
export class Figures {
  readonly #newest: Database.Statement<[string], string>;
  readonly #risk: Database.Statement<[string], RiskColumns>;

  constructor(db: Database.Database) {
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#newest = db
      .prepare<[string], string>(`select figures from figures_now where member_id = +? and figures is not null limit 1`)
      .pluck();
    this.#risk = db.prepare('select score, level, risk_by as riskBy from member_risks where member_id = ?');
  }

  /** Null where nobody has computed them, or in a shape of another version. */
  of(memberId: string): MemberFigures | null {
    const json = this.#newest.get(memberId);
    if (json === undefined) return null;
    const figures = MemberFigures.safeParse(JSON.parse(json));
    return figures.success ? figures.data : null;
  }

  risk(memberId: string): Risk | null {
    const row = this.#risk.get(memberId);
    return row === undefined ? null : riskOf(row);
  }
}
