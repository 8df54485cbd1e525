export { default } from "./++Refused.svelte.ts";
export * from "./++Refused.svelte.ts";
