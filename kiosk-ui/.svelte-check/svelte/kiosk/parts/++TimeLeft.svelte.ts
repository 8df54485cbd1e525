///<reference types="svelte" />
;
;type $$ComponentProps =  { ms: number };function $$render() {

  let { ms }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {


 { svelteHTML.createElement("div", {   "class":`left`,"aria-hidden":`true`,}); { svelteHTML.createElement("div", {  "class":`run`,});__sveltets_2_ensureType(String, Number, `${ms} `); } }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** How long this screen stays: a line that runs out. */
const TimeLeft__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TimeLeft__SvelteComponent_ = ReturnType<typeof TimeLeft__SvelteComponent_>;
/*Ωignore_endΩ*/export default TimeLeft__SvelteComponent_;