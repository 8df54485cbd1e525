///<reference types="svelte" />
;
import { drawings } from './drawings.ts';
import Icon, { type IconName } from '../../kit/Icon.svelte';
import type { CardName, TalkWords } from '../words/talk-fr.ts';
import type { CardView } from './card-view.ts';

;type $$ComponentProps =  { card: CardView; t: TalkWords; onsay: (text: string) => void };function $$render() {

  
  
  
  

  let { card, t, onsay }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const icons: Record<CardName, IconName> = {
    timetable: drawings.calendar,
    my_bookings: drawings.ticket,
    my_progress: drawings.progress,
    membership: drawings.card,
    opening_hours: 'clock',
    book_class: 'check',
    cancel_booking: 'check',
    report_equipment: drawings.wrench,
    leave_feedback: drawings.talk,
    call_staff: drawings.person,
  };
;
async () => {


 { svelteHTML.createElement("section", {     "class":`card`,"aria-label":card.title,...__sveltets_2_empty({"data-card":card.name}),});
   { svelteHTML.createElement("header", {});
     { svelteHTML.createElement("h2", {}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":icons[card.name],}});}card.title; }
    if(card.personal){ { svelteHTML.createElement("span", { "class":`private`,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":drawings.lock,}});}t.onlyYou; }}
   }
  if(card.figures.length > 0){
     { svelteHTML.createElement("dl", {});
         for(let { value, label } of __sveltets_2_ensureArray(card.figures)){label;
         { svelteHTML.createElement("div", {});
           { svelteHTML.createElement("dt", {});label; }
           { svelteHTML.createElement("dd", {});value; }
         }
      }
     }
  }
  if(card.rows.length > 0){
    
     { svelteHTML.createElement("ul", {     "role":`list`,"tabindex":0,"aria-label":card.title,});
         for(let { id, lead, title, detail, mark, off, action } of __sveltets_2_ensureArray(card.rows)){id;
         { svelteHTML.createElement("li", { });off;
          if(lead !== ''){ { svelteHTML.createElement("time", {});lead; }}
           { svelteHTML.createElement("div", { "class":`what`,});
             { svelteHTML.createElement("span", { "class":`title`,});title; }
            if(detail !== ''){ { svelteHTML.createElement("span", { "class":`detail`,});detail; }}
           }
          if(mark !== ''){ { svelteHTML.createElement("span", { "class":`mark`,});mark; }}
          if(action){
             { svelteHTML.createElement("button", {     "type":`button`,"aria-label":`${action.label}, ${title} ${lead}`,"onclick":() => onsay(action.says),});
              action.label;
             }
          }
         }
      }
     }
  }
     for(let note of __sveltets_2_ensureArray(card.notes)){note; { svelteHTML.createElement("p", {});note; }}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** What a tool of the box found, to be read and touched. */
const Card__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Card__SvelteComponent_ = ReturnType<typeof Card__SvelteComponent_>;
/*Ωignore_endΩ*/export default Card__SvelteComponent_;