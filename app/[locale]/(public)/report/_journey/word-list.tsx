import type { ReactElement } from "react";
import type { Translator } from "@/lib/i18n/translator";

/** Sentences of one list, in the order of their keys. */
export function WordList({ t, path, keys }: { t: Translator; path: string; keys: readonly string[] }): ReactElement {
  return (
    <ul>
      {keys.map((key) => (
        <li key={key}>{t(`${path}.${key}`)}</li>
      ))}
    </ul>
  );
}
