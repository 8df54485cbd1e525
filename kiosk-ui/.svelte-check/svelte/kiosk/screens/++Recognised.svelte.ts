///<reference types="svelte" />
;
import Button from '../../kit/Button.svelte';
import Icon from '../../kit/Icon.svelte';
import { clockTime } from '../../kit/moment.ts';
import { greetingWords, type Greeting } from '../greeting-words.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import TimeLeft from '../parts/TimeLeft.svelte';

;type $$ComponentProps =  { kiosk: Kiosk; tap: Greeting; since: number; until: number };function $$render() {

  
  
  
  
  
  

  let { kiosk, tap, since, until }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(kiosk.words.in(kiosk.tapLanguage));
  const lang = $derived(kiosk.words.spoken(kiosk.tapLanguage));
  const said = $derived(greetingWords(t, tap));
  /** One sentence a line, so that the name stands alone in front. */
  const sentences = $derived(said.headline.split(/(?<=[.!?]) (?=\S)/));
  const time = $derived(clockTime(tap.at, { language: lang, timeZone: kiosk.timeZone }));
;
async () => {


 { svelteHTML.createElement("div", {   "class":`screen recognised`,lang,});tap.type === 'departed';
   { svelteHTML.createElement("span", { "class":`sign`,}); { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {    "name":tap.type === 'departed' ? 'wave' : 'check',"strokeWidth":2.4,}});} }
   { svelteHTML.createElement("h1", {});
        for(let sentence of __sveltets_2_ensureArray(sentences)){let index = 1;index; { svelteHTML.createElement("span", {   });index === 0;sentence.length > 19;sentence + ' '; }}
   }
   { svelteHTML.createElement("p", { "class":`detail`,});said.detail; }
   { svelteHTML.createElement("footer", {});
     { svelteHTML.createElement("ul", {});
      if(tap.type === 'admitted' && tap.door){
         { svelteHTML.createElement("li", {}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":`door`,}});}t.recognised.doorNamed(tap.door); }
      }
       { svelteHTML.createElement("li", {}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":`clock`,}});}time; }
     }
    if(kiosk.open && tap.type === 'admitted'){ { const $$_reffOrooD_nepo_ksoik2C = __sveltets_2_ensureComponent(kiosk.open.DoorOffer); new $$_reffOrooD_nepo_ksoik2C({ target: __sveltets_2_any(), props: {    "talk":kiosk.open.talk,"whom":tap,}});}}
     { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => kiosk.finish(),}});t.recognised.finish; Button}
   }
   { const $$_tfeLemiT1C = __sveltets_2_ensureComponent(TimeLeft); new $$_tfeLemiT1C({ target: __sveltets_2_any(), props: {  "ms":until - since,}});}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Greets a member by first name, in their language and manner; or says goodbye. The words are the caption of the greeting. */
const Recognised__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Recognised__SvelteComponent_ = ReturnType<typeof Recognised__SvelteComponent_>;
/*Ωignore_endΩ*/export default Recognised__SvelteComponent_;