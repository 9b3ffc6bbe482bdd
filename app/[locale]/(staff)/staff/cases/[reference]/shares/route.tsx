import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { otherOrganisations } from "@/lib/access/list-organisations";
import type { ShareTerms } from "@/lib/cases/share";
import { shareCase } from "@/lib/cases/share-case";
import { backToCase } from "../back-to-case";
import { BackToCase } from "../case-way-back";
import { SHARING_FIELDS, ShareForm, type ShareFormProps } from "../share-form";

export const GET = backToCase;

type Again = Pick<ShareFormProps, "reference" | "typed" | "wrong">;

async function again(visit: StaffVisit, asked: Again): Promise<Response> {
  const { t, staff } = visit;
  const partners = await otherOrganisations(staff);
  return staffPage(visit, {
    title: t("sharing.open"),
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack column">
        <h1>{t("sharing.open")}</h1>
        <ShareForm t={t} formToken={visitFormToken(visit)} partners={partners} {...asked} />
        <BackToCase visit={visit} reference={asked.reference} />
      </div>
    ),
  });
}

/** Shares a case with another organisation. */
export const POST = staffRoute("case:share", async (visit, { reference = "" }) => {
  const form = await readForm(visit, SHARING_FIELDS);
  const [organisation, until, reason, once] = [
    form.get("organisation"),
    form.get("until"),
    form.get("reason"),
    form.get("once"),
  ];
  const typed = { organisation, until, reason, once, profile: form.get("profile"), mark: form.get("mark") };
  // What is on no list is refused by the schema, which says which field it is.
  const terms = typed as typeof typed & ShareTerms;
  const result = await shareCase(visit.staff, { ...terms, reference, onceKey: once });
  if (result.ok) return seeOther(visit, `/staff/cases/${reference}?done=shared#sharing`);
  if (result.reason === "not_found") return staffErrorPage(visit, "not_found", 404);
  if (result.reason === "not_permitted" || result.reason === "recused")
    return staffErrorPage(visit, result.reason, 403);
  if (result.reason === "already_shared")
    return seeOther(visit, `/staff/cases/${reference}?done=already_shared#sharing`);
  return again(visit, { reference, typed, wrong: result.fields });
});
