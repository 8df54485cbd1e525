///<reference types="svelte" />
;
import Button from '../../kit/Button.svelte';
import Choice from '../../kit/Choice.svelte';
import Dialog from '../../kit/Dialog.svelte';
import LanguageSwitch from '../../kit/LanguageSwitch.svelte';
import type { AskedConsent } from '../../protocol/talk.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import type { Session } from '../talk-session.ts';
import type { Talk, TextSize } from '../talk.svelte.ts';
;

  interface Props {
    kiosk: Kiosk;
    talk: Talk;
    session: Session;
    open: boolean;
    onclose: () => void;
  };function $$render() {

  
  
  
  
  
  
  
  

  let { kiosk, talk, session, open, onclose }: Props = $props();
  const t = $derived(talk.t);
  const kit = $derived(kiosk.words.in(talk.language));
  const consents: readonly AskedConsent[] = ['conversation', 'sentiment', 'cloud_voice'];
  const sizes = $derived(
    (['normal', 'large', 'largest'] as const).map((value) => ({ value, name: t.settings.sizes[value] })),
  );
  const given = $derived([
    { value: 'yes' as const, name: t.settings.given },
    { value: 'no' as const, name: t.settings.refused },
  ]);
;
async () => {


 { const $$_golaiD0C = __sveltets_2_ensureComponent(Dialog); new $$_golaiD0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },open,onclose,"title":t.settings.title,"closeLabel":kit.close,}});
   { svelteHTML.createElement("div", { "class":`settings`,});
     { svelteHTML.createElement("div", { "class":`line`,});
       { svelteHTML.createElement("span", { "id":`volume-label`,});t.settings.volume; }
       { svelteHTML.createElement("div", {     "class":`volume`,"role":`group`,"aria-labelledby":`volume-label`,});
         { const $$_nottuB4C = __sveltets_2_ensureComponent(Button); new $$_nottuB4C({ target: __sveltets_2_any(), props: {  children:() => { return __sveltets_2_any(0); },"onclick":() => (talk.volume -= 0.2),}}); { svelteHTML.createElement("span", { "aria-hidden":`true`,});  } { svelteHTML.createElement("span", { "class":`visually-hidden`,});t.settings.softer; }  Button}
         { svelteHTML.createElement("meter", {       "min":`0`,"max":`1`,"value":talk.volume,"aria-label":t.settings.volume,}); }
         { const $$_nottuB4C = __sveltets_2_ensureComponent(Button); new $$_nottuB4C({ target: __sveltets_2_any(), props: {  children:() => { return __sveltets_2_any(0); },"onclick":() => (talk.volume += 0.2),}}); { svelteHTML.createElement("span", { "aria-hidden":`true`,});  } { svelteHTML.createElement("span", { "class":`visually-hidden`,});t.settings.louder; }  Button}
       }
     }
     { svelteHTML.createElement("div", { "class":`line`,});
       { svelteHTML.createElement("span", {});t.settings.textSize; }
       { const $$_eciohC3C = __sveltets_2_ensureComponent(Choice); new $$_eciohC3C({ target: __sveltets_2_any(), props: {         "label":t.settings.textSize,"options":sizes,"chosen":talk.textSize,"onchoose":(size: TextSize) => (talk.textSize = size),}});}
     }
     { svelteHTML.createElement("div", { "class":`line`,});
       { svelteHTML.createElement("span", {});kit.language; }
       { const $$_hctiwSegaugnaL3C = __sveltets_2_ensureComponent(LanguageSwitch); new $$_hctiwSegaugnaL3C({ target: __sveltets_2_any(), props: {       "label":kit.language,"chosen":session.language,"onchoose":(language) => talk.chooseLanguage(language),}});}
     }
     { svelteHTML.createElement("h3", {});t.settings.privacy; }
       for(let consent of __sveltets_2_ensureArray(consents.filter((one) => session.consents[one] !== null))){consent;
       { svelteHTML.createElement("div", { "class":`line`,});
         { svelteHTML.createElement("span", {});t.consents[consent].short; }
         { const $$_eciohC3C = __sveltets_2_ensureComponent(Choice); new $$_eciohC3C({ target: __sveltets_2_any(), props: {         "label":t.consents[consent].short,"options":given,"chosen":session.consents[consent] ? 'yes' : 'no',"onchoose":(answer) => talk.consent(consent, answer === 'yes'),}});}
       }
    }
   }
 Dialog}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** How loud, how large, which language, and what may be kept: for this conversation's member. */
const Settings__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Settings__SvelteComponent_ = ReturnType<typeof Settings__SvelteComponent_>;
/*Ωignore_endΩ*/export default Settings__SvelteComponent_;