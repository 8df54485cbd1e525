///<reference types="svelte" />
;
import Button from '../../kit/Button.svelte';
import Icon from '../../kit/Icon.svelte';
import type { Kiosk } from '../kiosk.svelte.ts';
import GymClock from '../parts/GymClock.svelte';

;type $$ComponentProps =  { kiosk: Kiosk };function $$render() {

  
  
  
  

  let { kiosk }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const words = $derived(kiosk.words.t.reconnecting);
  const connection = $derived(kiosk.state.connection);
  const down = $derived(connection.state === 'down' ? connection : null);
  const here = $derived({ now: kiosk.now, timeZone: kiosk.timeZone });
  /** A first connection takes a moment; that is no failure yet. */
  const calm = $derived(!down || (down.cause === 'starting' && down.attempts < 2));
  const said = $derived.by(() => {
    if (down?.cause === 'replaced') return { title: words.replaced, body: words.replacedBody };
    if (down?.cause === 'unknown-kiosk') return { title: words.unknownKiosk, body: words.unknownKioskBody(kiosk.slug) };
    return { title: words.title, body: words.body };
  });
;
async () => {


 { svelteHTML.createElement("div", { "class":`screen reconnecting`,});
   { svelteHTML.createElement("header", {});
    if(kiosk.state.place){ { svelteHTML.createElement("p", { "class":`gym`,});kiosk.state.place.gym.name; }}
      { const $$_kcolCmyG2C = __sveltets_2_ensureComponent(GymClock); new $$_kcolCmyG2C({ target: __sveltets_2_any(), props: { kiosk,"small":true,}});}
   }
  if(calm){
     { svelteHTML.createElement("div", { "class":`middle`,});
       { svelteHTML.createElement("span", {   "class":`seek`,"aria-hidden":`true`,}); }
       { svelteHTML.createElement("h1", { "class":`calm`,});words.starting; }
     }
  } else if (down){
     { svelteHTML.createElement("div", { "class":`middle`,});
      if(down.cause === 'silent' || down.cause === 'starting'){
         { svelteHTML.createElement("span", {   "class":`seek`,"aria-hidden":`true`,}); }
      }else{
         { svelteHTML.createElement("span", { "class":`sign`,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {    "name":`plug`,"strokeWidth":1.6,}});} }
      }
       { svelteHTML.createElement("h1", {});said.title; }
       { svelteHTML.createElement("p", { "class":`body`,});said.body; }
     }
     { svelteHTML.createElement("footer", {});
       { svelteHTML.createElement("p", {});
        if(down.cause !== 'replaced'){
          words.since(down.since + kiosk.state.clockOffsetMs, here);  words.tries(down.attempts);
        }
       }
       { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => kiosk.retryNow(),}});down.cause === 'replaced' ? words.takeBack : words.retry; Button}
     }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** The box does not answer: since when, how often this screen has tried, and what to do meanwhile. */
const Reconnecting__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Reconnecting__SvelteComponent_ = ReturnType<typeof Reconnecting__SvelteComponent_>;
/*Ωignore_endΩ*/export default Reconnecting__SvelteComponent_;