export { default } from "./++LinkChip.svelte.ts";
export * from "./++LinkChip.svelte.ts";
