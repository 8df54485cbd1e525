export { default } from "./++Confirming.svelte.ts";
export * from "./++Confirming.svelte.ts";
