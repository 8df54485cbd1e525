import { localeOf } from '../../../kiosk-ui/kit/language.ts';
import type { Language } from '../../../kiosk-ui/protocol/kiosk-socket.ts';
import type { Known } from '../../protocol/report-sayings.ts';
import type { Report } from '../../protocol/reports.ts';
import type { PlacesSeen } from '../places.svelte.ts';
import type { ReportWords } from './words-fr.ts';

/** Of what a report is. */
export const placeName = ({ gymId, franchiseId }: Report, places: PlacesSeen, t: ReportWords): string =>
  gymId === null ? t.wholeFranchise(places.franchiseName(franchiseId) ?? '') : (places.gymName(gymId) ?? '');

/** What sayings need to name gyms and days as the reader knows them. */
export const knownTo = (places: PlacesSeen, gymId: string | null, language: Language): Known => ({
  gymName: (id) => places.gymName(id),
  day: (at) =>
    new Intl.DateTimeFormat(localeOf[language], {
      ...{ day: 'numeric', month: 'long' },
      timeZone: places.timeZoneOf(gymId),
    }).format(at),
});
