///<reference types="svelte" />
;
import Icon from '../../kit/Icon.svelte';
import type { Kiosk } from '../kiosk.svelte.ts';
import { service } from '../service-words.ts';
import { readSimulator, setReader, tapBadge, type Simulated, type SimulatedBadge } from './simulator-client.ts';

;type $$ComponentProps =  { kiosk: Kiosk };function $$render() {

  
  
  
  

  let { kiosk }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(service.in(kiosk.words.language).simulator);
  $effect(() => void service.fetch(kiosk.words.language));
  const lang = $derived(kiosk.words.language);
  let open = $state.raw(false);
  let simulated = $state.raw<Simulated>();
  let failed = $state.raw(false);
  let chosen = $state.raw<string>();
  let tapped = $state.raw('');

  const badgesOf = (group: SimulatedBadge['group']) => simulated?.badges.filter((badge) => badge.group === group) ?? [];
  const reader = $derived(simulated?.readers.find(({ id }) => id === chosen) ?? simulated?.readers[0]);
  /** The socket tells sooner than the list, for the readers of this kiosk. */
  const lost = $derived(reader ? (kiosk.state.readers[reader.id]?.state ?? reader.state) === 'lost' : false);
  const groups = $derived([
    { title: t.members, badges: badgesOf('member') },
    { title: t.refusals, badges: badgesOf('refusal') },
    { title: t.oddities, badges: badgesOf('oddity') },
  ]);

  async function attempt(action: () => Promise<unknown>) {
    try {
      await action();
      failed = false;
    } catch {
      failed = true;
    }
  }
  const load = () => attempt(async () => (simulated = await readSimulator()));
  void load();

  function tap(badge: SimulatedBadge) {
    if (!reader) return;
    const { id } = reader;
    tapped = badge.label;
    void attempt(() => tapBadge(id, badge.label));
  }

  function plug(state: 'plugged' | 'unplugged') {
    if (!reader) return;
    const { id } = reader;
    void attempt(async () => {
      await setReader(id, state);
      simulated = await readSimulator();
    });
  }

  function typed(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || kiosk.screen === 'code') return;
    const badge = /^[1-6]$/.test(event.key) ? badgesOf('member')[Number(event.key) - 1] : undefined;
    if (badge) tap(badge);
  }
;
async () => {


 { svelteHTML.createElement("svelte:window", {  "onkeydown":typed,});}

 { svelteHTML.createElement("aside", {   "class":`simulator`,"aria-label":t.title,});
  if(!open){
     { svelteHTML.createElement("button", {       "type":`button`,"class":`tab`,"aria-expanded":`false`,"onclick":() => ((open = true), load()),});t.open; }
  }else{
     { svelteHTML.createElement("div", { "class":`panel`,});
       { svelteHTML.createElement("header", {});
         { svelteHTML.createElement("h2", {});t.title; }
         { svelteHTML.createElement("button", {       "type":`button`,"class":`close`,"aria-label":kiosk.words.t.close,"onclick":() => (open = false),});
           { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":`close`,}});}
         }
       }
      if(failed){ { svelteHTML.createElement("p", {   "class":`failed`,"role":`alert`,});t.failed; }}
      if(simulated){
         { svelteHTML.createElement("div", { "class":`wiring`,});
           { svelteHTML.createElement("label", {});
             { svelteHTML.createElement("span", {});t.reader; }
             { svelteHTML.createElement("select", {  "bind:value":__sveltets_2_get_set_binding(() => reader?.id,(id) => (chosen = id)),});
                 for(let { id, name, purpose } of __sveltets_2_ensureArray(simulated.readers)){id;
                 { svelteHTML.createElement("option", { "value":id,});name; t.purposes[purpose];  }
              }
             }
           }
           { svelteHTML.createElement("button", {     "type":`button`,"class":`plug`,"onclick":() => plug(lost ? 'plugged' : 'unplugged'),});
             { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":`plug`,}});}lost ? t.plug : t.unplug;
           }
         }
         { svelteHTML.createElement("div", { "class":`lists`,});
             for(let { title, badges } of __sveltets_2_ensureArray(groups)){title;
            if(badges.length > 0){
               { svelteHTML.createElement("h3", {});title; }
               { svelteHTML.createElement("ul", {});
                    for(let badge of __sveltets_2_ensureArray(badges)){let index = 1;badge.label;
                   { svelteHTML.createElement("li", {});
                     { svelteHTML.createElement("button", {          "type":`button`,"class":`badge`,...__sveltets_2_empty({"data-badge":badge.label}),"onclick":() => tap(badge),});tapped === badge.label;
                       { svelteHTML.createElement("span", {    "class":`key`,"aria-hidden":`true`,});badge.group === 'member' && index < 6 ? index + 1 : ''; }
                       { svelteHTML.createElement("span", { "class":`who`,});
                         { svelteHTML.createElement("strong", {});badge.name; }
                         { svelteHTML.createElement("small", {});badge.note[lang]; }
                       }
                     }
                   }
                }
               }
            }
          }
         }
         { svelteHTML.createElement("p", { "class":`keys`,});t.keys; }
      } else if (!failed){
         { svelteHTML.createElement("p", {});t.loading; }
      }
     }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Badges to tap without a badge: for the demo and the tests. Stands beside the screen, never over it. */
const Simulator__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Simulator__SvelteComponent_ = ReturnType<typeof Simulator__SvelteComponent_>;
/*Ωignore_endΩ*/export default Simulator__SvelteComponent_;