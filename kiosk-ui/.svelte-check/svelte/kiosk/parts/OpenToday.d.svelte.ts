export { default } from "./++OpenToday.svelte.ts";
export * from "./++OpenToday.svelte.ts";
