import type { Form } from "@/app/_server/form";
import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { changeContact } from "@/lib/reports/change-contact";
import { readStep } from "@/lib/reports/read-step";
import { contactSchema } from "@/lib/reports/schema";
import { contactPage, type TypedContact } from "./contact-page";

function typedIn(form: Form): TypedContact {
  return {
    contactKind: form.get("contactKind"),
    email: form.get("email"),
    phone: form.get("phone"),
    updates: form.all("updates"),
  };
}

export const GET = reporterRoute((at) => {
  const { contact } = at.report;
  const updates = contact && !contact.updates ? [] : ["yes"];
  return contactPage(at, { contactKind: contact?.kind ?? "none", email: "", phone: "", updates }, []);
});

export const POST = reporterRoute(async (at) => {
  const typed = typedIn(await readForm(at.visit, ["contactKind", "email", "phone", "updates"]));
  const read = readStep(contactSchema, typed);
  if (!read.ok) return contactPage(at, typed, read.problems);
  const changed = await changeContact(at.session, read.answers);
  if (!changed.ok && changed.reason === "on_hold") {
    return contactPage(at, typed, [{ field: "contactKind", reason: "on_hold", values: {} }]);
  }
  if (!changed.ok) {
    const minutes = Math.ceil(changed.retryAfterSeconds / 60);
    return contactPage(at, typed, [{ field: "contactKind", reason: "too_many", values: { minutes } }]);
  }
  return seeOther(at.visit, "/case/status?done=contact");
});
