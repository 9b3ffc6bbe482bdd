import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { DESK_FORMS, type DeskKind } from "./desk-form";

/** What a form of the desk sent: its fields by name, and the button. */
export async function deskInput(visit: StaffVisit, kind: DeskKind) {
  const names = DESK_FORMS[kind].fields;
  const form = await readForm(visit, names);
  const typed = Object.fromEntries(names.map((name) => [name, form.get(name)])) as Record<
    (typeof names)[number],
    string
  >;
  return { typed, pressed: form.get(BUTTON_FIELD) };
}
