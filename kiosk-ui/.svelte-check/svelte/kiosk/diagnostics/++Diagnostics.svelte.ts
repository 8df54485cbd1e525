///<reference types="svelte" />
;
import { onDestroy } from 'svelte';
import Button from '../../kit/Button.svelte';
import Icon from '../../kit/Icon.svelte';
import { decibels } from '../audio/level.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import { service } from '../service-words.ts';
import { drawings } from '../talk/drawings.ts';
import { MicrophoneTest } from './microphone-test.svelte.ts';

;type $$ComponentProps =  { kiosk: Kiosk };function $$render() {

  
  
  
  
  
  
  
  

  let { kiosk }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(service.in(kiosk.language).diagnostics);
  const test = new MicrophoneTest((duplex) => kiosk.open?.talk.duplex(duplex));
  const readers = $derived(Object.values(kiosk.state.readers));
  const on = $derived(test.microphone === 'on');
  const busy = $derived(!on || test.doing !== 'nothing');
  const db = (value: number) => Math.round(decibels(value));
  /** From −60 dB to 0, as a share of the bar. */
  const share = (value: number) => Math.max(0, Math.min(1, 1 + decibels(value) / 60));
  const verdict = $derived.by(() => {
    const { echo } = test;
    if (!echo) return '';
    if (echo.verdict === 'deaf') return t.deaf;
    return echo.verdict === 'quiet' ? t.passed(echo.echoDb) : t.failed(echo.echoDb, echo.lagMs);
  });

  $effect(() => {
    void service.fetch(kiosk.language);
  });
  onDestroy(() => test.close());
;
async () => {


 { svelteHTML.createElement("div", {   "class":`screen diagnostics`,"lang":service.spoken(kiosk.language),});
   { svelteHTML.createElement("header", {});
     { svelteHTML.createElement("h1", {});t.title; }
     { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"icon":`close`,"onclick":() => (kiosk.diagnosing = false),}});t.close; Button}
   }
   { svelteHTML.createElement("p", { "class":`stays`,}); { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":drawings.lock,}});}t.stays; }
   { svelteHTML.createElement("div", { "class":`parts`,});
     { svelteHTML.createElement("section", {});
       { svelteHTML.createElement("h2", {}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":drawings.microphone,}});}t.level; }
       { svelteHTML.createElement("div", {             "class":`meter`,"role":`meter`,"aria-label":t.level,"aria-valuemin":-60,"aria-valuemax":0,"aria-valuenow":Math.max(-60, db(test.level.rms)),});
         { svelteHTML.createElement("span", {  "class":`bar`,});__sveltets_2_ensureType(String, Number, `${share(test.level.rms) * 100} `); }
         { svelteHTML.createElement("span", { "class":`mark`,}); }
         { svelteHTML.createElement("span", {  "class":`peak`,});__sveltets_2_ensureType(String, Number, `${share(test.peak) * 100} `); }
       }
       { svelteHTML.createElement("p", { "role":`status`,});t.microphone[test.microphone]; on ? t.speak : ''; }
      if(on){ { svelteHTML.createElement("p", { "class":`figure`,});t.peak(db(test.peak)); }}else{
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"look":`solid`,"icon":drawings.microphone,"onclick":() => test.open(),}});t.start; Button}
      }
     }
     { svelteHTML.createElement("section", {});
       { svelteHTML.createElement("h2", {}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":drawings.louder,}});}t.loopback; }
       { svelteHTML.createElement("p", {});t.loopbackBody; }
      if(test.doing === 'recording' || test.doing === 'playing'){
         { svelteHTML.createElement("p", {   "class":`now`,"role":`status`,});test.doing === 'recording' ? t.recording : t.playing; }
      }else{
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"disabled":busy,"onclick":() => void test.loopback(),}});t.record; Button}
      }
     }
     { svelteHTML.createElement("section", {});
       { svelteHTML.createElement("h2", {}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":drawings.voice,}});}t.echo; }
       { svelteHTML.createElement("p", {});t.echoBody; }
      if(test.doing === 'testing'){
         { svelteHTML.createElement("p", {   "class":`now`,"role":`status`,});t.testing; }
      }else{
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"disabled":busy,"onclick":() => void test.testEcho(),}});t.test; Button}
      }
       { svelteHTML.createElement("p", {     "class":`verdict`,"role":`status`,...__sveltets_2_empty({"data-verdict":test.echo?.verdict}),});verdict; }
       { svelteHTML.createElement("p", { "class":`small`,});t.duplex[test.duplex ?? 'none']; }
     }
     { svelteHTML.createElement("section", {});
       { svelteHTML.createElement("h2", {}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":drawings.card,}});}t.readers; }
      if(readers.length === 0){ { svelteHTML.createElement("p", {});t.noReaders; }}
       { svelteHTML.createElement("ul", {});
           for(let { readerId, name, state, cause } of __sveltets_2_ensureArray(readers)){readerId;
           { svelteHTML.createElement("li", { ...__sveltets_2_empty({"data-reader":state}),});
             { const $$_nocI5C = __sveltets_2_ensureComponent(Icon); new $$_nocI5C({ target: __sveltets_2_any(), props: {  "name":state === 'ready' ? 'check' : state === 'lost' ? 'plug' : 'clock',}});}
             { svelteHTML.createElement("span", { }); { svelteHTML.createElement("strong", {});name; }  t.readerStates[state];if(cause){ { svelteHTML.createElement("br", {});}cause;} }
           }
        }
       }
     }
   }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** For a technician: does the microphone hear, the loudspeaker sound, the one hear the other, and do the readers answer. */
const Diagnostics__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Diagnostics__SvelteComponent_ = ReturnType<typeof Diagnostics__SvelteComponent_>;
/*Ωignore_endΩ*/export default Diagnostics__SvelteComponent_;