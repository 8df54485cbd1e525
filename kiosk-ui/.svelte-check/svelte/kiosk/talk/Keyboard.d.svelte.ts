export { default } from "./++Keyboard.svelte.ts";
export * from "./++Keyboard.svelte.ts";
