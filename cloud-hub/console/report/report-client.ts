import { ReportMailChoice, ReportPage, ReportRead, type ReportView } from '../../protocol/reports.ts';
import { ask } from '../ask.ts';

/** Which reports, and behind which one that is known. */
export interface Wanted {
  readonly show: ReportView;
  readonly gymId: string | undefined;
  readonly franchiseId: string | undefined;
  /** A day, as `2025-11-10`. */
  readonly until: string | undefined;
  readonly after?: string | undefined;
}

export const readReports = ({ show, ...wanted }: Wanted): Promise<ReportPage> => {
  const query = new URLSearchParams({ show });
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) query.set(name, value);
  return ask(ReportPage, `/api/reports?${query}`);
};

export const readReport = (id: string): Promise<ReportRead> =>
  ask(ReportRead, `/api/reports/${encodeURIComponent(id)}`);

export const readMailChoice = () => ask(ReportMailChoice, '/api/report-mail');
export const chooseMail = (isWanted: boolean) => ask(ReportMailChoice, '/api/report-mail', 'PUT', { isWanted });
