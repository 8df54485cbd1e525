export { default } from "./++Recognised.svelte.ts";
export * from "./++Recognised.svelte.ts";
