import { ReportPage, ReportRead } from '../../protocol/reports.ts';
import { ask } from '../ask.ts';

/** Whose reports, and after how many that are known. */
export interface Wanted {
  readonly gymId: string | undefined;
  readonly franchiseId: string | undefined;
  readonly offset: number;
}

export const readReports = ({ gymId, franchiseId, offset }: Wanted): Promise<ReportPage> =>
  ask(
    ReportPage,
    `/api/reports?${new URLSearchParams({
      ...(gymId !== undefined && { gymId }),
      ...(franchiseId !== undefined && { franchiseId }),
      offset: String(offset),
    })}`,
  );

export const readReport = (id: string): Promise<ReportRead> =>
  ask(ReportRead, `/api/reports/${encodeURIComponent(id)}`);
