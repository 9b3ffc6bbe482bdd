/** Languages as they stand in addresses. The first is the one for visitors who name none of them. */
export const LOCALES = ["zh", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The language tag for `lang`, number and date formats, and the folder of its messages. */
export const LANGUAGE_TAGS = { zh: "zh-CN", en: "en" } as const satisfies Record<Locale, string>;

export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

/** Picks the language that a browser prefers, by the order and weights of its Accept-Language header. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.find((parameter) => parameter.trim().startsWith("q="))?.split("=")[1];
      return { language: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => isLocale(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const first = wishes[0]?.language;
  return first && isLocale(first) ? first : "zh";
}
