export { default } from "./++Band.svelte.ts";
export * from "./++Band.svelte.ts";
