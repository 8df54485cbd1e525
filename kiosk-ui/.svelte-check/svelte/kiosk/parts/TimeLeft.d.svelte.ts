export { default } from "./++TimeLeft.svelte.ts";
export * from "./++TimeLeft.svelte.ts";
