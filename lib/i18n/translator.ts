import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";
import { LANGUAGE_TAGS, type Locale } from "./locale.ts";

type Values = Record<string, string | number | Date>;

export type Translator = {
  locale: Locale;
  /** The sentence for a key such as `report.where.title`. @throws {Error} for a key that has no sentence. */
  (key: string, values?: Values): string;
  /** Whether there is a sentence: for keys that are put together from data. */
  has: (key: string) => boolean;
};

const FOLDER = join(process.cwd(), "lib/i18n/messages");
const known = new Map<Locale, Translator>();

/** All sentences of a language; one file a namespace, its name the first part of every key. */
export function readMessages(locale: Locale): Record<string, Record<string, unknown>> {
  const folder = join(FOLDER, LANGUAGE_TAGS[locale]);
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  );
}

/** Whether a key leads to a sentence. Only own names count: every text has a `link` and a `constructor` of its own. */
function isSentence(messages: object, key: string): boolean {
  const found = key
    .split(".")
    .reduce<unknown>(
      (node, name) =>
        typeof node === "object" && node !== null && Object.hasOwn(node, name) ? node[name as never] : null,
      messages,
    );
  return typeof found === "string";
}

function make(locale: Locale): Translator {
  const messages = readMessages(locale);
  const say = createTranslator({
    locale: LANGUAGE_TAGS[locale],
    messages,
    timeZone: "Asia/Shanghai",
    onError: (error) => {
      throw error;
    },
  }) as unknown as (key: string, values?: Values) => string;
  const translate = (key: string, values?: Values) => say(key, values);
  return Object.assign(translate, { locale, has: (key: string) => isSentence(messages, key) });
}

/** The translator of a language, read from the message files once a process. */
export function translatorFor(locale: Locale): Translator {
  const there = known.get(locale);
  if (there) return there;
  const fresh = make(locale);
  known.set(locale, fresh);
  return fresh;
}

/** Reads the message files anew at the next use: while developing, words change under a running program. */
export function forgetMessages(): void {
  known.clear();
}
