///<reference types="svelte" />
;
import type { Language } from '../protocol/kiosk-socket.ts';
import Icon, { type IconName } from './Icon.svelte';
function $$render<Value extends string>() {

  
  

  interface Option {
    value: Value;
    name: string;
    lang?: Language;
    icon?: IconName;
  }
  interface Props {
    label: string;
    options: readonly Option[];
    chosen: Value;
    onchoose: (value: Value) => void;
  }
  let { label, options, chosen, onchoose }: Props = $props();
;
async () => {


 { svelteHTML.createElement("div", {     "class":`choice`,"role":`group`,"aria-label":label,});
     for(let { value, name, lang, icon } of __sveltets_2_ensureArray(options)){value;
     { svelteHTML.createElement("button", {      "type":`button`,lang,"aria-pressed":value === chosen,"onclick":() => onchoose(value),});
      if(icon){ { const $$_nocI2C = __sveltets_2_ensureComponent(Icon); new $$_nocI2C({ target: __sveltets_2_any(), props: {  "name":icon,}});}}
      name;
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
class __sveltets_Render<Value extends string> {
    props(): ReturnType<typeof $$render<Value>>['props'] { return null as any; }
    events(): ReturnType<typeof $$render<Value>>['events'] { return null as any; }
    slots(): ReturnType<typeof $$render<Value>>['slots'] { return null as any; }
    bindings() { return __sveltets_$$bindings(''); }
    exports() { return {}; }
}

interface $$IsomorphicComponent {
    new <Value extends string>(options: import('svelte').ComponentConstructorOptions<ReturnType<__sveltets_Render<Value>['props']>>): import('svelte').SvelteComponent<ReturnType<__sveltets_Render<Value>['props']>, ReturnType<__sveltets_Render<Value>['events']>, ReturnType<__sveltets_Render<Value>['slots']>> & { $$bindings?: ReturnType<__sveltets_Render<Value>['bindings']> } & ReturnType<__sveltets_Render<Value>['exports']>;
    <Value extends string>(internal: unknown, props: ReturnType<__sveltets_Render<Value>['props']> & {}): ReturnType<__sveltets_Render<Value>['exports']>;
    z_$$bindings?: ReturnType<__sveltets_Render<any>['bindings']>;
}
/** One of a few, side by side: each a button that says whether it is pressed. */
const Choice__SvelteComponent_: $$IsomorphicComponent = null as any;
/*Ωignore_startΩ*/type Choice__SvelteComponent_<Value extends string> = InstanceType<typeof Choice__SvelteComponent_<Value>>;
/*Ωignore_endΩ*/export default Choice__SvelteComponent_;