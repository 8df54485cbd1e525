///<reference types="svelte" />
;
import { untrack } from 'svelte';
import type { Kiosk } from '../kiosk.svelte.ts';
import type { Talk } from '../talk.svelte.ts';
import Conversation from './Conversation.svelte';
import Notice from './Notice.svelte';
import Over from './Over.svelte';

;type $$ComponentProps =  { kiosk: Kiosk; talk: Talk };function $$render() {

  
  
  
  
  
  

  let { kiosk, talk }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const phase = $derived(talk.phase);
  const begun = $derived(phase.name === 'starting' || phase.name === 'talking');

  $effect(() => {
    // What greeted the member does not come back after the conversation.
    if (begun) untrack(() => kiosk.finish());
  });
;
async () => {


if(phase.name === 'talking'){
   { const $$_noitasrevnoC0C = __sveltets_2_ensureComponent(Conversation); new $$_noitasrevnoC0C({ target: __sveltets_2_any(), props: {    kiosk,talk,"session":phase.session,}});}
} else if (phase.name === 'over'){
   { const $$_revO0C = __sveltets_2_ensureComponent(Over); new $$_revO0C({ target: __sveltets_2_any(), props: {       talk,"reason":phase.reason,"since":phase.since,"until":phase.until,}});}
} else if (phase.name !== 'idle'){
   { const $$_ecitoN0C = __sveltets_2_ensureComponent(Notice); new $$_ecitoN0C({ target: __sveltets_2_any(), props: {         kiosk,talk,"member":phase.member,"starting":phase.name !== 'notice',"leftMs":phase.name === 'notice' ? phase.startsAt - phase.since : 0,}});}
}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** A conversation from the notice to the goodbye. */
const TalkScreen__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TalkScreen__SvelteComponent_ = ReturnType<typeof TalkScreen__SvelteComponent_>;
/*Ωignore_endΩ*/export default TalkScreen__SvelteComponent_;