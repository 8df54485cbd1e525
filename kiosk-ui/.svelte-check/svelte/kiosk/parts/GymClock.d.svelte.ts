export { default } from "./++GymClock.svelte.ts";
export * from "./++GymClock.svelte.ts";
