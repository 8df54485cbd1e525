import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Facility } from '@jarvis-edge/sync/facilities.ts';
import { saysAny, toPhrases, type Phrase } from './phrases.ts';
import { wordsOf } from './tokens.ts';

/** Tried in this order: "the toilets of the changing rooms" are the toilets. */
const said: Record<Language, readonly (readonly [Facility, readonly Phrase[]])[]> = {
  fr: [
    ['showers', toPhrases('douche, douches, pommeau, eau_chaude')],
    [
      'toilets',
      toPhrases('toilette, toilettes, wc, w_c, chiottes, urinoir*, papier_toilette, lavabo, lavabos, savon, papier'),
    ],
    ['lockers', toPhrases('casier, casiers')],
    ['water_fountain', toPhrases('fontaine, fontaines, distributeur d_eau')],
    ['air_conditioning', toPhrases('clim, climatisation, climatiseur*, ventilation')],
    ['heating', toPhrases('chauffage, radiateur*')],
    ['sauna', toPhrases('sauna, hammam')],
    ['pool', toPhrases('piscine, bassin, jacuzzi')],
    ['parking', toPhrases('parking')],
    ['music', toPhrases('musique, sono, enceintes, haut_parleur*')],
    ['wifi', toPhrases('wifi, wi_fi')],
    ['changing_rooms', toPhrases('vestiaire, vestiaires')],
  ],
  en: [
    ['showers', toPhrases('shower, showers, hot_water')],
    [
      'toilets',
      toPhrases(
        'toilet, toilets, loo, loos, restroom, restrooms, bathroom, bathrooms, urinal*, sink, sinks, soap, toilet_paper, loo_roll, bog_roll, paper_towels',
      ),
    ],
    ['lockers', toPhrases('locker, lockers')],
    ['water_fountain', toPhrases('fountain, fountains, water dispenser|cooler')],
    ['air_conditioning', toPhrases('ac, a_c, air_con, aircon, air_conditioning, air_conditioner, ventilation')],
    ['heating', toPhrases('heating, heater, radiator*')],
    ['sauna', toPhrases('sauna, steam_room')],
    ['pool', toPhrases('pool, jacuzzi, hot_tub')],
    ['parking', toPhrases('parking, car_park')],
    ['music', toPhrases('music, speaker, speakers')],
    ['wifi', toPhrases('wifi, wi_fi')],
    ['changing_rooms', toPhrases('changing_room, changing_rooms, locker_room, locker_rooms')],
  ],
  es: [
    ['showers', toPhrases('ducha, duchas, alcachofa, agua_caliente')],
    ['toilets', toPhrases('bano, banos, aseo, aseos, inodoro*, vater, urinario*, lavabo, lavabos, jabon, papel')],
    ['lockers', toPhrases('taquilla, taquillas')],
    ['water_fountain', toPhrases('fuente, fuentes, dispensador de_agua')],
    ['air_conditioning', toPhrases('aire_acondicionado, el aire, climatizacion, ventilacion')],
    ['heating', toPhrases('calefaccion, radiador*')],
    ['sauna', toPhrases('sauna, bano_turco')],
    ['pool', toPhrases('piscina, jacuzzi')],
    ['parking', toPhrases('parking, aparcamiento')],
    ['music', toPhrases('musica, altavoz, altavoces')],
    ['wifi', toPhrases('wifi, wi_fi')],
    ['changing_rooms', toPhrases('vestuario, vestuarios')],
  ],
};

/** With one of these it is a machine after all, wherever it stands. */
const machines: Record<Language, readonly Phrase[]> = {
  fr: toPhrases(
    'machine, machines, appareil, appareils, tapis, velo, velos, rameur, elliptique, stepper, presse, banc, barre, haltere, halteres, poulie, cable, ballon, escalier, rack',
  ),
  en: toPhrases(
    'machine, machines, treadmill, treadmills, bike, bikes, rower, elliptical, cross_trainer, stepper, leg_press, press, bench, barbell, bar, dumbbell, dumbbells, pulley, cable, rack',
  ),
  es: toPhrases(
    'maquina, maquinas, aparato, aparatos, cinta, cintas, bici, bicis, bicicleta, remo, eliptica, prensa, banco, barra, mancuerna, mancuernas, polea, cable, rack',
  ),
};

/** Which facility the words speak of; undefined where they speak of a machine. */
export function facilityIn(words: readonly string[], language: Language): Facility | undefined {
  if (saysAny(machines[language], words)) return undefined;
  return said[language].find(([, phrases]) => saysAny(phrases, words))?.[0];
}

/** The same of a text, in whichever language it is. */
export function facilitySaid(text: string): Facility | undefined {
  for (const language of ['fr', 'en', 'es'] as const) {
    const facility = facilityIn(wordsOf(text, language), language);
    if (facility !== undefined) return facility;
  }
  return undefined;
}
