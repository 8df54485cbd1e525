export { default } from "./++Card.svelte.ts";
export * from "./++Card.svelte.ts";
