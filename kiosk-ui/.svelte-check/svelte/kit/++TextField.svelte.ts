///<reference types="svelte" />
;
import type { HTMLInputAttributes } from 'svelte/elements';
;

  interface Props {
    label: string;
    value: string;
    type?: 'text' | 'email' | 'search' | 'date';
    hint?: string | undefined;
    problem?: string | undefined;
    required?: boolean;
    lines?: number;
    maxlength?: number;
    pattern?: string;
    autocomplete?: HTMLInputAttributes['autocomplete'];
    inputmode?: 'numeric' | 'text';
    placeholder?: string;
    /** Numbers and codes: wide and in step. */
    code?: boolean;
    takesFocus?: boolean;
    oninput?: () => void;
  };function $$render() {

  

  let {
    label,
    value = $bindable(),
    type = 'text',
    hint,
    problem,
    required = false,
    lines = 1,
    maxlength,
    pattern,
    autocomplete = 'off',
    inputmode,
    placeholder,
    code = false,
    takesFocus = false,
    oninput,
  }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();

  const describedby = $derived(
    [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ') || undefined,
  );
  const focused = (node: HTMLElement) => {
    // A dialog that opens around it looks for the attribute.
    node.autofocus = takesFocus;
    if (takesFocus) node.focus();
  };
;
async () => {


 { svelteHTML.createElement("div", { "class":`field`,});
   { svelteHTML.createElement("label", { "for":id,});label; }
  if(lines > 1){
     { svelteHTML.createElement("textarea", {             id,"bind:value":value,"rows":lines,required,maxlength,placeholder,"aria-describedby":describedby,"aria-invalid":problem ? true : undefined,[Symbol("@attach")]:focused,oninput,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/ }
  }else{
     { svelteHTML.createElement("input", {                     id,type,"bind:value":value,required,maxlength,pattern,autocomplete,inputmode,placeholder,"spellcheck":code || type === 'email' ? false : undefined,"autocapitalize":code || type === 'email' ? 'none' : undefined,"aria-describedby":describedby,"aria-invalid":problem ? true : undefined,[Symbol("@attach")]:focused,oninput,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/code;}
  }
  if(hint){ { svelteHTML.createElement("p", {   "class":`hint`,"id":`${id}-hint`,});hint; }}
  if(problem){ { svelteHTML.createElement("p", {     "class":`problem`,"id":`${id}-problem`,"role":`alert`,});problem; }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
/** One line, or several, to write in: its name above, a hint below, and what is wrong with it. */
const TextField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TextField__SvelteComponent_ = ReturnType<typeof TextField__SvelteComponent_>;
/*Ωignore_endΩ*/export default TextField__SvelteComponent_;