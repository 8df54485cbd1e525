/** `npm run tier1:install`: installs what runs flashed models of labels. The product works without it. */
import { runCommand } from '@jarvis-edge/sync/lifecycle.ts';
import { installTransformers } from './installed.ts';

await runCommand(installTransformers);
