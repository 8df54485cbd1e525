/** `npm run demo:link -- down|up`: pulls or restores the cable between box and hub of the running demo. */
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { setCable } from './control.ts';
import { readOptions } from './options.ts';

try {
  const { dataFolder, rest } = readOptions(process.argv.slice(2), process.env);
  const [state] = rest;
  if ((state !== 'up' && state !== 'down') || rest.length > 1) {
    throw new StartRefused('Say what to do with the cable.', 'npm run demo:link -- down, or npm run demo:link -- up');
  }
  await setCable(dataFolder, state);
  console.log(
    state === 'down'
      ? 'The cable between box and hub is pulled. Taps go on at the kiosk; visits wait at the box.'
      : 'The cable between box and hub is back. What waited is on its way.',
  );
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(`${error.message} ${error.remedy}`);
  process.exitCode = 1;
}
