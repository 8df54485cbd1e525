export { default } from "./++Simulator.svelte.ts";
export * from "./++Simulator.svelte.ts";
