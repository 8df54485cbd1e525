export { default } from "./++Code.svelte.ts";
export * from "./++Code.svelte.ts";
