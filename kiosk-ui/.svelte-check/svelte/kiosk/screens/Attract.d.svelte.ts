export { default } from "./++Attract.svelte.ts";
export * from "./++Attract.svelte.ts";
