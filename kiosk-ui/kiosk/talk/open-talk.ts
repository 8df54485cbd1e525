import { Talk, type TalkWorld } from '../talk.svelte.ts';
import DoorOffer from './DoorOffer.svelte';
import TalkScreen from './TalkScreen.svelte';

/** The part that converses, whole: what it knows and what it shows. */
export const openTalk = (world: TalkWorld) => ({ talk: new Talk(world), Screen: TalkScreen, DoorOffer });
export type OpenTalk = ReturnType<typeof openTalk>;
