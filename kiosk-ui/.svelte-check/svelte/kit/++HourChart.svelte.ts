///<reference types="svelte" />
;;
  interface Bar {
    hour: string;
    value: number;
    /** The hour we are in: still growing. */
    current: boolean;
  };;
  interface Words {
    title: string;
    hour: string;
    value: string;
    asTable: string;
  };
;type $$ComponentProps =  { bars: readonly Bar[]; words: Words };function $$render() {



  let { bars, words }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();

  const height = 100;
  const step = 24;
  const most = $derived(Math.max(1, ...bars.map(({ value }) => value)));
  const tall = (value: number) => (value / most) * height;
;
async () => {


 { svelteHTML.createElement("figure", {});
   { svelteHTML.createElement("svg", {     "viewBox":`0 -18 ${bars.length * step} ${height + 38}`,"role":`img`,"aria-label":words.title,});
        for(let { hour, value, current } of __sveltets_2_ensureArray(bars)){let index = 1;hour;
       { svelteHTML.createElement("rect", {            "x":index * step + 3,"y":height - Math.max(tall(value), 2),"width":step - 6,"height":Math.max(tall(value), 2),"rx":`3`,});current;}
      if(value > 0){
         { svelteHTML.createElement("text", {     "class":`value`,"x":index * step + step / 2,"y":height - tall(value) - 4,});value; }
      }
      if(index % 3 === 0){
         { svelteHTML.createElement("text", {   "x":index * step + step / 2,"y":height + 15,});hour; }
      }
    }
   }
   { svelteHTML.createElement("details", {});
     { svelteHTML.createElement("summary", {});words.asTable; }
     { svelteHTML.createElement("table", {});
       { svelteHTML.createElement("caption", { "class":`visually-hidden`,});words.title; }
       { svelteHTML.createElement("thead", {}); { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("th", { "scope":`col`,});words.hour; } { svelteHTML.createElement("th", { "scope":`col`,});words.value; } } }
       { svelteHTML.createElement("tbody", {});
           for(let { hour, value } of __sveltets_2_ensureArray(bars)){hour;
           { svelteHTML.createElement("tr", {}); { svelteHTML.createElement("th", { "scope":`row`,});hour; } { svelteHTML.createElement("td", {});value; } }
        }
       }
     }
   }
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** How many in each hour, as bars; and the same figures as a table for whoever reads rather than looks. */
const HourChart__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type HourChart__SvelteComponent_ = ReturnType<typeof HourChart__SvelteComponent_>;
/*Ωignore_endΩ*/export default HourChart__SvelteComponent_;