///<reference types="svelte" />
;
import { clockTime } from '../../kit/moment.ts';
import type { BoxMessageOf } from '../../protocol/kiosk-socket.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import { openToday } from '../open-today.ts';

;type $$ComponentProps =  { kiosk: Kiosk; today: BoxMessageOf<'place'>['today'] };function $$render() {

  
  
  
  

  let { kiosk, today }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(kiosk.words.t.attract);
  const here = $derived({ now: kiosk.now, timeZone: kiosk.timeZone });
  const place = $derived({ language: kiosk.words.language, timeZone: kiosk.timeZone });
  const current = $derived(openToday(today, kiosk.now));
  const change = $derived.by(() => {
    if (current.state === 'closed-all-day') return '';
    if (current.state === 'open') return current.closesAt === null ? t.allDayLong : t.closesAt(current.closesAt, here);
    return current.opensAt === null ? t.doneForToday : t.opensAt(current.opensAt, here);
  });
  const hours = $derived(today.intervals.map(({ from, to }) => `${clockTime(from, place)} – ${clockTime(to, place)}`));
;
async () => {


 { svelteHTML.createElement("div", {  "class":`today`,});current.state === 'open';
   { svelteHTML.createElement("p", { "class":`state`,});
     { svelteHTML.createElement("span", {   "class":`dot`,"aria-hidden":`true`,}); }
     { svelteHTML.createElement("span", {});
       { svelteHTML.createElement("strong", {});
        current.state === 'open' ? t.openNow : current.state === 'closed' ? t.closedNow : t.closedToday;
       }if(change){ change;}
     }
   }
  if(current.state !== 'closed-all-day' && !(current.state === 'open' && current.closesAt === null)){
     { svelteHTML.createElement("p", { "class":`hours`,}); { svelteHTML.createElement("span", { "class":`visually-hidden`,});t.hours;   }hours.join(' · '); }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Open or closed, until when, and the day's hours. */
const OpenToday__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OpenToday__SvelteComponent_ = ReturnType<typeof OpenToday__SvelteComponent_>;
/*Ωignore_endΩ*/export default OpenToday__SvelteComponent_;