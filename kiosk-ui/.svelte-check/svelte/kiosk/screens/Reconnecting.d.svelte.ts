export { default } from "./++Reconnecting.svelte.ts";
export * from "./++Reconnecting.svelte.ts";
