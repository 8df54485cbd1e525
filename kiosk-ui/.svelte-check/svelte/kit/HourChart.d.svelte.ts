export { default } from "./++HourChart.svelte.ts";
export * from "./++HourChart.svelte.ts";
