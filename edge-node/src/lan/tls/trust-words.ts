/** Systems for which the page has steps, as it lists them. */
export const systems = ['ios', 'android', 'windows', 'macos', 'chromeos', 'firefox', 'linux'] as const;
export type System = (typeof systems)[number];
export const trustLanguages = ['fr', 'en', 'es'] as const;
export type TrustLanguage = (typeof trustLanguages)[number];

export interface TrustWords {
  readonly languageName: string;
  readonly title: string;
  readonly lead: string;
  readonly checking: string;
  readonly trusted: string;
  readonly goOn: string;
  readonly untrusted: string;
  readonly unserved: string;
  /** Around the number of seconds. */
  readonly withoutMicrophone: readonly [before: string, after: string];
  readonly now: string;
  readonly stay: string;
  readonly compareTitle: string;
  readonly compare: string;
  readonly download: string;
  readonly downloadProfile: string;
  readonly stepsTitle: string;
  readonly thisDevice: string;
  readonly last: string;
  readonly qrTitle: string;
  readonly qr: string;
  readonly limitsTitle: string;
  readonly limits: string;
  readonly names: Readonly<Record<System, string>>;
  readonly steps: Readonly<Record<System, readonly string[]>>;
}
