///<reference types="svelte" />
;
import Icon from '../../kit/Icon.svelte';
import type { BoxMessageOf } from '../../protocol/kiosk-socket.ts';
import type { KioskWords } from '../words/fr.ts';

;type $$ComponentProps =  { link: BoxMessageOf<'link'>; t: KioskWords['link'] };function $$render() {

  
  
  

  let { link, t }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {


 { svelteHTML.createElement("p", {    "class":`chip`,...__sveltets_2_empty({"data-link":link.state}),});link.state === 'down';
   { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":link.state === 'up' ? 'cloud' : 'cloudOff',}});}
  if(link.state === 'up'){
     { svelteHTML.createElement("span", {});link.waiting > 0 ? t.sending(link.waiting) : t.up; }
  }else{
     { svelteHTML.createElement("span", { });t.down;if(link.waiting > 0){ t.waiting(link.waiting);} }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Whether the box reaches the hub: never the member's worry, and never hidden. */
const LinkChip__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LinkChip__SvelteComponent_ = ReturnType<typeof LinkChip__SvelteComponent_>;
/*Ωignore_endΩ*/export default LinkChip__SvelteComponent_;