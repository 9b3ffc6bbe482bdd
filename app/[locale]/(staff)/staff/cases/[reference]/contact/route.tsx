import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { staffPage } from "@/app/_server/staff-static-page";
import { revealContact } from "@/lib/reports/reveal-contact";
import { backToCase } from "../back-to-case";
import { BackToCase } from "../writing-page";

const STATUS = { no_purpose: 422, recused: 403, not_found: 404 } as const;

export const GET = backToCase;

/** Shows a reporter's contact once, to somebody who said why; nothing keeps it, not even this page's address. */
export const POST = staffRoute("contact:reveal", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["purpose"]);
  const { t } = visit;
  const result = await revealContact(visit.staff, { reference, purpose: form.get("purpose") });
  if (!result.ok) {
    const reason = result.reason === "no_purpose" || result.reason === "recused" ? result.reason : "not_found";
    return staffErrorPage(visit, reason, STATUS[reason]);
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
});
