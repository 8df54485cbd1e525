/** What a gym has beside its machines, as codes with the names that members and staff call them by. */
import type { LabelLanguage } from './labels.ts';

export type Facility =
  | 'showers'
  | 'toilets'
  | 'lockers'
  | 'changing_rooms'
  | 'air_conditioning'
  | 'heating'
  | 'water_fountain'
  | 'sauna'
  | 'pool'
  | 'parking'
  | 'music'
  | 'wifi';

/** With their articles, as they stand in the midst of a sentence. */
export const facilityNames: Readonly<Record<LabelLanguage, Readonly<Record<Facility, string>>>> = {
  fr: {
    showers: 'les douches',
    toilets: 'les toilettes',
    lockers: 'les casiers',
    changing_rooms: 'les vestiaires',
    air_conditioning: 'la climatisation',
    heating: 'le chauffage',
    water_fountain: 'la fontaine à eau',
    sauna: 'le sauna',
    pool: 'la piscine',
    parking: 'le parking',
    music: 'la musique',
    wifi: 'le Wi-Fi',
  },
  en: {
    showers: 'the showers',
    toilets: 'the toilets',
    lockers: 'the lockers',
    changing_rooms: 'the changing rooms',
    air_conditioning: 'the air conditioning',
    heating: 'the heating',
    water_fountain: 'the water fountain',
    sauna: 'the sauna',
    pool: 'the pool',
    parking: 'the car park',
    music: 'the music',
    wifi: 'the Wi-Fi',
  },
  es: {
    showers: 'las duchas',
    toilets: 'los baños',
    lockers: 'las taquillas',
    changing_rooms: 'los vestuarios',
    air_conditioning: 'el aire acondicionado',
    heating: 'la calefacción',
    water_fountain: 'la fuente de agua',
    sauna: 'la sauna',
    pool: 'la piscina',
    parking: 'el aparcamiento',
    music: 'la música',
    wifi: 'el wifi',
  },
};

/** Undefined for what an older or a newer version calls otherwise. */
export const facilityName = (code: string, language: LabelLanguage): string | undefined =>
  Object.entries(facilityNames[language]).find(([facility]) => facility === code)?.[1];
