///<reference types="svelte" />
;
import { clockTime } from '../../kit/moment.ts';
import type { BoxMessageOf } from '../../protocol/kiosk-socket.ts';
import type { Kiosk } from '../kiosk.svelte.ts';

;type $$ComponentProps =  { kiosk: Kiosk; classes: BoxMessageOf<'place'>['classes'] };function $$render() {
   const line/*Ωignore_positionΩ*/ = (name: string,
  coach: string | null,
  where: string | null,
  startsAt: number,
  minutes: number,
  cancelled: boolean)/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
   { svelteHTML.createElement("time", {});clockTime(startsAt, place); }
   { svelteHTML.createElement("div", { "class":`what`,});
     { svelteHTML.createElement("span", { "class":`name`,});name; }
    if(cancelled){
       { svelteHTML.createElement("span", { "class":`mark`,});t.cancelled; }
    } else if (startsAt <= kiosk.now){
       { svelteHTML.createElement("span", { "class":`mark`,});t.underWay; }
    }
     { svelteHTML.createElement("span", { "class":`detail`,});[coach && t.withCoach(coach), where, t.minutes(minutes)].filter(Boolean).join(' · '); }
   }
};return __sveltets_2_any(0)};
  
  
  

  let { kiosk, classes }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(kiosk.words.t.attract);
  const place = $derived({ language: kiosk.words.language, timeZone: kiosk.timeZone });
  const toCome = $derived(
    classes
      .filter(({ startsAt, minutes }) => startsAt + minutes * 60_000 > kiosk.now)
      .toSorted((a, b) => a.startsAt - b.startsAt),
  );

  let room = $state.raw(0);
  let row = $state.raw(0);
  let more = $state.raw(0);
  const fitting = $derived.by(() => {
    if (row === 0) return 1;
    const all = Math.floor(room / row);
    return toCome.length <= all ? toCome.length : Math.max(1, Math.floor((room - more) / row));
  });
  const hidden = $derived(toCome.length - fitting);
  const moreFits = $derived(hidden > 0 && room >= fitting * row + more);
;
async () => {


 { svelteHTML.createElement("section", { "aria-label":t.classes,});
   { svelteHTML.createElement("h2", {});t.classes; }
   { const $$_div1 = svelteHTML.createElement("div", {  "class":`room`,});room= $$_div1.clientHeight;
    if(toCome.length === 0){
       { svelteHTML.createElement("p", { "class":`none`,});t.noMoreClasses; }
    }else{
       { svelteHTML.createElement("ul", {});
            for(let { occurrenceId, name, coach, place: where, startsAt, minutes, cancelled } of __sveltets_2_ensureArray((toCome.slice(0, fitting)))){let index = 1;occurrenceId;
          if(index === 0){
             { const $$_li3 = svelteHTML.createElement("li", {  });cancelled;row= $$_li3.offsetHeight;
              ;__sveltets_2_ensureSnippet(line(name, coach, where, startsAt, minutes, cancelled));
             }
          }else{
             { svelteHTML.createElement("li", { });cancelled;;__sveltets_2_ensureSnippet(line(name, coach, where, startsAt, minutes, cancelled)); }
          }
        }
       }
       { const $$_p2 = svelteHTML.createElement("p", {   "class":`more`,});!moreFits;more= $$_p2.offsetHeight;t.moreClasses(Math.max(1, hidden)); }
    }
   }
 }




};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** The classes still to come today: as many as the room holds, and how many more there are. */
const ClassesToday__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ClassesToday__SvelteComponent_ = ReturnType<typeof ClassesToday__SvelteComponent_>;
/*Ωignore_endΩ*/export default ClassesToday__SvelteComponent_;