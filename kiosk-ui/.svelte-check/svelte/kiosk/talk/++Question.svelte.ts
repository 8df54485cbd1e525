///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import Icon, { type IconName } from '../../kit/Icon.svelte';
;

  interface Props {
    icon: IconName;
    title: string;
    yes: string;
    no: string;
    /** Answered: the box is at it. */
    waiting?: boolean;
    big?: boolean;
    onanswer: (yes: boolean) => void;
    children?: Snippet;
  };function $$render() {

  
  

  let { icon, title, yes, no, waiting = false, big = false, onanswer, children }: Props = $props();
  const id = $props.id();
;
async () => {


 { svelteHTML.createElement("section", {   "class":`question`,"aria-labelledby":id,});big;
   { svelteHTML.createElement("h2", {id,}); { svelteHTML.createElement("span", { "class":`sign`,}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {    "name":icon,"strokeWidth":2,}});} }title; }
  ;__sveltets_2_ensureSnippet(children?.());
   { svelteHTML.createElement("div", { "class":`answers`,});
     { svelteHTML.createElement("button", {     "type":`button`,"disabled":waiting,"onclick":() => onanswer(true),}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`check`,}});}yes; }
     { svelteHTML.createElement("button", {     "type":`button`,"disabled":waiting,"onclick":() => onanswer(false),}); { const $$_nocI3C = __sveltets_2_ensureComponent(Icon); new $$_nocI3C({ target: __sveltets_2_any(), props: {  "name":`close`,}});}no; }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** A question with two answers of the same size, in front of the conversation and never instead of it. */
const Question__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Question__SvelteComponent_ = ReturnType<typeof Question__SvelteComponent_>;
/*Ωignore_endΩ*/export default Question__SvelteComponent_;