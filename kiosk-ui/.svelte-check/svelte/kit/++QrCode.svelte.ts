///<reference types="svelte" />
;
import { encode } from 'uqr';

;type $$ComponentProps =  { text: string; label: string };function $$render() {

  

  let { text, label }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const code = $derived(encode(text, { border: 2 }));
  const path = $derived(
    code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''),
  );
;
async () => {


 { svelteHTML.createElement("svg", {       "viewBox":`0 0 ${code.size} ${code.size}`,"role":`img`,"aria-label":label,"shape-rendering":`crispEdges`,});
   { svelteHTML.createElement("rect", {      "width":code.size,"height":code.size,"fill":`#fff`,});}
   { svelteHTML.createElement("path", {    "d":path,"fill":`#000`,});}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** A QR code, drawn here: what is in it never leaves the page. Dark on light in both themes, as cameras expect. */
const QrCode__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type QrCode__SvelteComponent_ = ReturnType<typeof QrCode__SvelteComponent_>;
/*Ωignore_endΩ*/export default QrCode__SvelteComponent_;