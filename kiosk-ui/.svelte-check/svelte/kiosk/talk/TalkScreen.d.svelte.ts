export { default } from "./++TalkScreen.svelte.ts";
export * from "./++TalkScreen.svelte.ts";
