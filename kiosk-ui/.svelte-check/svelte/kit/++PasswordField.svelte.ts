///<reference types="svelte" />
;
import Icon from './Icon.svelte';
;

  interface Props {
    label: string;
    value: string;
    words: { show: string; hide: string };
    autocomplete: 'current-password' | 'new-password';
    /** Said below, and marked once it is met. */
    rule?: { text: string; isMet: boolean };
    problem?: string | undefined;
    takesFocus?: boolean;
  };function $$render() {

  

  let { label, value = $bindable(), words, autocomplete, rule, problem, takesFocus = false }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();
  let isShown = $state.raw(false);
  const focused = (node: HTMLElement) => {
    // A dialog that opens around it looks for the attribute.
    node.autofocus = takesFocus;
    if (takesFocus) node.focus();
  };
;
async () => {


 { svelteHTML.createElement("div", { "class":`field`,});
   { svelteHTML.createElement("label", { "for":id,});label; }
   { svelteHTML.createElement("div", { "class":`frame`,});
     { svelteHTML.createElement("input", {                id,"type":isShown ? 'text' : 'password',"bind:value":value,autocomplete,"required":true,"spellcheck":`false`,"autocapitalize":`none`,"aria-describedby":rule ? `${id}-rule` : undefined,"aria-invalid":problem ? true : undefined,[Symbol("@attach")]:focused,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/}
     { svelteHTML.createElement("button", {       "type":`button`,"aria-pressed":isShown,"aria-controls":id,"onclick":() => (isShown = !isShown),});
      isShown ? words.hide : words.show;
     }
   }
  if(rule){
     { svelteHTML.createElement("p", {  "id":`${id}-rule`,});rule.isMet;
      if(rule.isMet){ { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":`check`,}});}}rule.text;
     }
  }
  if(problem){ { svelteHTML.createElement("p", {   "class":`problem`,"role":`alert`,});problem; }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
/** A password: shown or hidden as its writer likes, with the rule that a new one has to meet. */
const PasswordField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PasswordField__SvelteComponent_ = ReturnType<typeof PasswordField__SvelteComponent_>;
/*Ωignore_endΩ*/export default PasswordField__SvelteComponent_;