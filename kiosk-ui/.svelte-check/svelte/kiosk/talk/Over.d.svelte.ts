export { default } from "./++Over.svelte.ts";
export * from "./++Over.svelte.ts";
