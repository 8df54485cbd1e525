///<reference types="svelte" />
;
import Choice from './Choice.svelte';
import type { Theme } from './theme.svelte.ts';
import type { KitWords } from './words/fr.ts';

;type $$ComponentProps =  { theme: Theme; words: KitWords['theme'] };function $$render() {

  
  
  

  let { theme, words }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
  const options = $derived([
    { value: 'auto', name: words.auto, icon: 'half' },
    { value: 'light', name: words.light, icon: 'sun' },
    { value: 'dark', name: words.dark, icon: 'moon' },
  ] as const);
;
async () => {


 { const $$_eciohC0C = __sveltets_2_ensureComponent(Choice); new $$_eciohC0C({ target: __sveltets_2_any(), props: {       "label":words.label,options,"chosen":theme.choice,"onchoose":(choice) => (theme.choice = choice),}});}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Light, dark, or as the system prefers. */
const ThemeSwitch__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ThemeSwitch__SvelteComponent_ = ReturnType<typeof ThemeSwitch__SvelteComponent_>;
/*Ωignore_endΩ*/export default ThemeSwitch__SvelteComponent_;