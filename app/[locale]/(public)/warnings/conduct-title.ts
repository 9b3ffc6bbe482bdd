import type { Translator } from "@/lib/i18n/translator";

/** What a warning is about, as a heading; one of a kind that we no longer know has words, too. */
export function conductTitle(t: Translator, conduct: string): string {
  const known = `warnings.conduct.${conduct}`;
  const words = t(t.has(known) ? known : "warnings.conduct.other");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
