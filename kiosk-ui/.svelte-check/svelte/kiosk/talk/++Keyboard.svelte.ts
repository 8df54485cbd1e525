///<reference types="svelte" />
;
import { drawings } from './drawings.ts';
import Icon from '../../kit/Icon.svelte';
import type { Language } from '../../protocol/kiosk-socket.ts';
import type { TalkWords } from '../words/talk-fr.ts';
import { afterKey, keysOf, startsSentence, type Layer } from './keyboard-layout.ts';
;

  interface Props {
    language: Language;
    t: TalkWords;
    /** What was typed on a real keyboard before this one opened. */
    begun: string;
    onsend: (text: string) => void;
    onclose: () => void;
  };function $$render() {

  
  
  
  
  

  let { language, t, begun, onsend, onclose }: Props = $props();
  // svelte-ignore state_referenced_locally
  let text = $state.raw(begun);
  let layer = $state.raw<Layer>('letters');
  /** Undefined: as the sentence wants it. */
  let shift = $state.raw<boolean>();
  const shifted = $derived(layer === 'letters' && (shift ?? startsSentence(text)));
  const rows = $derived(keysOf(language, layer, shifted));

  function press(key: string) {
    text = afterKey(text, key);
    shift = undefined;
  }

  function send() {
    if (text.trim() === '') return;
    onsend(text);
    text = '';
  }

  function typed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || (event.altKey && event.key.length > 1)) return;
    // A button that has the focus is pressed by these keys.
    const onButton = event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ');
    if (onButton || document.querySelector('dialog[open]')) return;
    if (event.key === 'Enter') send();
    else if (event.key === 'Escape') onclose();
    else press(event.key);
  }
;
async () => {


 { svelteHTML.createElement("svelte:window", {  "onkeydown":typed,});}

 { svelteHTML.createElement("div", { "class":`writing`,});
   { svelteHTML.createElement("div", { "class":`line`,});
     { svelteHTML.createElement("p", {   "class":`text`,"aria-live":`polite`,});
      if(text === ''){ { svelteHTML.createElement("span", { "class":`hint`,});t.writeHere; }}else{text;} { svelteHTML.createElement("span", { "class":`caret`,}); }
     }
     { svelteHTML.createElement("button", {        "type":`button`,"class":`send`,"disabled":text.trim() === '',"onclick":send,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":drawings.send,}});}t.send; }
     { svelteHTML.createElement("button", {       "type":`button`,"class":`plain`,"aria-label":t.closeKeyboard,"onclick":onclose,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`close`,}});} }
   }
   { svelteHTML.createElement("div", {     "class":`keys`,"role":`group`,"aria-label":t.writeHere,});
        for(let row of __sveltets_2_ensureArray(rows)){let index = 1;index;
       { svelteHTML.createElement("div", { "class":`row`,});
        if(index === rows.length - 1){
           { svelteHTML.createElement("button", {            "type":`button`,"class":`wide`,"aria-label":t.keyboard.shift,"aria-pressed":shifted,"disabled":layer === 'figures',"onclick":() => (shift = !shifted),}); { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":drawings.shift,}});} }
        }
           for(let key of __sveltets_2_ensureArray(row)){key; { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => press(key),});key; }}
        if(index === rows.length - 1){
           { svelteHTML.createElement("button", {       "type":`button`,"class":`wide`,"aria-label":t.keyboard.erase,"onclick":() => press('Backspace'),});
             { const $$_nocI4C = __sveltets_2_ensureComponent(Icon); new $$_nocI4C({ target: __sveltets_2_any(), props: {  "name":`back`,}});}
           }
        }
       }
    }
     { svelteHTML.createElement("div", { "class":`row`,});
       { svelteHTML.createElement("button", {         "type":`button`,"class":`wide`,"aria-label":layer === 'letters' ? t.keyboard.figures : t.keyboard.letters,"onclick":() => (layer = layer === 'letters' ? 'figures' : 'letters'),});layer === 'letters' ? '123' : 'ABC'; }
       { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => press(','),});  }
       { svelteHTML.createElement("button", {       "type":`button`,"class":`space`,"aria-label":t.keyboard.space,"onclick":() => press(' '),}); }
       { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => press('.'),});  }
       { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => press('?'),});  }
     }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Writing to JARVIS: a kiosk has no keyboard, so this is one; a real one works as well. */
const Keyboard__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Keyboard__SvelteComponent_ = ReturnType<typeof Keyboard__SvelteComponent_>;
/*Ωignore_endΩ*/export default Keyboard__SvelteComponent_;