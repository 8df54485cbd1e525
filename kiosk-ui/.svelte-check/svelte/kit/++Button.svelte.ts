///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import Icon, { type IconName } from './Icon.svelte';
;

  interface Props {
    /** Not needed by a button that sends its form. */
    onclick?: () => void;
    type?: 'button' | 'submit';
    /** `solid` asks for the press, `quiet` offers it, `danger` warns of it. */
    look?: 'solid' | 'quiet' | 'danger';
    icon?: IconName;
    opensDialog?: boolean;
    disabled?: boolean;
    children: Snippet;
  };function $$render() {

  
  

  let {
    onclick,
    type = 'button',
    look = 'quiet',
    icon,
    opensDialog = false,
    disabled = false,
    children,
  }: Props = $props();
;
async () => {


 { svelteHTML.createElement("button", {      type,"class":look,disabled,"aria-haspopup":opensDialog ? 'dialog' : undefined,onclick,});
  if(icon){ { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {  "name":icon,}});}}
   { svelteHTML.createElement("span", {});;__sveltets_2_ensureSnippet(children()); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** Something to press with a thumb: 64 px or more each way. */
const Button__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Button__SvelteComponent_ = ReturnType<typeof Button__SvelteComponent_>;
/*Ωignore_endΩ*/export default Button__SvelteComponent_;