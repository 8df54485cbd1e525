export { default } from "./++ClassesToday.svelte.ts";
export * from "./++ClassesToday.svelte.ts";
