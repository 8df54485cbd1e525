///<reference types="svelte" />
;
import { drawings } from './drawings.ts';
import Button from '../../kit/Button.svelte';
import Dialog from '../../kit/Dialog.svelte';
import Icon from '../../kit/Icon.svelte';
import type { Kiosk } from '../kiosk.svelte.ts';
import type { Session } from '../talk-session.ts';
import type { Talk } from '../talk.svelte.ts';
import Band from './Band.svelte';
import Captions from './Captions.svelte';
import Card from './Card.svelte';
import { cardOf, confirmView } from './card-view.ts';
import Keyboard from './Keyboard.svelte';
import Passing from './Passing.svelte';
import Question from './Question.svelte';
import QuickSayings from './QuickSayings.svelte';
import Settings from './Settings.svelte';

;type $$ComponentProps =  { kiosk: Kiosk; talk: Talk; session: Session };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  

  let { kiosk, talk, session }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(talk.t);
  const words = $derived({ t, language: talk.lang, here: { now: kiosk.now, timeZone: kiosk.timeZone } });
  const cards = $derived(session.shown.flatMap((shown) => cardOf(shown, words) ?? []));
  const card = $derived(cards[0]);
  const confirm = $derived(session.confirm && confirmView(session.confirm, session.shown, words));
  const asking = $derived(confirm ? null : talk.asking);
  const secondsLeft = $derived(
    session.endsAt === null ? null : Math.max(0, Math.floor((session.endsAt - kiosk.screenTime) / 1000)),
  );
  const sizes = { normal: 1, large: 1.25, largest: 1.55 };
  // Who began by typing finds the keyboard open.
  // svelte-ignore state_referenced_locally
  let writing = $state.raw(talk.state.muted);
  let begun = $state.raw('');
  let asksForHelp = $state.raw(false);
  let settings = $state.raw(false);

  function typed(event: KeyboardEvent) {
    if (writing || asksForHelp || settings || event.ctrlKey || event.metaKey || event.altKey) return;
    if ([...event.key].length !== 1 || event.key === ' ') return;
    begun = event.key;
    writing = true;
  }

  function say(text: string) {
    writing = false;
    talk.say(text);
  }

  function callForHelp() {
    asksForHelp = false;
    talk.say(t.help.says);
  }
