import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { featuresOff } from './chromium-switches.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The machine's own Chromium. @param args Switches of Chromium's. */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const executablePath = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (!executablePath) throw new Error(`None of ${names.join(', ')} is on the path: install Chromium.`);
  return chromium.launch({ executablePath, args: [featuresOff, ...args] });
}
