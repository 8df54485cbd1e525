///<reference types="svelte" />
;
import type { Component } from 'svelte';
import LiveRegion from '../kit/LiveRegion.svelte';
import { Theme } from '../kit/theme.svelte.ts';
import type { Kiosk } from './kiosk.svelte.ts';
import { spokenWords } from './spoken-words.ts';
import Attract from './screens/Attract.svelte';
import Recognised from './screens/Recognised.svelte';
import Reconnecting from './screens/Reconnecting.svelte';
import Refused from './screens/Refused.svelte';
import { markWhenPainted } from './tap-shown.ts';

;type $$ComponentProps =  { kiosk: Kiosk };function $$render() {

  
  
  
  
  
  
  
  
  
  

  let { kiosk }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const theme = new Theme();
  const shown = $derived(kiosk.state.shown);
  const shownTapId = $derived(shown?.tap.tapId);
  const lang = $derived(kiosk.words.language);
  const tapLang = $derived(kiosk.words.spoken(kiosk.tapLanguage));
  const connected = $derived(kiosk.state.connection.state === 'up');
  const open = $derived(kiosk.screen === 'code' || !connected ? undefined : kiosk.open);
  const phase = $derived(open?.talk.phase.name ?? 'idle');
  const said = $derived(
    phase !== 'idle' ? '' : spokenWords(kiosk.screen, kiosk.state, kiosk.words.t, kiosk.words.in(kiosk.tapLanguage)),
  );
  const simulated = $derived(kiosk.state.place?.simulator === true);
  // Rarely needed, and never when the box is out of reach: these come when called for.
  const chunks = {
    code: () => import('./screens/Code.svelte'),
    simulator: () => import('./simulator/Simulator.svelte'),
    diagnostics: () => import('./diagnostics/Diagnostics.svelte'),
  };
  let parts = $state.raw<{ [part in keyof typeof chunks]?: Component<{ kiosk: Kiosk }> }>({});
  const bring = async (part: keyof typeof chunks) => {
    const chunk = await chunks[part]();
    parts = { ...parts, [part]: chunk.default };
  };

  $effect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dataset['screen'] = phase !== 'idle' && phase !== 'notice' ? 'talk' : kiosk.screen;
    document.title = kiosk.state.place?.gym.name ?? 'JARVIS Edge';
  });
  $effect(() => {
    if (shownTapId) markWhenPainted(shownTapId);
  });
  $effect(() => {
    if (connected) void kiosk.words.fetchAll();
    if (connected) void kiosk.bringTalk();
  });
  $effect(() => {
    if (kiosk.screen === 'code') void bring('code');
    if (simulated) void bring('simulator');
    if (kiosk.diagnosing) void bring('diagnostics');
  });
;
async () => {


 { svelteHTML.createElement("svelte:window", {    "onpointerdown":() => kiosk.touched(),"onkeydown":() => kiosk.touched(),});}

 { svelteHTML.createElement("div", { "class":`kiosk`,});
   { svelteHTML.createElement("main", { "class":`stage`,});
    if(kiosk.diagnosing){
       { const $$_scitsongaid_strap2C = __sveltets_2_ensureComponent(parts.diagnostics); new $$_scitsongaid_strap2C({ target: __sveltets_2_any(), props: { kiosk,}});}
    } else if (kiosk.screen === 'code'){
       { const $$_edoc_strap2C = __sveltets_2_ensureComponent(parts.code); new $$_edoc_strap2C({ target: __sveltets_2_any(), props: { kiosk,}});}
    } else if (open && phase !== 'idle'){
       { const $$_neercS_nepo2C = __sveltets_2_ensureComponent(open.Screen); new $$_neercS_nepo2C({ target: __sveltets_2_any(), props: {   kiosk,"talk":open.talk,}});}
    } else if (shown?.tap.type === 'refused'){
      shown.tap.tapId; { { const $$_desufeR2C = __sveltets_2_ensureComponent(Refused); new $$_desufeR2C({ target: __sveltets_2_any(), props: {       kiosk,"tap":shown.tap,"since":shown.since,"until":shown.until,}});}}
    } else if (shown){
      shown.tap.tapId; { { const $$_desingoceR2C = __sveltets_2_ensureComponent(Recognised); new $$_desingoceR2C({ target: __sveltets_2_any(), props: {       kiosk,"tap":shown.tap,"since":shown.since,"until":shown.until,}});}}
    } else if (kiosk.screen === 'attract' && kiosk.state.place){
       { const $$_tcarttA2C = __sveltets_2_ensureComponent(Attract); new $$_tcarttA2C({ target: __sveltets_2_any(), props: {    kiosk,theme,"place":kiosk.state.place,}});}
    }else{
       { const $$_gnitcennoceR2C = __sveltets_2_ensureComponent(Reconnecting); new $$_gnitcennoceR2C({ target: __sveltets_2_any(), props: { kiosk,}});}
    }
   }
  if(simulated){ { const $$_rotalumis_strap1C = __sveltets_2_ensureComponent(parts.simulator); new $$_rotalumis_strap1C({ target: __sveltets_2_any(), props: { kiosk,}});}}
 }

 { const $$_noigeReviL0C = __sveltets_2_ensureComponent(LiveRegion); new $$_noigeReviL0C({ target: __sveltets_2_any(), props: {    "message":said,"lang":shown ? tapLang : lang,}});}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Shows the screen that the state names, and says aloud what a member should know. */
const App__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type App__SvelteComponent_ = ReturnType<typeof App__SvelteComponent_>;
/*Ωignore_endΩ*/export default App__SvelteComponent_;