import { expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/access/roles";
import { LOCALES } from "./locale.ts";
import { translatorFor } from "./translator.ts";

it.each(LOCALES)("G9 every permission has a word in %s, for whoever makes roles of them", (locale) => {
  const t = translatorFor(locale);
  const words = PERMISSIONS.map((permission) => `roles.permissions.${permission.replaceAll(":", "_")}`);
  expect(words.filter((key) => !t.has(key))).toEqual([]);
});
