///<reference types="svelte" />
;
import type { Language } from '../protocol/kiosk-socket.ts';
import Choice from './Choice.svelte';
import { languages } from './language.ts';

;type $$ComponentProps =  { label: string; chosen: Language; onchoose: (language: Language) => void };function $$render() {

  
  
  

  let { label, chosen, onchoose }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ =
    $props();
  const options = languages.map(({ language, name }) => ({ value: language, name, lang: language }));
;
async () => {


 { const $$_eciohC0C = __sveltets_2_ensureComponent(Choice); new $$_eciohC0C({ target: __sveltets_2_any(), props: {    label,options,chosen,onchoose,}});}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** The languages, each named in itself. */
const LanguageSwitch__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LanguageSwitch__SvelteComponent_ = ReturnType<typeof LanguageSwitch__SvelteComponent_>;
/*Ωignore_endΩ*/export default LanguageSwitch__SvelteComponent_;