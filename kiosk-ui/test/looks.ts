export interface Look {
  readonly language: 'fr' | 'en' | 'es';
  readonly colorScheme: 'light' | 'dark';
  /** Pixels. */
  readonly width: 1280 | 390;
}

/** Whether every screen is judged in every look (`JARVIS_LOOKS=all`), which takes four times as long. */
export const areAllLooksWanted = process.env['JARVIS_LOOKS'] === 'all';

/** Each language, theme and width is seen, and where all looks are wanted each together with each other. */
export const looks: readonly Look[] = areAllLooksWanted
  ? (['fr', 'en', 'es'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((colorScheme) =>
        ([1280, 390] as const).map((width) => ({ language, colorScheme, width })),
      ),
    )
  : [
      { language: 'fr', colorScheme: 'light', width: 1280 },
      { language: 'en', colorScheme: 'dark', width: 390 },
      { language: 'es', colorScheme: 'dark', width: 1280 },
    ];
