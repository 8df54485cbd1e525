///<reference types="svelte" />
;
import { drawings } from './drawings.ts';
import Button from '../../kit/Button.svelte';
import Icon from '../../kit/Icon.svelte';
import LiveRegion from '../../kit/LiveRegion.svelte';
import type { Greeted } from '../../protocol/kiosk-socket.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import TimeLeft from '../parts/TimeLeft.svelte';
import type { Talk } from '../talk.svelte.ts';
;

  interface Props {
    kiosk: Kiosk;
    talk: Talk;
    member: Greeted;
    /** It has been asked for; the box is about to answer. */
    starting: boolean;
    leftMs: number;
  };function $$render() {

  
  
  
  
  
  
  
  

  let { kiosk, talk, member, starting, leftMs }: Props = $props();
  const t = $derived(talk.t.offer);
  const hello = $derived(
    kiosk.words.in(talk.language).recognised.manners[member.communicationStyle ?? 'friendly'].hello(member.firstName),
  );

  function leave() {
    talk.end();
    kiosk.finish();
  }
;
async () => {


 { svelteHTML.createElement("div", {     "class":`screen notice`,"lang":talk.lang,...__sveltets_2_empty({"data-phase":starting ? 'starting' : 'notice'}),});
   { svelteHTML.createElement("h1", {});hello; }
   { svelteHTML.createElement("div", { "class":`who`,});
     { svelteHTML.createElement("p", { "class":`ai`,}); { svelteHTML.createElement("span", { "class":`sign`,}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {    "name":drawings.talk,"strokeWidth":2.2,}});} }t.ai; }
     { svelteHTML.createElement("ul", {});
       { svelteHTML.createElement("li", {}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":drawings.microphone,}});}t.listens; }
       { svelteHTML.createElement("li", {}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":drawings.lock,}});}t.kept; }
     }
   }
   { svelteHTML.createElement("footer", {});
    if(starting){
       { svelteHTML.createElement("p", { "class":`soon`,});t.starting; }
    }else{
       { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"look":`solid`,"icon":drawings.microphone,"onclick":() => talk.begin(),}});t.speak; Button}
       { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"icon":drawings.keyboard,"onclick":() => talk.begin({ typing: true }),}});t.write; Button}
       { svelteHTML.createElement("p", { "class":`soon`,});t.soon; }
    }
     { svelteHTML.createElement("span", { "class":`end`,}); { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"icon":`close`,"onclick":leave,}});talk.t.finish; Button} }
   }
  if(!starting){ { const $$_tfeLemiT1C = __sveltets_2_ensureComponent(TimeLeft); new $$_tfeLemiT1C({ target: __sveltets_2_any(), props: {  "ms":leftMs,}});}}
 }
 { const $$_noigeReviL0C = __sveltets_2_ensureComponent(LiveRegion); new $$_noigeReviL0C({ target: __sveltets_2_any(), props: {    "message":`${hello} ${t.ai} ${t.listens} ${t.kept}`,"lang":talk.lang,}});}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Greets a member at the kiosk's own reader, and says before anything is heard who will listen and what is kept. */
const Notice__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Notice__SvelteComponent_ = ReturnType<typeof Notice__SvelteComponent_>;
/*Ωignore_endΩ*/export default Notice__SvelteComponent_;