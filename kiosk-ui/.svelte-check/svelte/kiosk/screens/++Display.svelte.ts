///<reference types="svelte" />
;
import Button from '../../kit/Button.svelte';
import Dialog from '../../kit/Dialog.svelte';
import type { Theme } from '../../kit/theme.svelte.ts';
import ThemeSwitch from '../../kit/ThemeSwitch.svelte';
import type { Kiosk } from '../kiosk.svelte.ts';
import { service } from '../service-words.ts';

;type $$ComponentProps =  { kiosk: Kiosk; theme: Theme; open: boolean; onclose: () => void };function $$render() {

  
  
  
  
  
  

  let { kiosk, theme, open, onclose }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(kiosk.words.t);

  $effect(() => {
    void service.fetch(kiosk.language);
  });
;
async () => {


 { const $$_golaiD0C = __sveltets_2_ensureComponent(Dialog); new $$_golaiD0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },open,onclose,"title":t.theme.label,"closeLabel":t.close,}});
   { const $$_hctiwSemehT1C = __sveltets_2_ensureComponent(ThemeSwitch); new $$_hctiwSemehT1C({ target: __sveltets_2_any(), props: {   theme,"words":t.theme,}});}
   { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"icon":`plug`,"onclick":() => (kiosk.diagnosing = true),}});
    service.in(kiosk.language).diagnostics.open;
   Button}
 Dialog}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Light or dark; and behind it, for a technician, the way to the diagnostics. */
const Display__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Display__SvelteComponent_ = ReturnType<typeof Display__SvelteComponent_>;
/*Ωignore_endΩ*/export default Display__SvelteComponent_;