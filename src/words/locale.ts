/** The languages that the studio speaks, by their tag. */
export const locales = ['en', 'sv', 'zh'] as const;
export type Locale = (typeof locales)[number];

/** The first of the reader's languages (BCP 47 tags, best first) that the studio speaks; else English. */
export function closestLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const spoken = locales.find((locale) => locale === primary);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
