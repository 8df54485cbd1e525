///<reference types="svelte" />
;
import Icon from '../../kit/Icon.svelte';
import Button from '../../kit/Button.svelte';
import LiveRegion from '../../kit/LiveRegion.svelte';
import TimeLeft from '../parts/TimeLeft.svelte';
import type { OverReason } from '../talk-state.ts';
import type { Talk } from '../talk.svelte.ts';

;type $$ComponentProps =  { talk: Talk; reason: OverReason; since: number; until: number };function $$render() {

  
  
  
  
  
  

  let { talk, reason, since, until }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const friendly: readonly OverReason[] = ['farewell', 'touch', 'another-badge', 'inactivity', 'idle', 'staff'];
  const said = $derived(talk.t.over[reason]);
  const fault = $derived(!friendly.includes(reason));
;
async () => {


 { svelteHTML.createElement("div", {       "class":`screen over`,"lang":talk.lang,...__sveltets_2_empty({"data-phase":`over`}),...__sveltets_2_empty({"data-reason":reason}),});fault;
   { svelteHTML.createElement("span", { "class":`sign`,}); { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {    "name":fault ? 'plug' : 'wave',"strokeWidth":2,}});} }
   { svelteHTML.createElement("h1", {});said.title; }
   { svelteHTML.createElement("p", {});said.body; }
   { svelteHTML.createElement("footer", {}); { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => talk.end(),}});talk.t.finish; Button} }
   { const $$_tfeLemiT1C = __sveltets_2_ensureComponent(TimeLeft); new $$_tfeLemiT1C({ target: __sveltets_2_any(), props: {  "ms":until - since,}});}
 }
 { const $$_noigeReviL0C = __sveltets_2_ensureComponent(LiveRegion); new $$_noigeReviL0C({ target: __sveltets_2_any(), props: {    "message":`${said.title} ${said.body}`,"lang":talk.lang,}});}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** The conversation has ended: why, and what the member can do. */
const Over__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Over__SvelteComponent_ = ReturnType<typeof Over__SvelteComponent_>;
/*Ωignore_endΩ*/export default Over__SvelteComponent_;