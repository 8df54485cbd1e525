import { pageWords } from '../../../kiosk-ui/kit/reading.svelte.ts';
import { placeWords as fr, type PlaceWords } from './words-fr.ts';

export const placeWords = pageWords<PlaceWords>({
  fr,
  en: async () => (await import('./words-en.ts')).placeWords,
  es: async () => (await import('./words-es.ts')).placeWords,
});
