import type { Form } from "@/app/_server/form";
import type { FieldError } from "@/app/_ui/error-summary";
import type { Translator } from "@/lib/i18n/translator";
import { LETTER_FIELDS } from "@/lib/reports/clue-letter";

/** The letter itself, as a file. */
export const LETTER_FILE = "letterFile";

/** One line of text each. */
const TEXTS = [
  "kind",
  "platform",
  "shopName",
  "link",
  "product",
  "happenedOn",
  "story",
  "reviewText",
  "reviewerNames",
  "offerAmount",
  "contacts",
  "orderNumber",
  "courier",
  "waybills",
  "orderedAt",
  "collectedAt",
  "signedAt",
  "reviewedAt",
  "wish",
  "demand",
  "contactKind",
  "email",
  "phone",
  ...LETTER_FIELDS,
] as const;
const LISTS = ["demands", "offers", "oddities", "care", "updates"] as const;
const OWN = ["channel", "language", "once"] as const;

export const INTAKE_FIELDS: readonly string[] = [...TEXTS, ...LISTS, ...OWN];

export type IntakeTyped = { readonly [field: string]: string | readonly string[] };

/** What the form sent, as the schemas and the fields read it. */
export function intakeTyped(form: Form): IntakeTyped {
  const texts = [...TEXTS, ...OWN].map((name) => [name, form.get(name)] as const);
  const lists = LISTS.map((name) => [name, form.all(name)] as const);
  return Object.fromEntries([...texts, ...lists]);
}

export function textIn(typed: IntakeTyped, field: string): string {
  const value = typed[field];
  return typeof value === "string" ? value : "";
}

export function listIn(typed: IntakeTyped, field: string): readonly string[] {
  const value = typed[field];
  return typeof value === "object" ? value : [];
}

export type IntakeFormProps = {
  t: Translator;
  formToken: string;
  typed: IntakeTyped;
  errors: readonly FieldError[];
};
