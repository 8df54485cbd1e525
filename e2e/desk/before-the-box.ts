/**
 * Loaded before a box (`node --import`), puts a desk for staff into its process: the box's own edits, with a way in for
 * tests. Staff cannot sign in at a box, so the product has none.
 */
import { registerHooks } from 'node:module';

const whereMade = import.meta.resolve('@jarvis-edge/edge-node/hub-link/synced.ts');
const productEdits = import.meta.resolve('@jarvis-edge/sync/box/edits.ts');
const deskEdits = new URL('./desk-edits.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return found.url === productEdits && context.parentURL === whereMade ? { ...found, url: deskEdits } : found;
  },
});
