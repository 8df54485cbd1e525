import { trustLanguages, type System, type TrustLanguage } from './trust-words.ts';

/** The system of whoever asks, from how its browser calls itself; an iPad calls itself a Mac, and is listed beside it. */
export function systemOf(userAgent: string): System {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  if (/CrOS/.test(userAgent)) return 'chromeos';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/Macintosh|Mac OS X/.test(userAgent)) return 'macos';
  return 'linux';
}

/** The first language of an Accept-Language header that the page speaks; French where it speaks none. */
export function languageOf(acceptLanguage: string): TrustLanguage {
  const wanted = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find((text) => text !== undefined);
      return { language: tag.slice(0, 2), quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { language } of wanted) {
    const known = trustLanguages.find((spoken) => spoken === language);
    if (known !== undefined) return known;
  }
  return 'fr';
}

/** Where the page may send a device on to: a page of the box, and nothing else. */
export const isOwnPage = (path: string): boolean =>
  /^\/(kiosk\/[a-z0-9-]{1,64}|dashboard(\/[a-z0-9/-]{0,128})?)$/.test(path);

/** Whether a screen may go on without HTTPS: a kiosk shows and hears badges; staff sign in by HTTPS only. */
export const worksWithoutHttps = (path: string): boolean => path.startsWith('/kiosk/');
