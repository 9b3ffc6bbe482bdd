import type { Form } from "./form";
import { isOurForm, type Visit } from "./visit";

/** A form that cannot be worked with; publicRoute answers with a page that gives back what was typed. */
export class FormRefused extends Error {
  readonly status: number;
  readonly reason: "cut_short" | "stale_form" | "unknown_fields" | "form_type" | "too_large" | "too_much_text";

  constructor(status: number, reason: FormRefused["reason"]) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }
}

/** The name of the hidden field with the form token. */
export const TOKEN_FIELD = "form_token";
/** The submit button's own name, where a form has several. */
export const BUTTON_FIELD = "do";

/** A form from its names and values, in the order sent. */
export function formOf(entries: Iterable<[string, string]>): Form {
  const fields = new Map<string, string[]>();
  for (const [name, value] of entries) fields.set(name, [...(fields.get(name) ?? []), value.replaceAll("\r\n", "\n")]);
  return { fields, get: (name) => fields.get(name)?.[0] ?? "", all: (name) => fields.get(name) ?? [] };
}

async function bodyText(request: Request): Promise<string> {
  try {
    return await request.text();
  } catch {
    throw new FormRefused(400, "cut_short");
  }
}

/**
 * Reads an ordinary form (not files), and only the fields that the page asks for.
 * @throws {FormRefused} for a body cut short, fields the page does not have, a missing or stale token.
 */
export async function readForm(visit: Visit, names: readonly string[]): Promise<Form> {
  if (!visit.request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded"))
    throw new FormRefused(415, "form_type");
  const text = await bodyText(visit.request);
  const form = formOf(new URLSearchParams(text));
  visit.form = form;
  const known = new Set([...names, TOKEN_FIELD, BUTTON_FIELD]);
  if ([...form.fields.keys()].some((name) => !known.has(name))) throw new FormRefused(400, "unknown_fields");
  if (!isOurForm(visit, form.get(TOKEN_FIELD))) throw new FormRefused(403, "stale_form");
  return form;
}
