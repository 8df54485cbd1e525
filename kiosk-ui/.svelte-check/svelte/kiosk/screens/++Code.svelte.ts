///<reference types="svelte" />
;
import Icon from '../../kit/Icon.svelte';
import { afterKey, codeAlphabet, codeLength } from '../code-typing.ts';
import type { Kiosk } from '../kiosk.svelte.ts';
import { service } from '../service-words.ts';
import Confirming from './Confirming.svelte';

;type $$ComponentProps =  { kiosk: Kiosk };function $$render() {

  
  
  
  
  

  let { kiosk }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const t = $derived(service.in(kiosk.language).code);
  const entry = $derived(kiosk.state.codeEntry);
  const answer = $derived(entry?.answer);
  const provisioning = $derived(entry?.purpose === 'provision');
  const waitS = $derived(
    answer?.state === 'refused' && answer.retryAt !== null
      ? Math.max(0, Math.ceil((answer.retryAt - kiosk.screenTime) / 1000))
      : 0,
  );
  const locked = $derived(answer?.state === 'checking' || answer?.state === 'working' || waitS > 0);
  const problem = $derived(
    answer?.state === 'refused' && !(answer.problem === 'too-many-tries' && waitS === 0)
      ? t.problems[answer.problem](waitS > 0 ? t.wait(waitS) : null)
      : '',
  );
  /** Said once: a countdown read aloud every second would drown everything else. */
  const alarm = $derived(answer?.state === 'refused' ? t.problems[answer.problem](null) : '');
  let code = $state.raw('');

  $effect(() => {
    void service.fetch(kiosk.language);
  });
  $effect(() => {
    // A refused code is wiped as soon as the answer is there, so that the next try starts clean.
    if (answer?.state === 'refused') code = '';
  });

  function press(key: string) {
    if (locked) return;
    const before = code;
    code = afterKey(code, key);
    if (code.length === codeLength && code !== before) kiosk.sendCode(code);
  }

  function typed(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    press(event.key);
  }
;
async () => {


 { svelteHTML.createElement("svelte:window", {  "onkeydown":typed,});}

 { svelteHTML.createElement("div", {   "class":`screen code`,"lang":service.spoken(kiosk.language),});
   { svelteHTML.createElement("button", {         "type":`button`,"class":`corner`,"aria-label":service.in(kiosk.language).diagnostics.open,"onclick":() => (kiosk.diagnosing = true),});
     { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":`plug`,}});}
   }
  if(answer?.state === 'working'){
     { svelteHTML.createElement("div", {   "class":`working`,"role":`status`,});
      if(answer.progress === null){
         { svelteHTML.createElement("span", {   "class":`bar unsure`,"aria-hidden":`true`,}); }
      }else{
         { svelteHTML.createElement("progress", {     "class":`bar`,"aria-label":t.working,"value":answer.progress,}); }
      }
       { svelteHTML.createElement("h1", {});t.working; }
       { svelteHTML.createElement("p", { "class":`body`,});t.workingBody; }
      if(answer.stage){ { svelteHTML.createElement("p", { "class":`step`,});t.stages[answer.stage]; }}
     }
  } else if (answer?.state === 'confirming'){
     { const $$_gnimrifnoC1C = __sveltets_2_ensureComponent(Confirming); new $$_gnimrifnoC1C({ target: __sveltets_2_any(), props: {  kiosk,answer,}});}
  } else if (answer?.state === 'revoked'){
     { svelteHTML.createElement("div", {   "class":`working`,"role":`alert`,});
       { svelteHTML.createElement("h1", {});t.revokedTitle; }
       { svelteHTML.createElement("p", { "class":`step`,});
        answer.reason === null
          ? t.revokedUnknown
          : answer.reason === 'replaced'
            ? t.revokedReplaced
            : t.revokedWhy(answer.reason);
       }
       { svelteHTML.createElement("p", { "class":`body`,});t.revokedBody; }
     }
  }else{
     { svelteHTML.createElement("header", {});
       { svelteHTML.createElement("h1", {});provisioning ? t.provisionTitle : t.pairTitle; }
       { svelteHTML.createElement("p", { "class":`body`,});provisioning ? t.provisionBody : t.pairBody; }
     }
     { svelteHTML.createElement("div", { "class":`entry`,});
       { svelteHTML.createElement("ol", {    "class":`boxes`,"aria-label":t.field,});problem !== '';
           for(let $$each_item of __sveltets_2_ensureArray({ length: codeLength })){$$each_item;let index = 1;index;
           { svelteHTML.createElement("li", {   "aria-label":t.character(index + 1, code[index] ?? ''),});index === code.length && !locked;
            code[index] ?? '';
           }
        }
       }
       { svelteHTML.createElement("p", {  "class":`answer`,});problem !== '';
        if(answer?.state === 'checking'){t.checking;} else if (problem){problem;}
       }
       { svelteHTML.createElement("p", {   "class":`visually-hidden`,"role":`alert`,});alarm; }
     }
     { svelteHTML.createElement("div", {     "class":`keys`,"role":`group`,"aria-label":t.keypad,});
         for(let key of __sveltets_2_ensureArray(codeAlphabet)){key;
         { svelteHTML.createElement("button", {     "type":`button`,"disabled":locked,"onclick":() => press(key),});key; }
      }
       { svelteHTML.createElement("button", {         "type":`button`,"class":`erase`,"aria-label":t.erase,"disabled":locked,"onclick":() => press('Backspace'),});
         { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`back`,}});}
       }
     }
  }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Six characters that link this screen to its gym, or the box to its hub: touch or keyboard. */
const Code__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Code__SvelteComponent_ = ReturnType<typeof Code__SvelteComponent_>;
/*Ωignore_endΩ*/export default Code__SvelteComponent_;