///<reference types="svelte" />
;
import { drawings } from './drawings.ts';
import Button from '../../kit/Button.svelte';
import type { Greeted } from '../../protocol/kiosk-socket.ts';
import type { Talk } from '../talk.svelte.ts';

;type $$ComponentProps =  { talk: Talk; whom: { tapId: string; member: Greeted } };function $$render() {

  
  
  
  

  let { talk, whom }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(talk.words.in(whom.member.language ?? talk.language).offer);
;
async () => {


 { svelteHTML.createElement("div", {});
   { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"look":`solid`,"icon":drawings.talk,"onclick":() => talk.begin({ whom }),}});t.talk; Button}
   { svelteHTML.createElement("p", {});t.aiShort; t.listens; }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** At a door: a talk for whoever wants one, and with whom it would be. */
const DoorOffer__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type DoorOffer__SvelteComponent_ = ReturnType<typeof DoorOffer__SvelteComponent_>;
/*Ωignore_endΩ*/export default DoorOffer__SvelteComponent_;