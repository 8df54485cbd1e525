import type { Language } from '../../../kiosk-ui/protocol/kiosk-socket.ts';
import { dayInSentence } from '../../protocol/period.ts';
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
  day: (at) => dayInSentence(at, language, places.timeZoneOf(gymId)),
});
