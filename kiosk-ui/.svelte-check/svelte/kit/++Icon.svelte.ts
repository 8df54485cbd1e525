///<reference types="svelte" />
;
  const drawings = {
    check: 'M4.5 12.8 9.8 18 19.5 7',
    wave: 'M12 21a6.5 6.5 0 0 1-5.6-3.2L3.6 13a1.5 1.5 0 0 1 2.5-1.6L8 13.6V5.5a1.5 1.5 0 0 1 3 0V11 4a1.5 1.5 0 0 1 3 0v7-5.5a1.5 1.5 0 0 1 3 0v9A6.5 6.5 0 0 1 12 21',
    pause: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M10 9v6M14 9v6',
    arrow: 'M4 12h15M13 6l6 6-6 6',
    door: 'M5 21V4.5L14 3v18M14 5h5v16M3 21h18M10.6 12v1',
    plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
    cloud: 'M7 18.5a4.5 4.5 0 0 1-.6-9A6 6 0 0 1 18 8.6a5 5 0 0 1-1 9.9z',
    cloudOff: 'M7 18.5a4.5 4.5 0 0 1-.6-9M9.5 5.4A6 6 0 0 1 18 8.6a5 5 0 0 1 2 8.4M16 18.5H7M3 3l18 18',
    sun: 'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
    moon: 'M20 14.2A8.3 8.3 0 0 1 9.8 4 8.3 8.3 0 1 0 20 14.2z',
    half: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18v18M12 7.4h7.4M12 12h8.8M12 16.6h7.4',
    back: 'M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7zM12 9.5l5 5M17 9.5l-5 5',
    clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2',
    close: 'M6 6l12 12M18 6 6 18',
    menu: 'M4 7h16M4 12h16M4 17h16',
    people:
      'M9 5.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8M2.8 20a6.2 6.2 0 0 1 12.4 0M15.8 5.4a3.4 3.4 0 0 1 0 6.4M17.4 14.2a6.2 6.2 0 0 1 3.8 5.8',
    building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3',
    box: 'M4 8.5 12 4l8 4.5v7L12 20l-8-4.5zM4 8.5l8 4.5 8-4.5M12 13v7',
    screen: 'M7 3h10a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M10.5 17.5h3',
    scroll: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
    swap: 'M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4',
    person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 21a7.5 7.5 0 0 1 15 0',
    alert: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2',
    plus: 'M12 5v14M5 12h14',
    search: 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M16 16l4.5 4.5',
    key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12l9-9M16 7l3 3',
  } as const;
  /** One of these, or a path of one's own. */
  export type IconName = keyof typeof drawings | `M${string}`;
  const isPath = (name: IconName): name is `M${string}` => name.startsWith('M');
;;
;type $$ComponentProps =  { name: IconName; strokeWidth?: number };function $$render() {

  let { name, strokeWidth = 2 }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props();
;
async () => {




 { svelteHTML.createElement("svg", {     "viewBox":`0 0 24 24`,"aria-hidden":`true`,"focusable":`false`,});
   { svelteHTML.createElement("path", {    "d":isPath(name) ? name : drawings[name],"stroke-width":strokeWidth,});}
 }


};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
/** A line drawing on a 24-unit grid, in the colour of the words beside it. Never alone: words say the same. */
const Icon__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Icon__SvelteComponent_ = ReturnType<typeof Icon__SvelteComponent_>;
/*Ωignore_endΩ*/export default Icon__SvelteComponent_;