import type { History } from '@jarvis-edge/sync/box/history.ts';
import type { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { admissions } from './admission.ts';
import { Bookings, type BookingsDeps, type Wish } from './bookings.ts';
import { RequestWatch } from './request-watch.ts';

export interface BookingDeps extends Omit<BookingsDeps, 'isReady' | 'admission'> {
  readonly mirror: Pick<Mirror, 'isLoaded'>;
  readonly history: Pick<History, 'isTableLoaded'>;
  /** Requests of the hub's could not be answered now. */
  readonly failed: (error: unknown) => void;
}

const tables: readonly DownTableName[] = ['booking_requests', 'class_occurrences', 'members'];

/** Who has a place in which class: what members wish at the kiosk, and what the hub asks for from afar. */
export function createBooking({ mirror, history, failed, ...deps }: BookingDeps) {
  const bookings = new Bookings({
    ...deps,
    isReady: () =>
      tables.every((table) => mirror.isLoaded(table)) &&
      history.isTableLoaded('bookings') &&
      history.isTableLoaded('booking_answers'),
    admission: admissions(deps.db),
  });
  const requests = new RequestWatch(bookings, failed);
  return {
    settle: (wish: Wish) => bookings.settle(wish),
    /** Rows of a table have come, or the past has. */
    came(table?: DownTableName): void {
      if (table === undefined || tables.includes(table)) requests.came();
    },
    close: (): void => requests.close(),
  };
}
