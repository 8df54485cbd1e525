export { default } from "./++DoorOffer.svelte.ts";
export * from "./++DoorOffer.svelte.ts";
