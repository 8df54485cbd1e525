///<reference types="svelte" />
;
import Button from '../../kit/Button.svelte';
import Icon from '../../kit/Icon.svelte';
import type { BoxMessageOf } from '../../protocol/kiosk-socket.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import TimeLeft from '../parts/TimeLeft.svelte';
import { refusalWords } from '../refusal-words.ts';

;type $$ComponentProps =  { kiosk: Kiosk; tap: BoxMessageOf<'refused'>; since: number; until: number };function $$render() {

  
  
  
  
  
  

  let { kiosk, tap, since, until }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ =
    $props();
  const t = $derived(kiosk.words.in(kiosk.tapLanguage).refused);
  const lang = $derived(kiosk.words.spoken(kiosk.tapLanguage));
  const said = $derived(refusalWords(t.refusals, tap.refusal, { now: tap.at, timeZone: kiosk.timeZone }));
;
async () => {


 { svelteHTML.createElement("div", {    "class":`screen refused`,lang,...__sveltets_2_empty({"data-reason":tap.refusal.reason}),});
   { svelteHTML.createElement("div", {   "class":`said`,"role":`alert`,});
     { svelteHTML.createElement("p", { "class":`state`,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`pause`,}});}t.doorShut; }
     { svelteHTML.createElement("h1", {});said.title; }
     { svelteHTML.createElement("p", { "class":`why`,});said.why; }
     { svelteHTML.createElement("div", { "class":`next`,});
       { svelteHTML.createElement("span", { "class":`arrow`,}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {    "name":`arrow`,"strokeWidth":2.4,}});} }
       { svelteHTML.createElement("p", {}); { svelteHTML.createElement("span", { "class":`label`,});t.next; }said.next; }
     }
   }
   { svelteHTML.createElement("footer", {}); { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => kiosk.finish(),}});t.finish; Button} }
   { const $$_tfeLemiT1C = __sveltets_2_ensureComponent(TimeLeft); new $$_tfeLemiT1C({ target: __sveltets_2_any(), props: {  "ms":until - since,}});}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Why the door stays shut, in one sentence, and what the member can do now. No name, no shame. */
const Refused__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Refused__SvelteComponent_ = ReturnType<typeof Refused__SvelteComponent_>;
/*Ωignore_endΩ*/export default Refused__SvelteComponent_;