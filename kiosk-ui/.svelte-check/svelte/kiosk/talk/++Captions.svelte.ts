///<reference types="svelte" />
;
import type { Caption } from '../talk-session.ts';
import type { TalkWords } from '../words/talk-fr.ts';

;type $$ComponentProps =  { captions: readonly Caption[]; t: TalkWords };function $$render() {

  
  

  let { captions, t }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  let list: HTMLElement;
  let height = $state.raw(0);
  const newest = $derived(captions.at(-1)?.turn);
  /** French sets a space before some marks and within « 17 h 30 », and no line breaks there. */
  const unbroken = (text: string) =>
    text.replaceAll(/ (?=[!?:;»])|(?<=«) |(?<=\d) (?=h\b)|(?<=\d h) (?=\d)/g, '\u00A0');

  $effect(() => {
    // Every word that comes, and less room, moves the newest line into sight.
    if (captions.length > 0 && height > 0) list.scrollTop = list.scrollHeight;
  });
;
async () => {



 { const $$_div0 = svelteHTML.createElement("div", {         "class":`captions`,"role":`log`,"aria-label":t.conversation,"tabindex":0,});list = $$_div0;height= $$_div0.clientHeight;
  if(captions.length === 0){
     { svelteHTML.createElement("p", { "class":`first`,});t.atYourService; }
  }
     for(let { turn, role, text, final } of __sveltets_2_ensureArray(captions)){turn;
     { svelteHTML.createElement("p", {   "class":role,});final;turn === newest;
       { svelteHTML.createElement("span", { "class":`who`,});role === 'member' ? t.you : 'JARVIS'; }
      unbroken(text);
     }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** What both have said, large, the newest at the bottom. */
const Captions__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Captions__SvelteComponent_ = ReturnType<typeof Captions__SvelteComponent_>;
/*Ωignore_endΩ*/export default Captions__SvelteComponent_;