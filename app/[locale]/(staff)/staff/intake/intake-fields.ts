import type { Form } from "@/app/_server/form";

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
