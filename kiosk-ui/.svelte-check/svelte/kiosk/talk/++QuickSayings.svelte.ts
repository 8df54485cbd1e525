///<reference types="svelte" />
;
import { drawings } from './drawings.ts';
import Icon, { type IconName } from '../../kit/Icon.svelte';
import type { QuickName, TalkWords } from '../words/talk-fr.ts';

;type $$ComponentProps =  { t: TalkWords; onsay: (text: string) => void; onwrite: () => void };function $$render() {

  
  
  

  let { t, onsay, onwrite }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const icons: readonly { name: QuickName; icon: IconName }[] = [
    { name: 'classes', icon: drawings.calendar },
    { name: 'bookings', icon: drawings.ticket },
    { name: 'progress', icon: drawings.progress },
    { name: 'hours', icon: 'clock' },
    { name: 'broken', icon: drawings.wrench },
    { name: 'person', icon: drawings.person },
  ];
;
async () => {


 { svelteHTML.createElement("div", {     "class":`quick`,"role":`group`,"aria-label":t.quickTitle,});
     for(let { name, icon } of __sveltets_2_ensureArray(icons)){name;
     { svelteHTML.createElement("button", {     "type":`button`,...__sveltets_2_empty({"data-quick":name}),"onclick":() => onsay(t.quick[name].says),});
       { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":icon,}});}t.quick[name].label;
     }
  }
   { svelteHTML.createElement("button", {     "type":`button`,"class":`write`,"onclick":onwrite,}); { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":drawings.keyboard,}});}t.write; }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** What is asked most, by one touch: each says a plain sentence for the member. */
const QuickSayings__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type QuickSayings__SvelteComponent_ = ReturnType<typeof QuickSayings__SvelteComponent_>;
/*Ωignore_endΩ*/export default QuickSayings__SvelteComponent_;