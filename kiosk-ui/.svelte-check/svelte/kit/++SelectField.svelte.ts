///<reference types="svelte" />
;function $$render<Value extends string>() {

  interface Option {
    value: Value;
    name: string;
  }
  interface Group {
    name: string;
    options: readonly Option[];
  }
  interface Props {
    label: string;
    value: Value;
    options: readonly Option[];
    /** After the options that stand alone. */
    groups?: readonly Group[];
    hint?: string | undefined;
    /** The name is for who cannot see what the place says. */
    hidesLabel?: boolean;
    onchoose?: (value: Value) => void;
  }
  let { label, value = $bindable(), options, groups = [], hint, hidesLabel = false, onchoose }: Props = $props()/*Ωignore_startΩ*/;value;/*Ωignore_endΩ*/;
  const id = $props.id();
;
async () => {


 { svelteHTML.createElement("div", { "class":`field`,});
   { svelteHTML.createElement("label", {  "for":id,});hidesLabel;label; }
   { svelteHTML.createElement("div", { "class":`frame`,});
     { svelteHTML.createElement("select", {    id,"bind:value":value,"onchange":() => onchoose?.(value),"aria-describedby":hint ? `${id}-hint` : undefined,});/*Ωignore_startΩ*/() => value = __sveltets_2_any(null);/*Ωignore_endΩ*/
         for(let option of __sveltets_2_ensureArray(options)){option.value;
         { svelteHTML.createElement("option", { "value":option.value,});option.name; }
      }
         for(let group of __sveltets_2_ensureArray(groups)){group.name;
         { svelteHTML.createElement("optgroup", { "label":group.name,});
             for(let option of __sveltets_2_ensureArray(group.options)){option.value;
             { svelteHTML.createElement("option", { "value":option.value,});option.name; }
          }
         }
      }
     }
     { svelteHTML.createElement("svg", {   "viewBox":`0 0 24 24`,"aria-hidden":`true`,}); { svelteHTML.createElement("path", {  "d":`m6 9 6 6 6-6`,});} }
   }
  if(hint){ { svelteHTML.createElement("p", { "id":`${id}-hint`,});hint; }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('value'), slots: {}, events: {} }}
class __sveltets_Render<Value extends string> {
    props(): ReturnType<typeof $$render<Value>>['props'] { return null as any; }
    events(): ReturnType<typeof $$render<Value>>['events'] { return null as any; }
    slots(): ReturnType<typeof $$render<Value>>['slots'] { return null as any; }
    bindings() { return __sveltets_$$bindings('value'); }
    exports() { return {}; }
}

interface $$IsomorphicComponent {
    new <Value extends string>(options: import('svelte').ComponentConstructorOptions<ReturnType<__sveltets_Render<Value>['props']>>): import('svelte').SvelteComponent<ReturnType<__sveltets_Render<Value>['props']>, ReturnType<__sveltets_Render<Value>['events']>, ReturnType<__sveltets_Render<Value>['slots']>> & { $$bindings?: ReturnType<__sveltets_Render<Value>['bindings']> } & ReturnType<__sveltets_Render<Value>['exports']>;
    <Value extends string>(internal: unknown, props: ReturnType<__sveltets_Render<Value>['props']> & {}): ReturnType<__sveltets_Render<Value>['exports']>;
    z_$$bindings?: ReturnType<__sveltets_Render<any>['bindings']>;
}
/** One of a list, by the browser's own select: any number of options, any input device. */
const SelectField__SvelteComponent_: $$IsomorphicComponent = null as any;
/*Ωignore_startΩ*/type SelectField__SvelteComponent_<Value extends string> = InstanceType<typeof SelectField__SvelteComponent_<Value>>;
/*Ωignore_endΩ*/export default SelectField__SvelteComponent_;