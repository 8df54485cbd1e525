import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { fleetWords as fr, type FleetWords } from './words-fr.ts';

export const fleetWords = pageWords<FleetWords>({
  fr,
  en: async () => (await import('./words-en.ts')).fleetWords,
  es: async () => (await import('./words-es.ts')).fleetWords,
});
