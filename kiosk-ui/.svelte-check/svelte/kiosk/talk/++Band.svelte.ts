///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import { drawings } from './drawings.ts';
import Button from '../../kit/Button.svelte';
import Icon, { type IconName } from '../../kit/Icon.svelte';
import type { Mood, Session } from '../talk-session.ts';
import type { Talk } from '../talk.svelte.ts';

;type $$ComponentProps =  { talk: Talk; session: Session; exits?: Snippet | undefined };function $$render() {

  
  
  
  
  
  

  /** With the ways out in it, where a keyboard takes their place. */
  let { talk, session, exits }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const icons: Record<Mood, IconName> = {
    listening: drawings.ear,
    thinking: drawings.think,
    speaking: drawings.voice,
    confirming: drawings.question,
    goodbye: 'wave',
  };
  const t = $derived(talk.t);
  const hearing = $derived(talk.hearing);
  /** A screen that nobody can speak to does not say that it listens. */
  const readOnly = $derived(session.mood === 'listening' && hearing === 'off');
  const deaf = $derived(session.mood === 'listening' && hearing === 'unheard');
  const title = $derived(readOnly ? t.readOnly : deaf ? t.hearing.unheard : t.moods[session.mood]);
  const cause = $derived(talk.state.microphone);
  const remedy = $derived(
    !session.hears || talk.state.muted
      ? ''
      : hearing === 'unheard'
        ? t.microphone.unheard
        : hearing === 'off'
          ? t.microphone[cause]
          : '',
  );
;
async () => {


 { svelteHTML.createElement("header", {    "class":`band`,...__sveltets_2_empty({"data-mood":readOnly || deaf ? 'read-only' : session.mood}),});exits;
   { svelteHTML.createElement("span", {  "class":`orb`,});__sveltets_2_ensureType(String, Number, hearing === 'heard' ? talk.level : 0);
     { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {    "name":deaf ? drawings.microphoneOff : readOnly ? drawings.keyboard : icons[session.mood],"strokeWidth":2,}});}
   }
   { svelteHTML.createElement("div", { "class":`says`,});
     { svelteHTML.createElement("div", { "role":`status`,}); { svelteHTML.createElement("h1", {});title; } }
    if(talk.state.soundBlocked && session.speaks){
       { svelteHTML.createElement("p", { "class":`note`,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":drawings.louder,}});}t.sound; }
    } else if (remedy !== ''){
       { svelteHTML.createElement("p", { "class":`note`,});remedy; }
    }
   }
   { svelteHTML.createElement("div", { "class":`tools`,});
    if(session.mood === 'speaking'){
       { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"look":`solid`,"icon":drawings.stop,"onclick":() => talk.interrupt(),}});t.interrupt; Button}
    }
    if(session.hears){
       { svelteHTML.createElement("button", {             "type":`button`,"class":`light`,...__sveltets_2_empty({"data-hearing":hearing}),"aria-pressed":talk.state.muted,"aria-label":`${t.hearing[hearing]}. ${talk.state.muted ? t.unmute : t.mute}`,"onclick":() => talk.mute(!talk.state.muted),});
         { svelteHTML.createElement("span", { "class":`lamp`,}); }
         { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":hearing === 'off' || hearing === 'unheard' ? drawings.microphoneOff : drawings.microphone,}});}
        if(!exits && !deaf){ { svelteHTML.createElement("span", {});t.hearing[hearing]; }}
       }
    }
    ;__sveltets_2_ensureSnippet(exits?.());
   }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** What JARVIS is doing, in icon, words and colour, with the light of the microphone. */
const Band__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Band__SvelteComponent_ = ReturnType<typeof Band__SvelteComponent_>;
/*Ωignore_endΩ*/export default Band__SvelteComponent_;