///<reference types="svelte" />
;
import Button from '../../kit/Button.svelte';
import Icon from '../../kit/Icon.svelte';
import LanguageSwitch from '../../kit/LanguageSwitch.svelte';
import type { Theme } from '../../kit/theme.svelte.ts';
import type { BoxMessageOf } from '../../protocol/kiosk-socket.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import BadgeInvite from '../parts/BadgeInvite.svelte';
import ClassesToday from '../parts/ClassesToday.svelte';
import GymClock from '../parts/GymClock.svelte';
import LinkChip from '../parts/LinkChip.svelte';
import OpenToday from '../parts/OpenToday.svelte';

;type $$ComponentProps =  { kiosk: Kiosk; theme: Theme; place: BoxMessageOf<'place'> };function $$render() {

  
  
  
  
  
  
  
  
  
  
  

  let { kiosk, theme, place }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(kiosk.words.t);
  const lost = $derived(kiosk.readersLost);
  let display = $state.raw(false);
  // Seldom touched: it comes with the first touch.
  let Display = $state.raw<(typeof import('./Display.svelte'))['default']>();

  async function openDisplay() {
    Display = (await import('./Display.svelte')).default;
    display = true;
  }
;
async () => {


 { svelteHTML.createElement("div", {  "class":`screen attract`,});lost.length > 0;
   { svelteHTML.createElement("header", {});
     { svelteHTML.createElement("h1", {});place.gym.name; }
   }

  if(lost.length > 0){
     { svelteHTML.createElement("div", {   "class":`hero notice`,"role":`alert`,});
       { svelteHTML.createElement("span", { "class":`sign`,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {    "name":`plug`,"strokeWidth":1.6,}});} }
       { svelteHTML.createElement("p", { "class":`title`,});t.readerLost.title; }
       { svelteHTML.createElement("p", { "class":`next`,});t.readerLost.next; }
       { svelteHTML.createElement("p", { "class":`which`,});lost.map(({ name }) => name).join(' · '); }
     }
  }else{
     { svelteHTML.createElement("div", { "class":`hero`,});
       { svelteHTML.createElement("div", { "class":`picture`,}); { const $$_etivnIegdaB3C = __sveltets_2_ensureComponent(BadgeInvite); new $$_etivnIegdaB3C({ target: __sveltets_2_any(), props: {}});} }
       { svelteHTML.createElement("p", { "class":`present`,});t.attract.present; }
     }
  }

   { svelteHTML.createElement("div", { "class":`clock`,}); { const $$_kcolCmyG2C = __sveltets_2_ensureComponent(GymClock); new $$_kcolCmyG2C({ target: __sveltets_2_any(), props: { kiosk,}});} }
   { svelteHTML.createElement("div", { "class":`hours`,}); { const $$_yadoTnepO2C = __sveltets_2_ensureComponent(OpenToday); new $$_yadoTnepO2C({ target: __sveltets_2_any(), props: {   kiosk,"today":place.today,}});} }
   { svelteHTML.createElement("div", { "class":`classes`,}); { const $$_yadoTsessalC2C = __sveltets_2_ensureComponent(ClassesToday); new $$_yadoTsessalC2C({ target: __sveltets_2_any(), props: {   kiosk,"classes":place.classes,}});} }

   { svelteHTML.createElement("footer", {});
     { const $$_hctiwSegaugnaL2C = __sveltets_2_ensureComponent(LanguageSwitch); new $$_hctiwSegaugnaL2C({ target: __sveltets_2_any(), props: {       "label":t.language,"chosen":kiosk.language,"onchoose":(language) => kiosk.chooseLanguage(language),}});}
    if(kiosk.state.link){ { svelteHTML.createElement("div", { "class":`link`,}); { const $$_pihCkniL3C = __sveltets_2_ensureComponent(LinkChip); new $$_pihCkniL3C({ target: __sveltets_2_any(), props: {    "link":kiosk.state.link,"t":t.link,}});} }}
     { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"icon":theme.choice === 'auto' ? 'half' : theme.choice === 'light' ? 'sun' : 'moon',"opensDialog":true,"onclick":() => void openDisplay(),}});t.theme.label;  Button}
   }

  if(Display){ { const $$_yalpsiD1C = __sveltets_2_ensureComponent(Display); new $$_yalpsiD1C({ target: __sveltets_2_any(), props: {      kiosk,theme,"open":display,"onclose":() => (display = false),}});}}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** What the gym's door shows all day: come in, when, and what is on. */
const Attract__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Attract__SvelteComponent_ = ReturnType<typeof Attract__SvelteComponent_>;
/*Ωignore_endΩ*/export default Attract__SvelteComponent_;