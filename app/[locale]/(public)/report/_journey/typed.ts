import type { Form } from "@/app/_server/form";
import type { Problem } from "@/lib/reports/read-step";
import { cleaned } from "@/lib/reports/text-schema";

/** What stands in the fields of a page: as typed just now, or as answered before. */
export type Typed = { readonly [field: string]: string | readonly string[] };

export function textOf(typed: Typed, field: string): string {
  const value = typed[field];
  return typeof value === "string" ? value : "";
}

export function listOf(typed: Typed, field: string): readonly string[] {
  const value = typed[field];
  return typeof value === "object" ? value : [];
}

/** The fields of a form that was sent; a name in `lists` may come any number of times. */
export function typedIn(form: Form, texts: readonly string[], lists: readonly string[]): Typed {
  const single = texts.map((name) => [name, form.get(name)] as const);
  const several = lists.map((name) => [name, form.all(name)] as const);
  return Object.fromEntries([...single, ...several]);
}

/** As typed, without the characters that could not be taken, so that pressing once more is enough. */
export function shownAgain(typed: Typed, problems: readonly Problem[]): Typed {
  const bad = new Set(problems.filter(({ reason }) => reason === "forbidden_characters").map(({ field }) => field));
  const entries = Object.entries(typed).map(([name, value]) => {
    return [name, typeof value === "string" && bad.has(name) ? cleaned(value) : value] as const;
  });
  return Object.fromEntries(entries);
}
