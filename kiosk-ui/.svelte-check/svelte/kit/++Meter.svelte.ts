///<reference types="svelte" />
;;
  interface Props {
    /** 0 to 1; null where nobody knows. */
    share: number | null;
    isHigh?: boolean;
  };function $$render() {


  let { share, isHigh = false }: Props = $props();
  const width = $derived(Math.round(Math.min(1, Math.max(0, share ?? 0)) * 100));
;
async () => {


 { svelteHTML.createElement("svg", {      "viewBox":`0 0 100 8`,"preserveAspectRatio":`none`,"aria-hidden":`true`,});isHigh;
   { svelteHTML.createElement("rect", {      "class":`track`,"width":`100`,"height":`8`,});}
  if(share !== null && share > 0){ { svelteHTML.createElement("rect", {      "class":`fill`,"width":Math.max(width, 2),"height":`8`,});}}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** How full something is, as a bar beside its words; `isHigh` marks it for attention. */
const Meter__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Meter__SvelteComponent_ = ReturnType<typeof Meter__SvelteComponent_>;
/*Ωignore_endΩ*/export default Meter__SvelteComponent_;