import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The box serves `dist/kiosk/index.html` at `/kiosk/<slug>` and the rest of that folder under this prefix. */
export const base = '/kiosk-assets/';

export default defineConfig({
  root: import.meta.dirname,
  base,
  publicDir: false,
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: `${import.meta.dirname}/../dist/kiosk`,
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The screen loads from a box in the same room: a preload shim for old browsers would only be weight.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
