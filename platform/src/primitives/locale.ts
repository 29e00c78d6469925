/** The languages people can read the product in, the first being the default. */
export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];

/** One text in every language: a missing one does not compile. */
export type Texts = Readonly<Record<Locale, string>>;

/** The locale an `Accept-Language` header or a stored preference asks for; Japanese when it names neither. */
export function toLocale(preference: string | undefined): Locale {
  const first = preference?.split(',').map((part) => part.trim().slice(0, 2).toLowerCase()).find((part) => part === 'ja' || part === 'en');
  return first === 'en' ? 'en' : 'ja';
}
