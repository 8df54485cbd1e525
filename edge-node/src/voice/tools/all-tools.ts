import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type Database from 'better-sqlite3';
import type { RaiseAlert } from '../../new-alert.ts';
import type { Gym } from '../../store/place.ts';
import type { MemberFacts } from '../member-facts.ts';
import { changeLanguage } from './change-language.ts';
import type { SettleBooking } from './classes.ts';
import { classTools } from './classes.ts';
import { crowd, type Entrance } from './crowd.ts';
import { keepLanguage } from './keep-language.ts';
import { openingHours } from './opening-hours.ts';
import { ownFigures } from './own-figures.ts';
import type { Tool } from './tool.ts';
import { toldToStaff } from './told-to-staff.ts';

export interface AllToolsDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  readonly facts: Pick<MemberFacts, 'fitness' | 'attendance'>;
  readonly gym: () => Gym | undefined;
  readonly entrance: Entrance;
  readonly raiseAlert: RaiseAlert;
  readonly settle: SettleBooking;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

/** Everything that a conversation may do. All of it works without the internet. */
export const allTools = (deps: AllToolsDeps): Tool[] => [
  openingHours(deps.gym),
  crowd(deps),
  ...classTools(deps),
  ...ownFigures(deps),
  ...toldToStaff(deps),
  changeLanguage,
  keepLanguage(deps),
];
