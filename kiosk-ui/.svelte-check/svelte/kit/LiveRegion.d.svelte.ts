export { default } from "./++LiveRegion.svelte.ts";
export * from "./++LiveRegion.svelte.ts";
