///<reference types="svelte" />
;
import type { Language } from '../protocol/kiosk-socket.ts';

;type $$ComponentProps =  { message: string; lang?: Language };function $$render() {

  

  let { message, lang }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {


 { svelteHTML.createElement("div", {        "class":`visually-hidden`,"role":`status`,"aria-live":`polite`,"aria-atomic":`true`,lang,});message; }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Says its message to a screen reader whenever it changes. Stays on the page: a region that comes with its words is often not read. */
const LiveRegion__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LiveRegion__SvelteComponent_ = ReturnType<typeof LiveRegion__SvelteComponent_>;
/*Ωignore_endΩ*/export default LiveRegion__SvelteComponent_;