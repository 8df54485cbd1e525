export { default } from "./++BadgeInvite.svelte.ts";
export * from "./++BadgeInvite.svelte.ts";
