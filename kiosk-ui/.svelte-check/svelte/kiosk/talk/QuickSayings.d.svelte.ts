export { default } from "./++QuickSayings.svelte.ts";
export * from "./++QuickSayings.svelte.ts";
