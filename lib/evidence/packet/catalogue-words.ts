import { translatorFor } from "@/lib/i18n/translator";

/** The packet is for courts in China, whoever makes it. */
const t = translatorFor("zh");
const BEIJING_MS = 8 * 3_600_000;

/** Minutes in Beijing without the machine's idea of dates: the same text everywhere. */
export function beijing(iso: string): string {
  return new Date(Date.parse(iso) + BEIJING_MS).toISOString().slice(0, 16).replace("T", " ");
}

/** The word for a code, or the code itself where nobody has named it yet. */
export const known = (key: string, fallback: string) => (t.has(key) ? t(key) : fallback);
