///<reference types="svelte" />
;
import type { CodeAnswer } from '../kiosk-state.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import { service } from '../service-words.ts';

;type $$ComponentProps =  { kiosk: Kiosk; answer: Extract<CodeAnswer, { state: 'confirming' }> };function $$render() {

  
  
  

  let { kiosk, answer }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(service.in(kiosk.language).code);
  const leftS = $derived(
    answer.until === null ? null : Math.max(0, Math.ceil((answer.until - kiosk.screenTime) / 1000)),
  );
;
async () => {


 { svelteHTML.createElement("div", { "class":`confirming`,});
   { svelteHTML.createElement("header", { "role":`status`,});
     { svelteHTML.createElement("h1", {});t.confirmTitle; }
     { svelteHTML.createElement("p", { "class":`body`,});t.confirmBody; }
   }
   { svelteHTML.createElement("ol", {     "class":`words`,"aria-label":t.words,"translate":`no`,});
       for(let word of __sveltets_2_ensureArray(answer.words)){word; { svelteHTML.createElement("li", {});word; }}
   }
   { svelteHTML.createElement("div", { "class":`beside`,});
     { svelteHTML.createElement("p", { "class":`step`,});t.confirmElse; }
    if(answer.hubAway){
       { svelteHTML.createElement("p", {   "class":`problem`,"role":`alert`,});t.hubAway; }
    } else if (leftS !== null){
       { svelteHTML.createElement("p", { "class":`body`,});leftS > 0 ? t.confirmLeft(t.wait(leftS)) : t.confirmOver; }
    }
   }
   { svelteHTML.createElement("button", {     "type":`button`,"class":`other`,"onclick":() => kiosk.otherCode(),});t.otherCode; }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** The words of the box's key, until somebody has compared them with those at the console. */
const Confirming__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Confirming__SvelteComponent_ = ReturnType<typeof Confirming__SvelteComponent_>;
/*Ωignore_endΩ*/export default Confirming__SvelteComponent_;