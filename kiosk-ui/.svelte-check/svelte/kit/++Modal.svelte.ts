///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import Icon from './Icon.svelte';
;

  interface Props {
    title: string;
    closeLabel: string;
    onclose: () => void;
    isWide?: boolean;
    children: Snippet;
  };function $$render() {

  
  

  let { title, closeLabel, onclose, isWide = false, children }: Props = $props();
  let dialog: HTMLDialogElement;
  const id = $props.id();

  $effect(() => {
    dialog.showModal();
    return () => dialog.close();
  });
;
async () => {


  { const $$_dialog0 = svelteHTML.createElement("dialog", {      "aria-labelledby":id,"oncancel":(event) => {
    event.preventDefault();
    onclose();
  },});dialog = $$_dialog0;isWide;
   { svelteHTML.createElement("header", {});
     { svelteHTML.createElement("h2", {id,});title; }
     { svelteHTML.createElement("button", {     "type":`button`,"aria-label":closeLabel,"onclick":onclose,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`close`,}});} }
   }
   { svelteHTML.createElement("div", { "class":`body`,});;__sveltets_2_ensureSnippet(children()); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** A task in front of the page, open for as long as it is mounted, on the browser's own dialog. */
const Modal__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Modal__SvelteComponent_ = ReturnType<typeof Modal__SvelteComponent_>;
/*Ωignore_endΩ*/export default Modal__SvelteComponent_;