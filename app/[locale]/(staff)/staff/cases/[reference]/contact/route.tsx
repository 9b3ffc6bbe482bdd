import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { revealContact } from "@/lib/reports/reveal-contact";
import { BackToCase } from "../case-way-back";
import { contactPage, STATUS } from "./contact-page";

export const GET = staffRoute("contact:reveal", (visit, { reference = "" }) => contactPage(visit, reference, {}));

/** Asks the custodian, takes that back, or shows the contact once to somebody who has their word; nothing keeps it, not even this page's address. */
export const POST = staffRoute("contact:reveal", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["purpose", "reason", "onceKey", "request"]);
  if (form.get(BUTTON_FIELD) === "show") return show(visit, reference);
  if (form.get(BUTTON_FIELD) === "take_back") return takeBack(visit, reference, form.get("request"));
  const typed = { purpose: form.get("purpose"), reason: form.get("reason"), onceKey: form.get("onceKey") };
  const asked = await askToReveal(visit.staff, { reference, ...typed });
  if (asked.ok) return seeOther(visit, `/staff/cases/${reference}/contact`);
  if (asked.reason === "fields") return contactPage(visit, reference, { typed, problems: asked.problems, status: 422 });
  if (asked.reason === "already_asked") {
    return contactPage(visit, reference, { typed, refused: asked.reason, status: STATUS.already_asked });
  }
  return staffErrorPage(visit, asked.reason === "no_contact" ? "not_found" : asked.reason, STATUS[asked.reason]);
});

async function takeBack(visit: StaffVisit, reference: string, id: string): Promise<Response> {
  const done = await decideApproval(visit.staff, { id, move: "take_back", words: "" });
  if (done.ok) return seeOther(visit, `/staff/cases/${reference}/contact`);
  if (done.reason === "not_found") return staffErrorPage(visit, "not_found", 404);
  return contactPage(visit, reference, { refused: done.reason, status: 409 });
}

async function show(visit: StaffVisit, reference: string): Promise<Response> {
  const { t } = visit;
  const result = await revealContact(visit.staff, reference);
  if (!result.ok && result.reason === "not_approved") {
    return contactPage(visit, reference, { refused: result.reason, status: STATUS.not_approved });
  }
  if (!result.ok) {
    return staffErrorPage(visit, result.reason === "no_contact" ? "not_found" : result.reason, STATUS[result.reason]);
  }
  return staffPage(visit, {
    title: t("staffCase.contact.heading"),
    current: "queue",
    children: (
      <div className="stack">
        <h1>{t("staffCase.contact.heading")}</h1>
        <p className="given">{result.address}</p>
        <p className="muted">{t("staffCase.contact.noted")}</p>
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}
