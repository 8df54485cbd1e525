///<reference types="svelte" />
;
import Icon from '../../kit/Icon.svelte';
import type { Greeted } from '../../protocol/kiosk-socket.ts';
import { greetingWords } from '../greeting-words.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import { refusalWords } from '../refusal-words.ts';

;type $$ComponentProps =  { kiosk: Kiosk; member: Greeted };function $$render() {

  
  
  
  
  

  let { kiosk, member }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const tap = $derived(kiosk.state.shown?.tap);
  const t = $derived(kiosk.words.in(kiosk.tapLanguage));
  const said = $derived.by(() => {
    if (!tap || tap.member?.memberId === member.memberId) return null;
    if (tap.type !== 'refused') return { ...greetingWords(t, tap), refused: false };
    const { title, next } = refusalWords(t.refused.refusals, tap.refusal, { now: tap.at, timeZone: kiosk.timeZone });
    return { headline: `${title}.`, detail: next, refused: true };
  });
;
async () => {


if(said){
   { svelteHTML.createElement("p", {       "role":`status`,"lang":kiosk.words.spoken(kiosk.tapLanguage),...__sveltets_2_empty({"data-passing":tap?.type}),});said.refused;
     { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":said.refused ? 'pause' : 'check',}});} { svelteHTML.createElement("span", {}); { svelteHTML.createElement("strong", {});said.headline; } said.detail; }
   }
}


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Whoever passes a reader while another member talks is greeted, or told why not, without taking the screen away. */
const Passing__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Passing__SvelteComponent_ = ReturnType<typeof Passing__SvelteComponent_>;
/*Ωignore_endΩ*/export default Passing__SvelteComponent_;