///<reference types="svelte" />
;function $$render() {
;
async () => {


 { svelteHTML.createElement("svg", {     "viewBox":`50 70 322 300`,"aria-hidden":`true`,"focusable":`false`,});
   { svelteHTML.createElement("g", { "class":`rings`,});
     { svelteHTML.createElement("circle", {        "class":`ring`,"cx":`200`,"cy":`200`,"r":`190`,});}
     { svelteHTML.createElement("circle", {        "class":`ring second`,"cx":`200`,"cy":`200`,"r":`190`,});}
     { svelteHTML.createElement("circle", {        "class":`ring third`,"cx":`200`,"cy":`200`,"r":`190`,});}
   }
   { svelteHTML.createElement("g", { "class":`reader`,});
     { svelteHTML.createElement("rect", {          "x":`112`,"y":`112`,"width":`176`,"height":`176`,"rx":`52`,});}
     { svelteHTML.createElement("path", {     "d":`M176 232a34 34 0 0 1 48 0M158 212a60 60 0 0 1 84 0M140 191a86 86 0 0 1 120 0`,"transform":`translate(0 -6)`,});}
     { svelteHTML.createElement("circle", {        "class":`lamp`,"cx":`200`,"cy":`252`,"r":`9`,});}
   }
   { svelteHTML.createElement("g", { "class":`badge`,});
     { svelteHTML.createElement("rect", {            "class":`card`,"x":`196`,"y":`226`,"width":`168`,"height":`108`,"rx":`18`,});}
     { svelteHTML.createElement("rect", {            "class":`slot`,"x":`262`,"y":`238`,"width":`36`,"height":`8`,"rx":`4`,});}
     { svelteHTML.createElement("circle", {        "class":`mark`,"cx":`232`,"cy":`284`,"r":`18`,});}
     { svelteHTML.createElement("path", {    "class":`lines`,"d":`M264 276h72M264 294h48`,});}
   }
 }


};
return { props: {} as Record<string, never>, exports: {}, bindings: "", slots: {}, events: {} }}
/** A badge that drifts to a reader and away, slowly, like breathing. Says nothing: the words beside it do. */
const BadgeInvite__SvelteComponent_ = __sveltets_2_isomorphic_component(__sveltets_2_with_any_event($$render()));
/*Ωignore_startΩ*/type BadgeInvite__SvelteComponent_ = InstanceType<typeof BadgeInvite__SvelteComponent_>;
/*Ωignore_endΩ*/export default BadgeInvite__SvelteComponent_;