;
async () => {


 { svelteHTML.createElement("svelte:window", {  "onkeydown":typed,});}

  { svelteHTML.createElement("div", {          "class":`screen talk`,"lang":talk.lang,...__sveltets_2_empty({"data-phase":`talking`}),...__sveltets_2_empty({"data-mood":session.mood}),});writing;__sveltets_2_ensureType(String, Number, sizes[talk.textSize]);
    const exits/*Ωignore_positionΩ*/ = ()/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
     { svelteHTML.createElement("button", {       "type":`button`,"class":`help`,"aria-haspopup":`dialog`,"onclick":() => (asksForHelp = true),});
       { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":drawings.help,}});}t.help.button;
     }
     { svelteHTML.createElement("span", { "class":`apart`,}); }
    if(!writing){
       { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"icon":drawings.sliders,"opensDialog":true,"onclick":() => (settings = true),}});t.settings.button; Button}
    }
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"look":`solid`,"icon":`close`,"onclick":() => talk.end(),}});t.finish; Button}
  };return __sveltets_2_any(0)}; { const $$_dnaB1C = __sveltets_2_ensureComponent(Band); new $$_dnaB1C({ target: __sveltets_2_any(), props: {    talk,session,"exits":writing ? exits : undefined,}});}

   { svelteHTML.createElement("div", { "class":`notices`,});
     { const $$_gnissaP2C = __sveltets_2_ensureComponent(Passing); new $$_gnissaP2C({ target: __sveltets_2_any(), props: {   kiosk,"member":session.member,}});}
    if(session.trouble){
      const trouble = t.troubles[session.trouble.code];
       { svelteHTML.createElement("p", {     "class":`notice trouble`,"role":`alert`,...__sveltets_2_empty({"data-trouble":session.trouble.code}),});
         { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":session.trouble.code === 'cloud-back' ? 'cloud' : 'cloudOff',}});}
         { svelteHTML.createElement("span", {}); { svelteHTML.createElement("strong", {});trouble.title;  } trouble.body; }
       }
    } else if (!session.hears && !writing){
       { svelteHTML.createElement("p", { "class":`notice local`,});
         { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":drawings.keyboard,}});} { svelteHTML.createElement("span", {}); { svelteHTML.createElement("strong", {});t.local.title;  } t.local.body; }
       }
    } else if (talk.state.dropped > 0){
       { svelteHTML.createElement("p", { "class":`notice`,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`plug`,}});} { svelteHTML.createElement("span", {});t.dropped(talk.state.dropped); } }
    }
   }

   { svelteHTML.createElement("div", {  "class":`middle`,});confirm || asking || card;
     { const $$_snoitpaC2C = __sveltets_2_ensureComponent(Captions); new $$_snoitpaC2C({ target: __sveltets_2_any(), props: {   "captions":session.captions,t,}});}
    if(confirm && session.confirm){
       { svelteHTML.createElement("div", { "class":`side`,});
         { const $$_noitseuQ3C = __sveltets_2_ensureComponent(Question); new $$_noitseuQ3C({ target: __sveltets_2_any(), props: {              children:() => { return __sveltets_2_any(0); },"big":true,"icon":drawings.question,"title":confirm.title,"yes":t.yes,"no":t.no,"waiting":session.confirm.answered,"onanswer":(yes) => talk.answer(yes),}});
           { svelteHTML.createElement("div", { "class":`subject`,});
            if(confirm.subject !== ''){ { svelteHTML.createElement("p", { "class":`name`,});confirm.subject; }}
               for(let detail of __sveltets_2_ensureArray(confirm.details)){detail; { svelteHTML.createElement("p", {});detail; }}
           }
         Question}
       }
    } else if (asking || card){
       { svelteHTML.createElement("div", { "class":`side`,});
        
        if(card){ { const $$_draC3C = __sveltets_2_ensureComponent(Card); new $$_draC3C({ target: __sveltets_2_any(), props: {    card,t,"onsay":say,}});}}
        if(asking && !card){
          const consent = t.consents[asking];
           { const $$_noitseuQ3C = __sveltets_2_ensureComponent(Question); new $$_noitseuQ3C({ target: __sveltets_2_any(), props: {           children:() => { return __sveltets_2_any(0); },"icon":drawings.lock,"title":consent.question,"yes":consent.yes,"no":consent.no,"onanswer":(given) => talk.consent(asking, given),}});
             { svelteHTML.createElement("p", { "class":`why`,});consent.why; }
           Question}
        }
       }
    }
   }

  if(writing){
    session.language; {
       { const $$_draobyeK1C = __sveltets_2_ensureComponent(Keyboard); new $$_draobyeK1C({ target: __sveltets_2_any(), props: {        "language":talk.lang,t,begun,"onsend":say,"onclose":() => (writing = false),}});}
    }
  }else{
     { const $$_sgniyaSkciuQ1C = __sveltets_2_ensureComponent(QuickSayings); new $$_sgniyaSkciuQ1C({ target: __sveltets_2_any(), props: {      t,"onsay":say,"onwrite":() => {
        begun = '';
        writing = true;
      },}});}
  }

  
  if(!writing){ { svelteHTML.createElement("footer", {});;__sveltets_2_ensureSnippet(exits()); }}

  if(secondsLeft !== null){
     { svelteHTML.createElement("div", {   "class":`warning`,"role":`alert`,});
       { svelteHTML.createElement("div", { "class":`box`,});
         { svelteHTML.createElement("span", {   "class":`count`,"aria-hidden":`true`,});secondsLeft; }
         { svelteHTML.createElement("div", {});
           { svelteHTML.createElement("p", { "class":`name`,});t.warning.title; }
           { svelteHTML.createElement("p", {});t.warning.body(secondsLeft); }
         }
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"look":`solid`,"icon":`check`,"onclick":() => talk.touched(),}});t.warning.stay; Button}
       }
     }
  }

   { const $$_golaiD1C = __sveltets_2_ensureComponent(Dialog); new $$_golaiD1C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"open":asksForHelp,"onclose":() => (asksForHelp = false),"title":t.help.title,"closeLabel":t.help.no,}});
     { svelteHTML.createElement("p", { "class":`why`,});t.help.body; }
     { svelteHTML.createElement("button", {     "type":`button`,"class":`help sure`,"onclick":callForHelp,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":drawings.help,}});}t.help.yes; }
   Dialog}
   { const $$_sgnitteS1C = __sveltets_2_ensureComponent(Settings); new $$_sgnitteS1C({ target: __sveltets_2_any(), props: {       kiosk,talk,session,"open":settings,"onclose":() => (settings = false),}});}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** The conversation: what JARVIS is doing, what both said, what was found, and every way to answer. */
const Conversation__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Conversation__SvelteComponent_ = ReturnType<typeof Conversation__SvelteComponent_>;
/*Ωignore_endΩ*/export default Conversation__SvelteComponent_;