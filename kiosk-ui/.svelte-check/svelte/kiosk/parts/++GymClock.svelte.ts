///<reference types="svelte" />
;
import { clockTime, longDay } from '../../kit/moment.ts';
import type { Kiosk } from '../kiosk.svelte.ts';

;type $$ComponentProps =  { kiosk: Kiosk; small?: boolean };function $$render() {

  
  

  let { kiosk, small = false }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const here = $derived({ language: kiosk.words.language, timeZone: kiosk.timeZone });
;
async () => {


 { svelteHTML.createElement("div", {  "class":`clock`,});small;
   { svelteHTML.createElement("time", { "class":`time`,});clockTime(kiosk.now, here); }
   { svelteHTML.createElement("span", { "class":`day`,});longDay(kiosk.now, here); }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** The time on the gym's wall, and the day. */
const GymClock__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type GymClock__SvelteComponent_ = ReturnType<typeof GymClock__SvelteComponent_>;
/*Ωignore_endΩ*/export default GymClock__SvelteComponent_;