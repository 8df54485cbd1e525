export { default } from "./++Passing.svelte.ts";
export * from "./++Passing.svelte.ts";
