import type { Form } from "./form";
import { isOurForm, type Visit } from "./visit";

/** A form that cannot be worked with; publicRoute answers with a page that gives back what was typed. */
export class FormRefused extends Error {
  readonly status: number;
  readonly reason:
    | "cut_short"
    | "stale_form"
    | "no_cookie"
    | "unknown_fields"
    | "form_type"
    | "too_large"
    | "too_much_text";

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

/** Names and values of a form, one by one. */
function entriesOf(form: Form): [name: string, value: string][] {
  return [...form.fields].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
}

/** For a form that is not of this browser: without a cookie, sending it again helps only where cookies are allowed. */
export function notOurs(visit: Visit): FormRefused {
  return new FormRefused(403, visit.known ? "stale_form" : "no_cookie");
}

/**
 * Takes in what was typed, whatever it is, for a page that only gives it back.
 * @throws {FormRefused} for a body cut short or of another type.
 */
export async function readTyped(visit: Visit): Promise<Form> {
  if (!visit.request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded"))
    throw new FormRefused(415, "form_type");
  visit.form = formOf(new URLSearchParams(await bodyText(visit.request)));
  return visit.form;
}

/**
 * Reads an ordinary form (not files), and only the fields that the page asks for.
 * @throws {FormRefused} for a body cut short, fields the page does not have, a missing or stale token.
 */
export async function readForm(visit: Visit, names: readonly string[]): Promise<Form> {
  const form = await readTyped(visit);
  const known = new Set([...names, TOKEN_FIELD, BUTTON_FIELD]);
  const entries = entriesOf(form);
  visit.unasked = entries.filter(([name]) => !known.has(name));
  // What is sent again must be what the page asks for, or it would be refused for ever.
  visit.form = formOf(entries.filter(([name]) => known.has(name)));
  if (visit.unasked.length > 0) throw new FormRefused(400, "unknown_fields");
  if (!isOurForm(visit, form.get(TOKEN_FIELD))) throw notOurs(visit);
  return form;
}
