import { prerequisites, programPath } from '@jarvis-edge/deploy/prerequisites.ts';
import { chromium, type Browser } from 'playwright-core';
import { featuresOff } from '../kiosk-ui/test/chromium-switches.ts';

/**
 * The machine's own Chromium, without a window.
 *
 * @param args Switches of Chromium's.
 * @param home Where it finds what its user trusts; this user's own unless said.
 */
export async function openChromium(args: readonly string[] = [], home?: string): Promise<Browser> {
  const wanted = prerequisites.find(({ program }) => program === 'chromium');
  const executablePath = wanted && programPath(wanted);
  if (executablePath === undefined) throw new Error('Chromium is not installed.');
  return chromium.launch({
    executablePath,
    args: [featuresOff, ...args],
    ...(home !== undefined && { env: { ...process.env, HOME: home } as Record<string, string> }),
  });
}
