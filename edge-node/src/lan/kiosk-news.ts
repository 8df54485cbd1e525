import type { BoxMessage, BoxMessageOf, ReaderState } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Gym, Kiosk, Reader } from '../store/place.ts';

/** A reader and how it is. */
export interface ReaderNews {
  readonly reader: Reader;
  readonly health: { readonly state: ReaderState; readonly cause: string | null };
}

export interface KioskNewsDeps {
  readonly gym: () => Gym | undefined;
  readonly kiosk: (id: string) => Kiosk | undefined;
  readonly placeOf: (kiosk: Kiosk, gym: Gym, now: number) => BoxMessageOf<'place'>;
  readonly readers: () => ReaderNews[];
  readonly link: () => { state: 'up' | 'down'; since: number };
  /** How many changes wait for the hub. */
  readonly waiting: () => number;
  /** Unix ms. */
  readonly now: () => number;
}

/** What a kiosk's screens are told besides taps, put into messages. */
export function createKioskNews({ gym, kiosk, placeOf, readers, link, waiting, now }: KioskNewsDeps) {
  const ofLink = (): BoxMessage => {
    const { state, since } = link();
    return { type: 'link', at: now(), state, since, waiting: waiting() };
  };

  /** Undefined while the box does not know the kiosk or its gym yet. */
  const ofPlace = (kioskId: string): BoxMessage | undefined => {
    const [itsGym, itself] = [gym(), kiosk(kioskId)];
    return itsGym && itself && placeOf(itself, itsGym, now());
  };

  const ofReader = ({ reader: { id, name, purpose }, health: { state, cause } }: ReaderNews): BoxMessage => ({
    type: 'reader',
    at: now(),
    readerId: id,
    name,
    purpose,
    state,
    cause,
  });

  /** Everything a screen must know when it connects. */
  const ofNow = (kioskId: string): BoxMessage[] => {
    const place = ofPlace(kioskId);
    const itsReaders = readers().filter(({ reader }) => reader.kioskId === kioskId);
    return [...(place ? [place] : []), ofLink(), ...itsReaders.map(ofReader)];
  };

  return { ofLink, ofPlace, ofReader, ofNow };
}
