///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import Button from './Button.svelte';
;

  interface Props {
    open: boolean;
    onclose: () => void;
    title: string;
    closeLabel: string;
    children: Snippet;
  };function $$render() {

  
  

  let { open, onclose, title, closeLabel, children }: Props = $props();
  let dialog: HTMLDialogElement;
  const id = $props.id();

  $effect(() => {
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  });
;
async () => {


 { const $$_dialog0 = svelteHTML.createElement("dialog", {      "closedby":`any`,"aria-labelledby":id,onclose,});dialog = $$_dialog0;
   { svelteHTML.createElement("h2", {id,});title; }
  ;__sveltets_2_ensureSnippet(children());
   { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"icon":`close`,"onclick":() => dialog.close(),}});closeLabel; Button}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** A question in front of the page, on the browser's own dialog: focus trap, Escape and inert page included. */
const Dialog__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Dialog__SvelteComponent_ = ReturnType<typeof Dialog__SvelteComponent_>;
/*Ωignore_endΩ*/export default Dialog__SvelteComponent_;