export { default } from "./++Captions.svelte.ts";
export * from "./++Captions.svelte.ts";
